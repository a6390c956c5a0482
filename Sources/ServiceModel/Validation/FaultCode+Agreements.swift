extension FaultCode {
  /// The catalogue's entry for codes E113 and E143 to E144; `nil` for others.
  var agreementEntry: FaultEntry? {
    orderLineEntry ?? catalogEntry ?? agreementLineEntry
  }

  private var orderLineEntry: FaultEntry? {
    switch self {
    case .duplicateOrderLine:
      FaultEntry(
        .error,
        "Two lines or two item requirements of an order have the same number.",
        "Give each a number of its own.")
    case .unknownOrderReference:
      FaultEntry(
        .error,
        """
        An order, one of its lines or item requirements names a project, technician, item, \
        object, task, category or agreement that is not listed.
        """,
        "Correct the name, or add what it names.")
    case .incompleteOrderLine:
      FaultEntry(
        .error,
        "A line of an order lacks what its type needs, or its quantity is not positive.",
        "Complete the line; item lines need an item, other lines have none.")
    case .invertedOrderLine:
      FaultEntry(
        .error,
        "The window, the hours or the registered times of an order line end before they begin.",
        "Swap or correct the two ends.")
    case .invalidRequirement:
      FaultEntry(
        .error,
        "An item requirement has no positive quantity, or its order has no project.",
        "Write a positive quantity, and give the order a project.")
    default: nil
    }
  }

  private var catalogEntry: FaultEntry? {
    switch self {
    case .duplicateCatalogRow:
      FaultEntry(
        .error,
        "Two rows of one table of the catalog have the same id.",
        "Give each an id of its own.")
    case .unknownCatalogReference:
      FaultEntry(
        .error,
        """
        A row of the catalog, an agreement or one of its lines names a row of the catalog that \
        is not there.
        """,
        "Correct the name, or add the row to the catalog.")
    case .templateGroupCycle:
      FaultEntry(
        .error,
        "A template group is part of itself, by its parent or by theirs.",
        "Break the circle by removing one parent.")
    case .invalidServiceInterval:
      FaultEntry(
        .error,
        "A service interval is zero or negative, or too long to count.",
        "Write how many units lie between two dates, from 1 to 10000.")
    case .invalidSequence:
      FaultEntry(
        .error,
        "A number sequence has no digits, too many, or a next number that does not count.",
        "Write 1 to 12 digits and a next number from 1 to 100000000.")
    case .itemOnSeveralObjects:
      FaultEntry(
        .error,
        "An item is on several objects, which the parameters forbid.",
        "Take it off the others, or set allowSameItemOnSeveralObjects.")
    case .invalidWindowDays:
      FaultEntry(
        .error,
        "A window reaches a negative number of days, or more than can be counted.",
        "Write zero to 1000 days before and after the calculated date.")
    default: nil
    }
  }

  private var agreementLineEntry: FaultEntry? {
    switch self {
    case .lineOutsideAgreement:
      FaultEntry(
        .error,
        "A line of an agreement has no day within the dates of its agreement.",
        "Correct the dates of the line or of the agreement.")
    case .invertedAgreementLine:
      FaultEntry(
        .error,
        "A line of an agreement ends before it starts.",
        "Swap or correct the dates.")
    case .windowWithoutInterval:
      FaultEntry(
        .warning,
        "A line has a window but no interval, so it happens once, on some day of the window.",
        "Add the interval, or remove the window if the day is fixed.")
    case .windowNeverOpens:
      FaultEntry(
        .error,
        """
        The hours of a line end before they begin or are shorter than its work, or the default \
        calendar never opens, so no visit ever fits.
        """,
        "Correct the hours, or give the calendar opening hours.")
    case .incompleteAgreementLine:
      FaultEntry(
        .error,
        "A line of an agreement lacks what its type needs, or its quantity is not positive.",
        "Complete the line; item lines need an item, other lines have none.")
    case .duplicateAgreementLine:
      FaultEntry(
        .error,
        "Two lines of an agreement have the same number.",
        "Give each a number of its own.")
    case .unrelatedLine:
      FaultEntry(
        .error,
        "A line is about an object or a task that is not related to its agreement.",
        "Add the object or task to the agreement.")
    case .timeProject:
      FaultEntry(
        .error,
        "An agreement is on a project of type time.",
        "Choose a project of another type.")
    case .invalidAllowance:
      FaultEntry(
        .error,
        "The number of visits of an allowance is negative.",
        "Write zero or more visits in a period.")
    case .repeatedRelation:
      FaultEntry(
        .warning,
        "An object or a task is related to an agreement or order twice.",
        "Remove one of the two relations.")
    default: nil
    }
  }
}
