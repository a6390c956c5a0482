// Activities that follow from the lines and bookings of orders.
extension Scenario {
  /// Brings the activities of `order` into line with its lines, where its stage makes some (rules
  /// DI-3 and ST-8).
  ///
  /// New ones take what is open about them from the booking of the order: who and when.
  mutating func matchActivities(of order: ServiceOrder) {
    guard let tree = StageTree(stages), dispatch.hasActivities(order, in: tree) else { return }
    let change = dispatch.matching(
      activities, to: order.activityDemands, of: order,
      startingAt: order.details.serviceDateTime)
    activities = change.activities
    guard let booking = order.visits.lazy.compactMap(\.booking).first else { return }
    let created = Set(change.created)
    placeActivities(by: booking) { created.contains($0.id) }
  }

  /// Adds what the creation rule and the stage of a generated order make of it (rule DI-3).
  ///
  /// A batch has nobody to ask, so it adds none where the rule is to ask.
  mutating func addActivity(for order: ServiceOrder) {
    let work = order.visits.first?.serviceDuration ?? .zero
    if let added = try? dispatch.addingActivity(
      to: activities, for: order, startingAt: order.details.serviceDateTime, taking: work,
      answer: false)
    {
      activities = added
    }
    matchActivities(of: order)
  }

  /// Gives activities the technician and the start of a booking; several follow one another.
  ///
  /// Those for which their lines ask somebody else are left alone. One that gets another technician
  /// or start is undispatched, because nobody has been told yet (rule DI-7).
  package mutating func placeActivities(by booking: Pin, where isChosen: (Activity) -> Bool) {
    var start = booking.start?.lowerBound
    for index in activities.indices where isChosen(activities[index]) {
      let before = activities[index]
      let asksForAnother =
        before.requestedTechnician != nil && before.requestedTechnician != booking.technician
      guard !before.isClosed, booking.technician == nil || !asksForAnother else { continue }
      activities[index].technician = booking.technician ?? before.technician
      activities[index].start = start ?? before.start
      if activities[index] != before { activities[index].isDispatched = false }
      start = start.map { $0 + before.duration }
    }
  }
}

extension ServiceOrder {
  /// What the open lines of the order ask of the dispatch board.
  package var activityDemands: [ActivityDemand] {
    lines.filter { $0.status != .cancelled }.map { line in
      ActivityDemand(
        line: line.number, technician: line.content.technician, task: line.content.task,
        duration: line.content.serviceDuration)
    }
  }
}
