import Planning
import ServiceModel
import TestScenarios
import Testing

/// What stages mean for the plan: those that are not schedulable keep visits out, those that are not
/// movable hold bookings.
struct StageRuleTests {
  /// A tiny scenario whose orders stand in the stages of a random tree, some of them booked.
  private static func scenario(_ seed: Seed) -> Scenario {
    var scenario = Scenario.tiny(seed)
    var random = TestRandom(Seed(value: seed.value + 7000))
    let count = 1 + random.below(7)
    scenario.stages = (0..<count).map { index in
      var permissions = StagePermissions.all
      if random.chance(50) { permissions.remove(.schedulable) }
      if random.chance(50) { permissions.remove(.movable) }
      return Stage(
        id: Identifier("s\(index)"), name: "Stage \(index)",
        parent: index == 0 ? nil : Identifier("s\(random.below(index))"), permissions: permissions)
    }
    for index in scenario.serviceOrders.indices {
      if random.chance(80) {
        scenario.serviceOrders[index].stage = scenario.stages[random.below(count)].id
      }
      if random.chance(60) {
        let start = scenario.planningWindow.start + .minutes(10 * random.below(40))
        let person = scenario.technicians[random.below(scenario.technicians.count)].id
        scenario.serviceOrders[index].visits[0].booking = Pin(
          technician: random.chance(70) ? person : nil, start: start...start)
      }
    }
    return scenario
  }

  @Test(arguments: Seed.first(200))
  func `ST-4: the compiled rule is the stated one on random trees and orders`(seed: Seed) {
    let scenario = Self.scenario(seed)
    let rule = StageSchedulableRule()

    for visit in ScenarioFacts(scenario).visits {
      let stage = scenario.stages.first { $0.id == visit.order.stage ?? "s0" }
      let isSchedulable = stage?.permissions.contains(.schedulable) == true
      let instant = scenario.planningWindow.start + .hours(3)
      #expect((rule.exclusion(of: visit) == nil) == isSchedulable)
      #expect(rule.startDomain(of: visit).contains(instant) == isSchedulable)
      #expect((rule.refusal(of: visit, startingAt: instant) == nil) == isSchedulable)
      guard !isSchedulable, let stage else { continue }
      let wait = rule.exclusion(of: visit)?.stage
      #expect(wait?.stage == stage.id)
      #expect(Set(wait?.allowing ?? []) == Self.nearest(to: stage, in: scenario))
    }
  }

  /// Returns what a search downwards finds first, or else a search in all directions.
  private static func nearest(to stage: Stage, in scenario: Scenario) -> Set<Identifier<Stage>> {
    func search(_ isNeighbour: (Stage, Stage) -> Bool) -> Set<Identifier<Stage>> {
      var front = [stage]
      var seen: Set<Identifier<Stage>> = [stage.id]
      while !front.isEmpty {
        front = front.flatMap { from in
          scenario.stages.filter { isNeighbour(from, $0) && !seen.contains($0.id) }
        }
        seen.formUnion(front.map(\.id))
        let allowing = front.filter { $0.permissions.contains(.schedulable) }
        guard allowing.isEmpty else { return Set(allowing.map(\.id)) }
      }
      return []
    }
    let following = search { $1.parent == $0.id }
    return following.isEmpty
      ? search { $1.parent == $0.id || $0.parent == $1.id } : following
  }

  @Test(arguments: Seed.first(200))
  func `a booking is a pin exactly where the stage is not movable`(seed: Seed) {
    let scenario = Self.scenario(seed)

    for visit in ScenarioFacts(scenario).visits {
      let stage = scenario.stages.first { $0.id == visit.order.stage ?? "s0" }
      let isMovable = stage?.permissions.contains(.movable) == true
      let held = isMovable ? nil : visit.visit.booking
      #expect(visit.pin == visit.visit.pin ?? held)
    }
  }

  @Test(arguments: Seed.first(100))
  func `a visit whose stage is not schedulable is in no plan, and says why`(seed: Seed) throws {
    let scenario = Self.scenario(seed)
    let problem = PlanningProblem(scenario, travel: try scenario.tinyTravel())

    for visit in problem.visits.indices {
      let facts = problem.facts.visits[visit]
      guard let stage = facts.stage, !stage.permissions.contains(.schedulable) else { continue }
      let reasons = problem.impossibilities(of: visit)
      #expect(!problem.plannableVisits.contains(visit))
      #expect(reasons.map(\.code) == [.stageNotSchedulable])
      #expect(problem.visits[visit].dropCost >= facts.dropCost.minorUnits)
      #expect(!problem.visits[visit].mustBeMade)
      #expect(reasons.first?.text.hasPrefix("Order \(facts.order.id) waits in") == true)
    }
  }

  @Test func `the reason names the stage and the ones that would allow it`() {
    func reason(_ stages: [Stage], in stage: Identifier<Stage>) -> String? {
      var scenario = Scenario.tiny(Seed(value: 1))
      scenario.stages = stages
      scenario.serviceOrders[0].stage = stage
      let visit = ScenarioFacts(scenario).visits.first
      return visit.flatMap { StageSchedulableRule().exclusion(of: $0)?.text }
    }
    let closed = StagePermissions.all.subtracting(.schedulable)
    let new = Stage(id: "new", name: "New", permissions: closed)
    let waiting = Stage(
      id: "waiting", name: "waiting for parts", parent: "new", permissions: closed)
    let released = Stage(id: "released", name: "released", parent: "waiting")
    let other = Stage(id: "other", name: "by another van", parent: "waiting")

    #expect(
      reason([new, waiting, released], in: "waiting")
        == "Order o0 waits in 'waiting for parts'; 'released' would allow it.")
    #expect(
      reason([new, waiting, released, other], in: "waiting")
        == "Order o0 waits in 'waiting for parts'; 'released' or 'by another van' would allow it.")
    #expect(
      reason([new, waiting, released], in: "new")
        == "Order o0 waits in 'New'; 'released' would allow it.")
    let open = Stage(id: "new", name: "New")
    #expect(
      reason(
        [open, waiting, Stage(id: "ordered", name: "", parent: "waiting", permissions: closed)],
        in: "waiting")
        == "Order o0 waits in 'waiting for parts'; 'New' would allow it.")
    #expect(
      reason([new, waiting], in: "waiting")
        == "Order o0 waits in 'waiting for parts'; no stage would allow it.")
  }

  @Test func `row 65, OR-12: the order's preference replaces the agreement's, the visit's both`() {
    var scenario = Scenario.tiny(Seed(value: 1))
    scenario.agreements = [Agreement(id: "A", name: "A", preferredTechnicians: ["t0"])]
    scenario.serviceOrders[0].agreement = "A"
    scenario.serviceOrders[0].visits[0].preferredTechnicians = []
    func preferred() -> [Identifier<Technician>]? {
      ScenarioFacts(scenario).visits.first?.preferredTechnicians
    }

    #expect(preferred() == ["t0"])
    scenario.serviceOrders[0].preferredTechnicians = ["t1"]
    #expect(preferred() == ["t1"])
    scenario.serviceOrders[0].visits[0].preferredTechnicians = ["t2"]
    #expect(preferred() == ["t2"])
  }
}
