package import ServiceModel

extension Scenario {
  /// A tiny scenario whose promises count on a calendar and whose orders have a history.
  ///
  /// Orders were called in on the evening before, wait now and then by hand or in a stage, change
  /// their priority, and some of their milestones are reached. Lateness counts open time in every
  /// other scenario.
  package static func tinyWithClocks(_ seed: Seed) -> Scenario {
    var random = TestRandom(Seed(value: seed.value &+ 77))
    var scenario = Scenario.tinyWithPromises(seed)
    let dawn = scenario.planningWindow.start
    scenario.calendars = [
      WorkingCalendar(
        id: "office", timeZone: .utc,
        weeklyHours: Dictionary(
          uniqueKeysWithValues: Weekday.allCases.map { ($0, TinyClocks.hours(&random)) }))
    ]
    scenario.stages = [
      Stage(id: "new", name: "New"),
      Stage(id: "parts", name: "Parts", parent: "new", clock: .paused),
    ]
    scenario.priorities = [
      Priority(id: "high", dropCost: Money(minorUnits: 9000)),
      Priority(id: "low", dropCost: Money(minorUnits: 3000)),
    ]
    scenario.serviceLevelAgreements = scenario.serviceLevelAgreements.map { promises in
      var promises = promises
      promises.options.latenessIn = random.chance(50) ? .business : .wall
      promises.options.priorityChange =
        PriorityChangePolicy.allCases[random.below(PriorityChangePolicy.allCases.count)]
      promises.targets = promises.targets.map { target in
        var target = target
        target.calendar = random.chance(80) ? "office" : nil
        target.goal = .clock(.minutes(30 * (1 + random.below(12))))
        target.goalsByPriority = ["high": .clock(.minutes(60))]
        return target
      }
      return promises
    }
    scenario.serviceOrders = scenario.serviceOrders.map { order in
      TinyClocks.order(order, dawn: dawn, &random)
    }
    return scenario
  }
}

private enum TinyClocks {
  static func hours(_ random: inout TestRandom) -> [DailyInterval] {
    guard random.chance(90) else { return [] }
    let opening = CivilTime(hour: 6 + random.below(4), minute: 30)
    let noon = CivilTime(hour: 12, minute: 0)
    return [
      DailyInterval(from: opening, to: noon),
      DailyInterval(from: CivilTime(hour: 13, minute: 0), to: CivilTime(hour: 18, minute: 10)),
    ]
  }

  static func order(
    _ order: ServiceOrder, dawn: Instant, _ random: inout TestRandom
  ) -> ServiceOrder {
    var order = order
    order.serviceLevelAgreement = "prompt"
    order.createdAt = dawn - .minutes(10 * random.below(90))
    if random.chance(60) { order.fixedDue = [:] }
    var time = order.createdAt ?? dawn
    for _ in 0..<random.below(5) {
      time = time + .minutes(10 * random.below(20))
      order.events.append(OrderEvent(at: time, kind(&random)))
    }
    return order
  }

  private static func kind(_ random: inout TestRandom) -> OrderEvent.Kind {
    switch random.below(8) {
    case 0, 1: .paused(reason: nil)
    case 2, 3: .resumed
    case 4: .stageChanged("parts")
    case 5: .stageChanged("new")
    case 6: .priorityChanged(random.chance(50) ? "high" : "low")
    default: .arrived
    }
  }
}
