extension FaultCode {
  /// The catalogue's entry for codes E14; `nil` for others.
  var promiseEntry: FaultEntry? {
    switch self {
    case .duplicateAgreement:
      FaultEntry(
        .error,
        "Two agreements, service level agreements, calendars or priorities have the same id.",
        "Give each an id of its own.")
    case .unknownServiceLevel:
      FaultEntry(
        .error,
        """
        An agreement names a service level agreement that is not listed under \
        serviceLevelAgreements.
        """,
        "Correct the name, or add it under serviceLevelAgreements.")
    case .invertedAgreement:
      FaultEntry(
        .error,
        "An agreement ends before it starts.",
        "Swap or correct the dates.")
    case .unknownPreferredTechnician:
      FaultEntry(
        .error,
        "An agreement prefers a technician who is not listed under technicians.",
        "Correct the name, or add the technician.")
    case .invalidPercent:
      FaultEntry(
        .error,
        "The drop cost per cent of an agreement is negative.",
        "Write zero or a positive number; 100 leaves drop costs as they are.")
    case .unknownCalendar:
      FaultEntry(
        .error,
        "A target counts on a calendar that is not listed under calendars.",
        "Correct the name, or add the calendar under calendars.")
    case .withoutOpenTime:
      FaultEntry(
        .error,
        "A calendar that a target counts on is never open, so its targets have no due time.",
        "Give it opening hours, or leave the calendar out to count around the clock.")
    case .invalidBreachUnit:
      FaultEntry(
        .error,
        "The unit of lateness of a breach cost is zero or negative.",
        "Write a positive duration, such as PT1H.")
    case .negativeBreachCost:
      FaultEntry(
        .error,
        "An amount of a breach cost is negative.",
        "Write zero or a positive amount.")
    case .negativeGoal:
      FaultEntry(
        .error,
        "A goal is negative.",
        "Write a goal of zero or more.")
    case .invalidInterval:
      FaultEntry(
        .error,
        """
        Opening hours end before or when they begin, begin outside their day, or run past \
        the end of the next day.
        """,
        "Write hours such as 08:00-17:00, or 22:00-30:00 to run overnight.")
    case .overlappingIntervals:
      FaultEntry(
        .warning,
        "Opening hours of one day overlap; they count once.",
        "Correct the hours.")
    case .invalidStandardDay:
      FaultEntry(
        .error,
        "The standard day of a calendar is not between zero and 24 hours long.",
        "Write the working minutes of one day, such as 480.")
    case .repeatedMilestone:
      FaultEntry(
        .warning,
        "Two targets of one service level agreement name the same milestone; both are priced.",
        "Remove one of the two, unless steps are meant.")
    case .capBelowFixed:
      FaultEntry(
        .warning,
        """
        The cap of a breach cost is below its fixed amount, so the fixed amount is never \
        charged.
        """,
        "Raise the cap, or lower the fixed amount.")
    case .withoutCreation:
      FaultEntry(
        .warning,
        """
        An order names a service level agreement of its own but no creation instant, so its \
        clocks cannot start. Orders that inherit targets from their agreement may leave it \
        out: work that nobody called for carries no promise.
        """,
        "Add createdAt, or due instants.")
    case .unusedCalendar:
      FaultEntry(
        .warning,
        "A calendar is never open; nothing counts on it yet.",
        "Give it opening hours, or remove it.")
    default: nil
    }
  }
}
