extension FaultCode {
  /// The catalogue's entry for codes E11, E12; `nil` for others.
  var orderEntry: FaultEntry? {
    switch self {
    case .duplicateOrder:
      FaultEntry(
        .error,
        "Two service orders have the same id.",
        "Give each order an id of its own.")
    case .duplicateVisit:
      FaultEntry(
        .error,
        "Two visits have the same id, so a plan could not tell them apart.",
        "Give each visit an id of its own.")
    case .duplicateSkill:
      FaultEntry(
        .error,
        "Two skills or two stock items have the same id.",
        "Remove one of the two.")
    case .invertedTimeWindow:
      FaultEntry(
        .error,
        "A time window ends before it starts.",
        "Swap or correct the instants.")
    case .overlappingTimeWindows:
      FaultEntry(
        .error,
        "The time windows of a visit overlap or are out of order.",
        "Join the windows, or put them in order.")
    case .emptyOrder:
      FaultEntry(
        .error,
        "A service order has neither visits nor lines.",
        "Add a visit, or remove the order.")
    case .negativeDuration:
      FaultEntry(
        .error,
        "A duration is negative.",
        "Write a duration of zero or more.")
    case .zeroDuration:
      FaultEntry(
        .warning,
        "A visit takes no time, which often means that the duration was not known.",
        "Write how long the work takes.")
    case .unknownRequiredSkill:
      FaultEntry(
        .error,
        "A visit asks for a skill that is not listed under skills.",
        "Correct the name, or add the skill under skills.")
    case .unknownPriority:
      FaultEntry(
        .error,
        "An order or visit names a priority that is not listed under priorities.",
        "Correct the name, or add the priority under priorities.")
    case .unknownPart:
      FaultEntry(
        .error,
        "A visit needs a part that is not listed under stockItems.",
        "Correct the name, or add the item under stockItems.")
    case .unknownAgreement:
      FaultEntry(
        .error,
        "An order names an agreement that is not listed under agreements.",
        "Correct the name, or add the agreement under agreements.")
    case .unknownOrderServiceLevel:
      FaultEntry(
        .error,
        """
        An order names a service level agreement that is not listed under \
        serviceLevelAgreements.
        """,
        "Correct the name, or add it under serviceLevelAgreements.")
    case .unknownOrderStage:
      FaultEntry(
        .error,
        "An order stands in a stage that is not listed under stages.",
        "Correct the name, or add the stage under stages.")
    case .unknownVisitTechnician:
      FaultEntry(
        .error,
        """
        A visit or an order names a technician to require, prefer, exclude or answer for it who \
        is not listed under technicians.
        """,
        "Correct the name, or add the technician.")
    case .outsidePlanningWindow:
      FaultEntry(
        .warning,
        "No time window of a visit touches the planning window, so the visit cannot be planned.",
        "Correct the dates, or widen the planning window.")
    case .longerThanAnyShift:
      FaultEntry(
        .warning,
        "A visit takes longer than the longest shift, so nobody can make it.",
        "Correct the duration, or split the visit.")
    case .invalidQuantity:
      FaultEntry(
        .error,
        "A number of parts or of a line is negative.",
        "Write zero or a positive number.")
    case .windowShorterThanWork:
      FaultEntry(
        .warning,
        "A time window closes before the work could be done even if it began at once.",
        "Widen the window, or leave out its end.")
    case .contradictoryTechnicians:
      FaultEntry(
        .error,
        """
        A technician is both required and excluded, so no required technician may make the \
        visit.
        """,
        "Remove the technician from one of the lists.")
    case .invalidLevel:
      FaultEntry(
        .error,
        "A skill level is smaller than one.",
        "Write a level of one or more.")
    case .repeatedEntry:
      FaultEntry(
        .warning,
        "The same skill or technician stands twice in one list.",
        "Remove one of the two.")
    case .emptyName:
      FaultEntry(
        .error,
        "An id is empty.",
        "Give it a name.")
    case .unknownPinTechnician:
      FaultEntry(
        .error,
        "A pin or booking names a technician who is not listed under technicians.",
        "Correct the name, or add the technician.")
    case .pinNotRequired:
      FaultEntry(
        .error,
        "A visit is pinned to a technician who is not among its required technicians.",
        "Pin it to a required technician, or add this one to requiredTechnicians.")
    case .pinExcluded:
      FaultEntry(
        .error,
        "A visit is pinned to a technician who is excluded from it.",
        "Pin it to somebody else, or remove the exclusion.")
    case .pinOutsideWindows:
      FaultEntry(
        .error,
        "A visit is pinned to a time outside all of its time windows.",
        "Change the pin or the windows.")
    case .pinContradictsBooking:
      FaultEntry(
        .error,
        """
        A visit of an order whose stage is not movable is pinned to another technician or \
        time than it is booked.
        """,
        "Remove the pin, or correct the booking.")
    case .immovableWithoutBooking:
      FaultEntry(
        .warning,
        """
        The stage of an order forbids moving its visits, but a visit has no booking to hold \
        on to.
        """,
        "Add the booking, or correct the stage.")
    case .emptyPin:
      FaultEntry(
        .warning,
        "A pin or booking names neither a technician nor a time, so it holds nothing.",
        "Name a technician or a start, or remove it.")
    case .invertedPinRange:
      FaultEntry(
        .error,
        "The range of a pin ends before it starts.",
        "Swap or correct the instants.")
    case .pinLacksSkill:
      FaultEntry(
        .warning,
        "A visit is pinned to a technician who lacks a skill or level that it needs.",
        "Pin it to somebody else, or correct the skills.")
    case .bookingContradiction:
      FaultEntry(
        .warning,
        """
        A visit may not be moved, but its booking contradicts its required or excluded \
        technicians or its time windows.
        """,
        "Correct the booking or the visit, or move the order to a movable stage.")
    case .invertedDateWindow:
      FaultEntry(
        .error,
        "A date window ends before it starts.",
        "Swap or correct the dates.")
    case .unknownStartedTechnician:
      FaultEntry(
        .error,
        "Work on a visit was started by a technician who is not listed under technicians.",
        "Correct the name, or add the technician.")
    case .startedOutsideShift:
      FaultEntry(
        .error,
        "Work on a visit was started at a time at which its technician has no shift.",
        "Correct the time, or give the technician a shift that holds it.")
    case .startedTwice:
      FaultEntry(
        .error,
        "A technician is at work on two visits in one shift.",
        "Leave out the visit that is done, or correct the technician.")
    default: nil
    }
  }
}
