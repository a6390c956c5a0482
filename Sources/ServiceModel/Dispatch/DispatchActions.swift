/// What a dispatcher does with activities on the board.
///
/// Each action returns the activities afterwards, so that a board undoes changes by keeping the lists
/// of before (rule DI-9).
///
/// - Source: rules DI-6 to DI-8.
package struct DispatchBoard: Hashable, Sendable {
  /// The activities of all orders.
  package var activities: [Activity]

  /// Creates a board.
  package init(_ activities: [Activity]) { self.activities = activities }

  /// The activities that wait for the dispatcher (rule DI-6).
  package var undispatched: [Activity] { activities.filter(\.isUndispatched) }

  /// Returns the board with an activity released to its technician.
  ///
  /// - Throws: ``Refusal`` by DI-6 when there is no such open activity, nobody is assigned, its start
  ///   is open, or it was released already.
  package func dispatching(_ id: Identifier<Activity>) throws(Refusal) -> DispatchBoard {
    let (index, activity) = try open(id, rule: "DI-6")
    guard activity.technician != nil, activity.start != nil else {
      let lack = activity.technician == nil ? "nobody is assigned" : "its start is open"
      throw Refusal(
        rule: "DI-6", message: "Activity \(id) cannot be dispatched: \(lack).",
        remedy: "Assign a technician and a start first.")
    }
    guard !activity.isDispatched else {
      throw Refusal(
        rule: "DI-6", message: "Activity \(id) is dispatched already.",
        remedy: "Leave it as it is.")
    }
    var changed = self
    changed.activities[index].isDispatched = true
    return changed
  }

  /// Returns the board with an activity given to another technician, of any team, or to nobody.
  ///
  /// A new technician has not been told yet, so the activity is undispatched again.
  ///
  /// - Parameters:
  ///   - id: The activity.
  ///   - technician: Who is to do it.
  ///   - scenario: Whose technicians, orders and stages count.
  /// - Returns: The board afterwards; the same one when the technician does not change.
  /// - Throws: ``Refusal`` by DI-7 when there is no such open activity or technician, by ST-4 when
  ///   the stage of its order is not movable.
  package func reassigning(
    _ id: Identifier<Activity>, to technician: Identifier<Technician>?, in scenario: Scenario
  ) throws(Refusal) -> DispatchBoard {
    let (index, activity) = try open(id, rule: "DI-7")
    if let technician, !scenario.technicians.contains(where: { $0.id == technician }) {
      throw Refusal(
        rule: "DI-7", message: "There is no technician \(technician).",
        remedy: "Name a technician of the scenario.")
    }
    guard technician != activity.technician else { return self }
    try checkMovable(activity, in: scenario)
    var changed = self
    changed.activities[index].technician = technician
    changed.activities[index].isDispatched = false
    return changed
  }

  /// Returns the board with another start of an activity, or an open one.
  ///
  /// A new time has not been told yet, so the activity is undispatched again.
  ///
  /// - Throws: ``Refusal`` by DI-7 when there is no such open activity or the start is beyond what can
  ///   be counted, by ST-4 when the stage of its order is not movable.
  package func rescheduling(
    _ id: Identifier<Activity>, to start: Instant?, in scenario: Scenario
  ) throws(Refusal) -> DispatchBoard {
    let (index, activity) = try open(id, rule: "DI-7")
    if let start, !PlanningLimits.instants.contains(start) {
      throw Refusal(
        rule: "DI-7", message: "The start of activity \(id) is beyond what can be counted.",
        remedy: "Give an instant of this century.")
    }
    guard start != activity.start else { return self }
    try checkMovable(activity, in: scenario)
    var changed = self
    changed.activities[index].start = start
    changed.activities[index].isDispatched = false
    return changed
  }

  /// Returns the board with another priority of an activity; that of its order when it is `nil`.
  ///
  /// - Throws: ``Refusal`` by DI-8 when there is no such open activity or priority.
  package func prioritizing(
    _ id: Identifier<Activity>, as priority: Identifier<Priority>?, in scenario: Scenario
  ) throws(Refusal) -> DispatchBoard {
    let (index, _) = try open(id, rule: "DI-8")
    if let priority, !scenario.priorities.contains(where: { $0.id == priority }) {
      throw Refusal(
        rule: "DI-8", message: "There is no priority \(priority).",
        remedy: "Name a priority of the scenario.")
    }
    var changed = self
    changed.activities[index].priority = priority
    return changed
  }

  private func open(
    _ id: Identifier<Activity>, rule: String
  ) throws(Refusal) -> (index: Int, activity: Activity) {
    guard let index = activities.firstIndex(where: { $0.id == id }) else {
      throw Refusal(
        rule: rule, message: "There is no activity \(id).", remedy: "Name one of the board.")
    }
    guard !activities[index].isClosed else {
      throw Refusal(
        rule: rule, message: "Activity \(id) is closed.", remedy: "Leave it as it is.")
    }
    return (index, activities[index])
  }

  private func checkMovable(_ activity: Activity, in scenario: Scenario) throws(Refusal) {
    guard let order = scenario.serviceOrders.first(where: { $0.id == activity.order }),
      let stage = StageTree(scenario.stages)?.stage(of: order),
      !stage.permissions.contains(.movable)
    else { return }
    throw Refusal(
      rule: "ST-4",
      message: "Order \(order.id) is in stage \(stage.id), where its activities may not be moved.",
      remedy: "Move the order to a movable stage first.")
  }
}
