package import ServiceModel

extension Scenario {
  /// A tiny scenario over several days: technicians with up to three shifts, limits on their weekly
  /// duty and on their rest, date windows, pins and now and then started work.
  package static func tinyWeek(_ seed: Seed) -> Scenario {
    var week = TinyWeek(scenario: tinyWithPromises(seed), random: TestRandom(seed))
    week.stretch()
    return week.scenario
  }
}

/// Stretches a tiny scenario of one day over three.
private struct TinyWeek {
  var scenario: Scenario
  var random: TestRandom

  private var dawn: Instant { scenario.planningWindow.start }

  mutating func stretch() {
    scenario.planningWindow.end = dawn + .hours(72)
    if random.chance(60) { dismissAllButOne() }
    for index in scenario.technicians.indices {
      let day = scenario.technicians[index].shifts[0]
      scenario.technicians[index].shifts = shifts(like: day)
      if random.chance(70) {
        scenario.technicians[index].maxWeeklyDutyTime = .minutes(120 + 10 * random.below(30))
      }
      if random.chance(60) {
        scenario.technicians[index].minRest = .minutes(240 + 60 * random.below(18))
      }
    }
    for order in scenario.serviceOrders.indices {
      scenario.serviceOrders[order].visits[0] = stretched(scenario.serviceOrders[order].visits[0])
    }
    if random.chance(15) { start() }
  }

  /// Leaves one technician, so that days compete for the same hours.
  private mutating func dismissAllButOne() {
    scenario.technicians = Array(scenario.technicians.prefix(1))
    let only = scenario.technicians[0].id
    for order in scenario.serviceOrders.indices {
      var visit = scenario.serviceOrders[order].visits[0]
      visit.requiredTechnicians.removeAll { $0 != only }
      visit.preferredTechnicians.removeAll { $0 != only }
      visit.excludedTechnicians.removeAll()
      if visit.pin != nil { visit.pin?.technician = only }
      scenario.serviceOrders[order].visits[0] = visit
    }
  }

  /// One to three shifts, the next one to follow after an hour or two, or a day later.
  private mutating func shifts(like day: Shift) -> [Shift] {
    var shifts = [day]
    for number in 1..<(1 + random.below(3)) {
      let length = day.maxEnd - day.minStart
      let gap = random.chance(50) ? length + .hours(1 + random.below(3)) : .hours(24)
      let last = shifts[number - 1]
      shifts.append(
        day.moved(by: last.minStart + gap - day.minStart, id: Identifier("day\(number)")))
    }
    return shifts
  }

  private mutating func stretched(_ visit: Visit) -> Visit {
    var visit = visit
    // Dear enough to be worth a second day.
    visit.dropCost = visit.dropCost.map { Money(minorUnits: 3 * $0.minorUnits) }
    let days = Seconds.hours(24 * random.below(2))
    visit.timeWindows = visit.timeWindows.map { window in
      TimeWindow(
        minStart: window.minStart + days, maxStart: window.maxStart + days,
        maxEnd: window.maxEnd.map { $0 + days })
    }
    if random.chance(25) {
      let monday = CivilDate(daysSinceEpoch: dawn.secondsSinceEpoch / 86_400)
      let first = monday.advanced(by: random.below(2))
      visit.dateWindow = DateWindow(
        start: first, end: first.advanced(by: random.below(2)),
        hours: random.chance(50)
          ? [DailyInterval(from: CivilTime(hour: 9, minute: 0), to: CivilTime(hour: 15, minute: 0))]
          : [])
    }
    if random.chance(6), visit.pin == nil {
      let start = dawn + .minutes(10 * random.below(200))
      visit.pin = Pin(start: start...(start + .minutes(10 * random.below(12))))
    }
    return visit
  }

  /// Lets the first technician be at work on the first visit since some minutes into the day.
  private mutating func start() {
    let technician = scenario.technicians[0]
    scenario.serviceOrders[0].visits[0].started = StartedWork(
      technician: technician.id,
      start: technician.shifts[0].minStart + .minutes(random.below(60)))
  }
}

extension Shift {
  /// Returns the same shift some time later.
  fileprivate func moved(by time: Seconds, id: Identifier<Shift>) -> Shift {
    var shift = self
    shift.id = id
    shift.minStart = minStart + time
    shift.maxSoftEnd = maxSoftEnd + time
    shift.maxEnd = maxEnd + time
    shift.breaks = breaks.map { pause in
      Break(
        id: pause.id, duration: pause.duration, minStart: pause.minStart + time,
        maxEnd: pause.maxEnd + time)
    }
    return shift
  }
}
