import Optimization
import Planning
import ServiceModel
import TestScenarios
import Testing

/// More freedom never makes a proved optimum worse.
struct MonotonicityTests {
  /// A way to give a scenario more freedom.
  enum Relaxation: CaseIterable {
    case anotherTechnician, widerWindow, anotherSkill, longerWeek, shorterRest, anotherShift
  }

  @Test(arguments: Relaxation.allCases)
  func `more freedom never worsens a proved optimum`(relaxation: Relaxation) throws {
    var (proved, better) = (0, 0)
    for seed in Seed.first(80) {
      let scenario = Scenario.tinyWeek(seed).tightened(for: relaxation)
      let freer = scenario.relaxed(by: relaxation, seed)
      guard let before = try provedOptimum(of: scenario) else { continue }
      guard let after = try provedOptimum(of: freer) else { continue }

      proved += 1
      better += after < before ? 1 : 0
      #expect(after <= before, "\(seed)")
    }
    #expect(proved >= 30, "only \(proved) of 80 pairs were proved")
    #expect(better >= 1)
  }

  private func provedOptimum(of scenario: Scenario) throws -> Money? {
    let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())
    let result = Planner(seed: 1).plan(problem, within: SearchBudget(workLimit: 1500))
    return result.status == .provedOptimal ? result.objective : nil
  }
}

extension Scenario {
  /// Returns the scenario with so little freedom that more of it is worth something.
  fileprivate func tightened(for relaxation: MonotonicityTests.Relaxation) -> Scenario {
    var tight = self
    for index in tight.technicians.indices {
      if relaxation == .longerWeek { tight.technicians[index].maxWeeklyDutyTime = .hours(4) }
      if relaxation == .shorterRest { tight.technicians[index].minRest = .hours(23) }
    }
    return tight
  }

  /// Returns the scenario with more freedom.
  fileprivate func relaxed(by relaxation: MonotonicityTests.Relaxation, _ seed: Seed) -> Scenario {
    var freer = self
    var random = TestRandom(seed)
    let someone = random.below(technicians.count)
    let something = random.below(serviceOrders.count)
    switch relaxation {
    case .anotherTechnician:
      var another = technicians[someone]
      another.id = "another"
      freer.technicians.append(another)
    case .widerWindow:
      freer.serviceOrders[something].visits[0].timeWindows = visits(something)[0].timeWindows.map {
        TimeWindow(
          minStart: $0.minStart - .minutes(5), maxStart: $0.maxStart + .minutes(5),
          maxEnd: $0.maxEnd.map { $0 + .minutes(5) })
      }
      freer.serviceOrders[something].visits[0].dateWindow?.end =
        visits(something)[0].dateWindow?.end.advanced(by: 1) ?? CivilDate(daysSinceEpoch: 0)
    case .anotherSkill:
      for index in freer.technicians.indices {
        freer.technicians[index].skills += [
          HeldSkill(skill: "gas", level: 3), HeldSkill(skill: "water", level: 3),
        ]
      }
    case .longerWeek:
      for index in freer.technicians.indices {
        freer.technicians[index].maxWeeklyDutyTime = technicians[index].maxWeeklyDutyTime
          .map { $0 + .minutes(90) }
      }
    case .shorterRest:
      for index in freer.technicians.indices {
        freer.technicians[index].minRest = technicians[index].minRest.map { _ in .zero }
      }
    case .anotherShift:
      guard let last = technicians[someone].shifts.last else { return self }
      var another = last
      another.id = "another"
      let later = Seconds.hours(24)
      (another.minStart, another.maxEnd) = (last.minStart + later, last.maxEnd + later)
      (another.maxSoftEnd, another.breaks) = (last.maxSoftEnd + later, [])
      freer.technicians[someone].shifts.append(another)
    }
    return freer
  }

  private func visits(_ order: Int) -> [Visit] { serviceOrders[order].visits }
}
