/// What one line of an order asks of the dispatch board.
package struct ActivityDemand: Hashable, Sendable {
  /// The number of the line, unique in its order.
  package var line: Int
  /// Who is to do it.
  package var technician: Identifier<Technician>?
  /// What is to be done.
  package var task: Identifier<ServiceTask>?
  /// How long it takes; nothing for lines that are no hours.
  package var duration: Seconds

  /// Creates a demand.
  package init(
    line: Int, technician: Identifier<Technician>? = nil, task: Identifier<ServiceTask>? = nil,
    duration: Seconds = .zero
  ) {
    self.line = line
    self.technician = technician
    self.task = task
    self.duration = duration
  }
}

/// What becomes of the activities of an order when its lines are what they are.
package struct ActivityChange: Hashable, Sendable {
  /// The activities of all orders afterwards: those that stay where they are, new ones at the end.
  package var activities: [Activity]
  /// Which are new.
  package var created: [Identifier<Activity>]
  /// Which cover other lines than before.
  package var changed: [Identifier<Activity>]
  /// Which are gone.
  package var removed: [Identifier<Activity>]
}

extension DispatchSettings {
  /// Returns `activities` with those of `order` brought into line with its lines: one for each
  /// technician and task, shared by the lines that name both (rule DI-3).
  ///
  /// - An activity belongs to the technician whom its lines ask for, also after it was reassigned.
  ///   While it stays, so do its start, technician, priority and release.
  /// - A line that comes to name another technician or task moves to that activity; one without lines
  ///   is removed. So is the activity of the order as a whole, once lines have activities.
  /// - Closed activities are history: they stay, and their lines need no other.
  /// - An activity takes as long as its lines together (OP-27).
  ///
  /// - Parameters:
  ///   - activities: The activities of all orders.
  ///   - demands: What the lines of the order ask for; of two with the same number the first counts.
  ///   - order: The order.
  ///   - start: When new activities start, the service time of the order.
  /// - Returns: The activities afterwards, and what changed. Doing it again changes nothing.
  /// - Complexity: O(*n* + *d*²) in the numbers of activities and of lines.
  package func matching(
    _ activities: [Activity], to demands: [ActivityDemand], of order: ServiceOrder,
    startingAt start: Instant?
  ) -> ActivityChange {
    var groups = Self.groups(of: demands)
    for closed in activities where closed.order == order.id && closed.isClosed {
      groups[closed.key]?.removeAll { closed.lines.contains($0.line) }
    }
    groups = groups.filter { !$0.value.isEmpty }
    var change = ActivityChange(activities: [], created: [], changed: [], removed: [])
    for activity in activities {
      guard activity.order == order.id, !activity.isClosed else {
        change.activities.append(activity)
        continue
      }
      if activity.lines.isEmpty, demands.isEmpty {
        change.activities.append(activity)
      } else if !activity.lines.isEmpty, let lines = groups.removeValue(forKey: activity.key) {
        let covering = activity.covering(lines)
        if covering != activity { change.changed.append(activity.id) }
        change.activities.append(covering)
      } else {
        change.removed.append(activity.id)
      }
    }
    append(groups, of: order, startingAt: start, to: &change, names: Set(activities.map(\.id)))
    return change
  }

  /// Returns `activities` with one for a new order as a whole, where the creation rule says so.
  ///
  /// - Throws: ``Refusal`` by DI-3 when the user has to be asked.
  package func addingActivity(
    to activities: [Activity], for order: ServiceOrder, startingAt start: Instant?,
    taking duration: Seconds, answer: Bool? = nil
  ) throws(Refusal) -> [Activity] {
    guard try createsActivity(answer: answer) else { return activities }
    let id = Self.freeName(for: order, from: 1, names: Set(activities.map(\.id))).name
    return activities + [
      Activity(
        id: id, order: order.id, type: activityType, technician: order.preferredTechnicians.first,
        start: start, duration: duration.countable)
    ]
  }

  private static func groups(of demands: [ActivityDemand]) -> [Activity.Key: [ActivityDemand]] {
    var seen: Set<Int> = []
    let lines = demands.filter { seen.insert($0.line).inserted }.sorted { $0.line < $1.line }
    return Dictionary(grouping: lines) { Activity.Key(technician: $0.technician, task: $0.task) }
  }

  private func append(
    _ groups: [Activity.Key: [ActivityDemand]], of order: ServiceOrder,
    startingAt start: Instant?, to change: inout ActivityChange, names: Set<Identifier<Activity>>
  ) {
    var number = 1
    for (key, lines) in groups.sorted(by: { ($0.value[0].line) < ($1.value[0].line) }) {
      let (name, found) = Self.freeName(for: order, from: number, names: names)
      number = found + 1
      let activity = Activity(
        id: name, order: order.id, type: activityType, task: key.task,
        requestedTechnician: key.technician, technician: key.technician, start: start,
        duration: .zero)
      change.activities.append(activity.covering(lines))
      change.created.append(name)
    }
  }

  /// Returns the first name after the order's with a number from `start` on that is not taken.
  private static func freeName(
    for order: ServiceOrder, from start: Int, names: Set<Identifier<Activity>>
  ) -> (name: Identifier<Activity>, number: Int) {
    var number = start
    while names.contains(Identifier("\(order.id)-\(number)")) { number += 1 }
    return (Identifier("\(order.id)-\(number)"), number)
  }
}

extension Activity {
  /// What lines have in common that share an activity.
  fileprivate struct Key: Hashable {
    var technician: Identifier<Technician>?
    var task: Identifier<ServiceTask>?
  }

  fileprivate var key: Key { Key(technician: requestedTechnician, task: task) }

  /// Returns the activity of `demands`, which are in the order of their lines.
  fileprivate func covering(_ demands: [ActivityDemand]) -> Activity {
    var copy = self
    copy.lines = demands.map(\.line)
    copy.duration = demands.reduce(.zero) { ($0 + $1.duration.countable).countable }
    return copy
  }
}

extension Seconds {
  /// The nearest length that is not negative and within what can be counted.
  fileprivate var countable: Seconds { min(max(self, .zero), PlanningLimits.durations.upperBound) }
}
