import Planning
import ServiceModel
import TestScenarios
import Testing

/// Weekly duty and rest as stated and as limits that shifts share say the same.
struct SharedLimitTests {
  @Test func `a plan breaks a rule of working time when it breaks a compiled limit`() throws {
    var kept = 0
    var broken: [String: Int] = [:]
    for seed in Seed.first(400) {
      let scenario = Scenario.tinyWeek(seed)
      let travel = try scenario.tinyTravel()
      let problem = PlanningProblem(scenario, travel: travel)
      let free = PlanningProblem(scenario.withoutWorkingTime, travel: travel)
      let audit = PlanAudit(scenario: scenario, travel: travel)
      var random = TestRandom(seed)

      for _ in 0..<10 {
        let stops = free.randomStops(&random)
        let plan = try #require(free.plan(making: stops, isProved: false))
        var returns = [Int?](repeating: nil, count: stops.count)
        for (shift, route) in zip(stops.indices.filter { !stops[$0].isEmpty }, plan.routes) {
          returns[shift] = (route.returnTime - problem.origin).count
        }
        let keepsLimits =
          problem.sharedLimits.allSatisfy { $0.use(byReturns: returns) <= $0.capacity }
          && zip(returns, problem.shifts).allSatisfy { ($0 ?? 0) <= max(0, $1.end) }

        let found = audit.violations(in: plan).map(\.rule)
          .filter { ["weekly-duty", "rest"].contains($0) }

        #expect(found.isEmpty == keepsLimits, "\(seed)")
        kept += keepsLimits ? 1 : 0
        for rule in Set(found) { broken[rule, default: 0] += 1 }
      }
    }
    #expect(kept >= 400)
    #expect(broken["weekly-duty", default: 0] >= 100)
    #expect(broken["rest", default: 0] >= 100)
  }

  @Test(arguments: Seed.first(100))
  func `what a route uses never falls in the time of its return`(seed: Seed) throws {
    let scenario = Scenario.tinyWeek(seed)
    let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())

    for member in problem.sharedLimits.flatMap(\.members) {
      let shift = problem.shifts[member.shift]
      let uses = stride(from: shift.start, through: max(shift.start, shift.end), by: 300)
        .map { member.use.amount(returningAt: $0) }
      #expect(zip(uses, uses.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }

  @Test func `limits that can never bind are left out`() throws {
    var scenario = Scenario.tinyWeek(Seed(value: 3))
    for index in scenario.technicians.indices {
      scenario.technicians[index].maxWeeklyDutyTime = .hours(100)
      scenario.technicians[index].minRest = .zero
    }

    let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())

    #expect(problem.sharedLimits.isEmpty)
  }
}

extension Scenario {
  /// The scenario in which nobody's week or rest is limited.
  fileprivate var withoutWorkingTime: Scenario {
    var free = self
    for index in free.technicians.indices {
      free.technicians[index].maxWeeklyDutyTime = nil
      free.technicians[index].minRest = nil
    }
    return free
  }
}

extension PlanningProblem {
  /// Returns routes that the timing allows, with visits drawn at random.
  fileprivate func randomStops(_ random: inout TestRandom) -> [[Int]] {
    let timing = RouteTiming(self)
    var stops = [[Int]](repeating: [], count: shifts.count)
    for visit in plannableVisits {
      let shift = eligibleShifts[visit][random.below(eligibleShifts[visit].count)]
      let longer = stops[shift] + [visit]
      if timing.outcome(of: longer, in: shift) != nil { stops[shift] = longer }
    }
    return stops
  }
}

extension SharedLimitTests {
  /// The clocks go forward on Sunday 29 March 2026, so this Sunday is an hour shorter.
  @Test func `a week ends on Sunday at midnight, also where the clocks change`() throws {
    let zone = TimeZoneName("Europe/Amsterdam")
    func time(_ day: Int, _ hour: Int) throws -> Instant {
      let date = try #require(CivilDate(year: 2026, month: 3, day: 27)?.advanced(by: day))
      return zone.rules.occurrence(of: CivilTime(hour: hour, minute: 0), on: date).opening
    }
    let shifts = try [(0, 8), (1, 22), (2, 23), (3, 0)].map { day, hour in
      let start = try time(day, hour)
      return Shift(
        id: Identifier("\(day)"), minStart: start, maxEnd: start + .hours(1),
        startLocation: nil, endLocation: nil)
    }
    let technician = Technician(
      id: "ana", name: "Ana", shifts: shifts, maxWeeklyDutyTime: .minutes(90),
      minRest: .hours(24))
    let scenario = Scenario(
      name: "Clock change", timeZone: zone,
      planningWindow: TimeRange(start: try time(0, 0), end: try time(5, 0)),
      travel: .straightLine(metresPerHour: 30_000, detourPercent: 130), technicians: [technician],
      serviceOrders: [])

    let limits = PlanningProblem(scenario, travel: TravelTable(locations: [], matrices: [:]))
      .sharedLimits

    let weeks = limits.compactMap { limit -> [Int]? in
      guard case .weeklyDuty = limit.source else { return nil }
      return limit.members.map(\.shift)
    }
    // Monday's shift is alone in its week, so nothing can bind there.
    #expect(weeks == [[0, 1, 2]])
    let rests = limits.filter { $0.source == .rest(technician: 0) }.map { $0.members.map(\.shift) }
    // From Saturday at 23:00 to Sunday at 23:00 the clocks leave 23 hours; to midnight, 24.
    #expect(rests == [[1, 2], [2, 3]])
  }
}
