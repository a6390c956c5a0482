extension ReasonCode {
  /// The number of the code, for programs that file reasons by number; it never changes.
  ///
  /// Reasons that hold whatever else is planned are below 6100, those that depend on other visits or on
  /// the search from there on.
  ///
  /// - Source: `terms-and-codes.md`, "Reason codes for an unplanned visit".
  package var number: Int {
    switch self {
    case .noTechnician: 6000
    case .skill: 6001
    case .timeWindow: 6002
    case .workTime: 6003
    case .travelLimit: 6004
    case .parts: 6005
    case .technicianNotAllowed: 6006
    case .unreachable: 6007
    case .breakRule: 6008
    case .visitLimit: 6009
    case .pin: 6010
    case .stageNotSchedulable: 6011
    case .agreementExpired: 6012
    case .notCovered: 6013
    case .allowanceUsed: 6014
    case .competition: 6100
    case .searchLimit: 6101
    }
  }
}
