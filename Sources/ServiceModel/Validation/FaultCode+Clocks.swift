extension FaultCode {
  /// The catalogue's entry for codes E1440 to E1459; `nil` for others.
  var clockEntry: FaultEntry? { calendarBaseEntry ?? eventEntry ?? clockTrapEntry }

  private var calendarBaseEntry: FaultEntry? {
    switch self {
    case .unknownBaseCalendar:
      FaultEntry(
        .error,
        "The base of a calendar is not listed under calendars.",
        "Correct the name, or add the calendar under calendars.")
    case .calendarCycle:
      FaultEntry(
        .error,
        "A calendar is among its own bases, so nobody can say when it is open.",
        "Let one of the calendars of the circle stand on its own.")
    case .withoutBase:
      FaultEntry(
        .error,
        "A day is to be as the base calendar has it, but the calendar names no base.",
        "Add base, or write opening hours or closed.")
    default: nil
    }
  }

  private var eventEntry: FaultEntry? {
    switch self {
    case .eventBeforeCreation:
      FaultEntry(
        .error,
        "Something happened to an order before it was created or received.",
        "Correct the instant of the event, or createdAt.")
    case .eventsOutOfOrder:
      FaultEntry(
        .error,
        "The events of an order are not in order of time.",
        "Put the events in order; those of one instant stay as they are listed.")
    case .resumedWhileRunning:
      FaultEntry(
        .error,
        "A clock is resumed that was not paused.",
        "Remove the event, or add the pause before it; what a stage stops, a stage starts again.")
    case .pausedWhilePaused:
      FaultEntry(
        .error,
        "A clock is paused that is paused already; intervals of recorded time never overlap.",
        "Remove the event, or add the resumption before it.")
    case .eventAfterCancellation:
      FaultEntry(
        .error,
        "A clock is paused, resumed or cancelled after measuring was ended for good.",
        "Remove the event, or the cancellation before it.")
    case .unknownEventStage:
      FaultEntry(
        .error,
        "An event moves an order to a stage that is not listed under stages.",
        "Correct the name, or add the stage under stages.")
    case .unknownEventPriority:
      FaultEntry(
        .error,
        "An event gives an order a priority that is not listed under priorities.",
        "Correct the name, or add the priority under priorities.")
    case .stageContradictsEvents:
      FaultEntry(
        .error,
        "An order is in another stage than the one to which its last event moved it.",
        "Write the stage of the last event as the stage of the order.")
    case .priorityContradictsEvents:
      FaultEntry(
        .error,
        "An order has another priority than the one that its last event gave it.",
        "Write the priority of the last event as the priority of the order.")
    case .creationContradictsEvents:
      FaultEntry(
        .error,
        "An order is created twice, or by an event at another instant than its createdAt.",
        "Keep createdAt, and remove the event.")
    case .eventsWithoutCreation:
      FaultEntry(
        .error,
        "An order has events about its clocks, but nothing says when it was created.",
        "Add createdAt.")
    case .receivedAfterCreation:
      FaultEntry(
        .warning,
        "An order was created before its call came in.",
        "Correct receivedAt, or leave it out.")
    case .reopenedWhileOpen:
      FaultEntry(
        .warning,
        "An order is reopened that was not completed; nothing happens.",
        "Remove the event, or add the completion before it.")
    default: nil
    }
  }

  private var clockTrapEntry: FaultEntry? {
    switch self {
    case .promiseNeverDue:
      FaultEntry(
        .error,
        "Something is promised, but no stage lets its clock run, so it is never due.",
        "Let the clock run in one of the stages.")
    case .clockNeverStarts:
      FaultEntry(
        .error,
        "Something is promised, but measuring is over in the stage where every order begins.",
        "Let the clock run or pause in the initial stage.")
    case .invalidWarning:
      FaultEntry(
        .error,
        "A warning is not at a share of the goal from 1 to 1000 per cent.",
        "Write a whole number of per cent, such as 80.")
    case .unknownGoalPriority:
      FaultEntry(
        .error,
        "A target has a goal for a priority that is not listed under priorities.",
        "Correct the name, or add the priority under priorities.")
    default: nil
    }
  }
}
