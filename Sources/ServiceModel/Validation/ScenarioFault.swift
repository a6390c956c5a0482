/// Something in a scenario that makes no sense or will surprise.
///
/// ``Scenario/faults()`` returns all of them; readers add the place in the file.
package struct ScenarioFault: Hashable, Sendable {
  /// What kind of fault it is.
  package var code: FaultCode
  /// Which value is at fault.
  package var path: FieldPath
  /// The value as people would write it, when there is one.
  package var value: String?
  /// What is wrong, in one sentence without the place.
  package var message: String
  /// The valid name that looks most like a name that nothing has.
  package var nearestName: String?

  /// Creates a fault.
  package init(
    _ code: FaultCode, at path: FieldPath, value: String? = nil, message: String,
    nearestName: String? = nil
  ) {
    self.code = code
    self.path = path
    self.value = value
    self.message = message
    self.nearestName = nearestName
  }

  /// Whether the fault stands in the way of planning.
  package var severity: FaultSeverity { code.severity }

  /// What to do about it, in one sentence or two.
  package var remedy: String {
    nearestName.map { "Maybe \($0) is meant. \(code.remedy)" } ?? code.remedy
  }
}

/// Whether a fault stands in the way of planning.
package enum FaultSeverity: String, Hashable, Sendable {
  /// The scenario cannot be planned.
  case error
  /// The scenario can be planned, but probably means something else.
  case warning
}
