import Optimization
import Planning
import ServiceModel
import Testing

/// Conflicts and small repairs that are known beforehand.
struct PlantedConflictTests {
  private static let dawn = Instant(secondsSinceEpoch: 1_767_600_000)

  /// A day of Ana that is full, and one more visit that is asked for.
  ///
  /// The day holds just `count` visits of an hour, all of which must be made; Ben makes a visit that
  /// has nothing to do with it. Nobody has to drive.
  private static func fullDay(_ count: Int) -> Scenario {
    let place = Location(matrixIndex: 0)
    func order(_ id: String, mandatory: Bool, skill: Identifier<Skill>) -> ServiceOrder {
      ServiceOrder(
        id: Identifier(id),
        visits: [
          Visit(
            id: Identifier(id), location: place, serviceDuration: .hours(1),
            requiredSkills: [RequiredSkill(skill: skill)], mandatory: mandatory,
            dropCost: Money(minorUnits: 1000))
        ])
    }
    func technician(_ id: Identifier<Technician>, skill: Identifier<Skill>) -> Technician {
      Technician(
        id: id, name: id.text, skills: [HeldSkill(skill: skill)],
        shifts: [
          Shift(
            id: "day", minStart: dawn, maxEnd: dawn + .hours(count), startLocation: place,
            endLocation: place)
        ])
    }
    return Scenario(
      name: "full day", timeZone: .utc,
      planningWindow: TimeRange(start: dawn, end: dawn + .hours(12)),
      travel: .matrices(["car": TravelMatrix(size: 1, durations: [0], distances: [0])]),
      skills: [Skill(id: "gas", name: "Gas"), Skill(id: "water", name: "Water")],
      technicians: [technician("ana", skill: "gas"), technician("ben", skill: "water")],
      serviceOrders: (1...count).map { order("held\($0)", mandatory: true, skill: "gas") }
        + [
          order("elsewhere", mandatory: true, skill: "water"),
          order("asked", mandatory: false, skill: "gas"),
        ])
  }

  private static let travel = TravelTable(
    locations: [Location(matrixIndex: 0)],
    matrices: ["car": TravelMatrix(size: 1, durations: [0], distances: [0])])

  private func verdict(on scenario: Scenario) throws -> ExplanationVerdict {
    let result = Planner().plan(
      PlanningProblem(scenario, travel: Self.travel), within: SearchBudget(workLimit: 2000))
    try #require(result.status == .provedOptimal)
    let explainer = Explainer(
      of: result.plan, for: scenario, travel: Self.travel, bound: result.bound)
    return try #require(
      explainer.unassigned(within: SearchBudget(workLimit: 8000)).first?.verdict)
  }

  @Test(arguments: 2...4)
  func `a planted conflict is found, no more and no less`(size: Int) throws {
    let verdict = try verdict(on: Self.fullDay(size))

    guard case .impossibleTogether(let conflict) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(conflict.isIrreducible)
    #expect(conflict.members.map(\.visit.text) == (1...size).map { "held\($0)" })
    #expect(conflict.members.allSatisfy { $0.bond == .mandatory })
  }

  @Test(arguments: [1, 12, 45])
  func `a shift that is too short by some minutes has to end as much later`(minutes: Int) throws {
    var scenario = Self.fullDay(1)
    scenario.serviceOrders.removeAll { $0.id != "asked" }
    scenario.change("asked") { $0.serviceDuration = .hours(1) + .minutes(minutes) }

    guard case .impossibleAlone(let answer) = try verdict(on: scenario) else {
      Issue.record("it is possible")
      return
    }

    #expect(answer.nearest?.technician == "ana")
    #expect(answer.changes == [.shiftEnd("ana", "day", later: .minutes(minutes))])
    #expect(answer.others == [TechnicianObstacle(technician: "ben", code: .skill)])
  }

  @Test func `one change goes before two, and a small skill gap before a large one`() throws {
    var scenario = Self.fullDay(3)
    scenario.serviceOrders.removeAll { $0.id != "asked" }
    scenario.change("asked") { $0.requiredSkills = [RequiredSkill(skill: "gas", minLevel: 3)] }
    scenario.technicians[1].skills = [HeldSkill(skill: "gas", level: 2)]

    guard case .impossibleAlone(let answer) = try verdict(on: scenario) else {
      Issue.record("it is possible")
      return
    }

    #expect(answer.changes == [.skill("ben", "gas", level: 3)])
    #expect(answer.others.map(\.technician) == ["ana"])
  }
}
