extension FaultCode {
  /// The catalogue's entry for codes E13; `nil` for others.
  var technicianEntry: FaultEntry? {
    switch self {
    case .duplicateTechnician:
      FaultEntry(
        .error,
        """
        Two technicians, two shifts of one technician, or two breaks of one shift have the \
        same id.
        """,
        "Give each an id of its own.")
    case .invertedShift:
      FaultEntry(
        .error,
        "A shift ends before or when it starts.",
        "Swap or correct the instants.")
    case .overlappingShifts:
      FaultEntry(
        .error,
        "Two shifts of one technician overlap, or are out of order.",
        "Join the shifts, or put them in order.")
    case .breakOutsideShift:
      FaultEntry(
        .error,
        "The window of a break reaches outside its shift.",
        "Move the break into the shift.")
    case .overlappingBreaks:
      FaultEntry(
        .error,
        "The windows of two breaks of one shift overlap, or are out of order.",
        "Move them apart, or put them in order.")
    case .breakTooLong:
      FaultEntry(
        .error,
        "A break is longer than the window in which it is taken.",
        "Widen the window, or shorten the break.")
    case .softEndOutsideShift:
      FaultEntry(
        .error,
        "The regular end of a shift lies outside the shift.",
        "Write an instant between start and end.")
    case .overtimeNotFromZero:
      FaultEntry(
        .error,
        "The first overtime tier does not begin at zero.",
        "Begin the first tier with after: PT0S.")
    case .overtimeNotIncreasing:
      FaultEntry(
        .error,
        "Overtime tiers do not begin later and later, or their rates fall.",
        "Put the tiers in order, with rates that do not fall.")
    case .negativeRate:
      FaultEntry(
        .error,
        "A cost or rate of a technician is negative.",
        "Write zero or a positive amount.")
    case .unknownHeldSkill:
      FaultEntry(
        .error,
        "A technician has a skill that is not listed under skills.",
        "Correct the name, or add the skill under skills.")
    case .invertedValidity:
      FaultEntry(
        .error,
        "A skill is valid to a day before the one from which it is valid.",
        "Swap or correct the dates.")
    case .unknownStock:
      FaultEntry(
        .error,
        "A van carries an item that is not listed under stockItems.",
        "Correct the name, or add the item under stockItems.")
    case .invalidStock:
      FaultEntry(
        .error,
        "A van carries a negative number of an item.",
        "Write zero or a positive number.")
    case .invalidLimit:
      FaultEntry(
        .error,
        "A limit of a technician or shift is negative.",
        "Write zero or a positive number, or leave the limit out.")
    case .withoutShift:
      FaultEntry(
        .warning,
        "A technician has no shift and gets no work.",
        "Add a shift, or remove the technician.")
    case .shiftOutsidePlanningWindow:
      FaultEntry(
        .warning,
        "A shift lies outside the planning window.",
        "Correct the dates, or widen the planning window.")
    case .withoutTechnicians:
      FaultEntry(
        .warning,
        "The scenario has no technicians, so nothing can be planned.",
        "Add technicians.")
    case .invalidBreakDuration:
      FaultEntry(
        .error,
        "A break lasts no time or less.",
        "Write a positive duration.")
    case .shiftLongerThanWeek:
      FaultEntry(
        .warning,
        "A shift is longer than its technician may be on duty in a week.",
        "Shorten the shift, or raise maxWeeklyDutyTime.")
    case .restExcludesShift:
      FaultEntry(
        .warning,
        "A shift starts so soon after another that the rest between them leaves no time to work.",
        "Correct the shifts, or shorten minRest.")
    default: nil
    }
  }
}
