extension FaultCode {
  /// The catalogue's entry for codes of stages and reasons from E1705 on; `nil` for others.
  var stageEntry: FaultEntry? {
    switch self {
    case .unreachableStage:
      FaultEntry(
        .error,
        """
        A stage hangs on one that the initial stage does not lead to, so no order ever gets \
        there.
        """,
        "Correct the stage that it hangs on, or give it another parent.")
    case .stageWithoutEnd:
      FaultEntry(
        .warning,
        """
        From a stage, next stages lead to no end: nowhere after it may an order be posted, \
        cancelled or deleted, and nowhere is its clock stopped.
        """,
        "Let a last stage permit one of these, or stop the clock there.")
    case .stuckStage:
      FaultEntry(
        .warning,
        """
        Orders get stuck in a stage: no stage follows, it is no end, and visits may neither be \
        planned nor fields be edited there.
        """,
        "Add a next stage, permit something, or write clock: stopped if orders are done there.")
    case .clockNeverRuns:
      FaultEntry(
        .warning,
        "The clock runs in no stage, so no time ever counts towards a target.",
        "Write clock: running in the stages in which time counts.")
    case .clockNeverStops:
      FaultEntry(
        .warning,
        """
        Stages pause the clock, but no end stops it, so measuring of an order is never over.
        """,
        "Write clock: stopped in the stages in which orders are done.")
    case .duplicateReasonCode:
      FaultEntry(
        .error,
        "Two reason codes have the same id.",
        "Give each reason code an id of its own.")
    case .unknownReasonCode:
      FaultEntry(
        .error,
        "The history of an order gives a reason that is not listed under reasonCodes.",
        "Correct the name, or add the code under reasonCodes.")
    case .unknownReasonStage:
      FaultEntry(
        .error,
        "The history of an order names a stage that is not listed under stages.",
        "Correct the name, or add the stage under stages.")
    case .stageWithoutReason:
      FaultEntry(
        .warning,
        """
        An order stands in a stage that requires a reason, but its history gives none for it.
        """,
        "Add the reason under stageReasons, or correct the stage.")
    default: nil
    }
  }
}
