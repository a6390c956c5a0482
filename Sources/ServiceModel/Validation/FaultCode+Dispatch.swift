extension FaultCode {
  /// The catalogue's entry for codes of dispatch: teams from E1330 on, activities from E1220 on, and
  /// the stage that makes them; `nil` for others.
  var dispatchEntry: FaultEntry? {
    switch self {
    case .duplicateActivity:
      FaultEntry(
        .error,
        "Two activities or two activity types have the same id.",
        "Give each an id of its own.")
    case .unknownActivityOrder:
      FaultEntry(
        .error,
        "An activity belongs to an order that is not listed under serviceOrders.",
        "Correct the name, or add the order.")
    case .unknownActivityTechnician:
      FaultEntry(
        .error,
        "An activity names a technician who is not listed under technicians.",
        "Correct the name, or add the technician.")
    case .unknownActivityType:
      FaultEntry(
        .error,
        "An activity or the dispatch settings name a type that is not listed under activityTypes.",
        "Correct the name, or add the type under activityTypes.")
    case .dispatchedWithoutBooking:
      FaultEntry(
        .warning,
        "An activity is dispatched, but says not who does it, or not when.",
        "Add the technician and the start, or remove dispatched.")
    case .unknownActivityTask:
      FaultEntry(
        .error,
        "An activity names a task that is not listed in the catalog.",
        "Correct the name, or add the task under tasks of the catalog.")
    case .duplicateTeam:
      FaultEntry(
        .error,
        "Two dispatch teams have the same id.",
        "Give each team an id of its own.")
    case .unknownTeamTechnician:
      FaultEntry(
        .error,
        "The owner or a member of a dispatch team is not listed under technicians.",
        "Correct the name, or add the technician.")
    case .vendorOwnsTeam:
      FaultEntry(
        .error,
        "The owner of a dispatch team is a vendor.",
        "Name an employee as owner, or correct employment.")
    case .technicianInTwoTeams:
      FaultEntry(
        .error,
        "A technician is a member of more than one dispatch team.",
        "Take the technician out of all teams but one.")
    case .unknownGenerationStage:
      FaultEntry(
        .error,
        "The stage that makes activities is not listed under stages.",
        "Correct the name, or add the stage under stages.")
    default: nil
    }
  }
}
