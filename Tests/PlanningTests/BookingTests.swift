import Planning
import ServiceModel
import TestScenarios
import Testing

/// Plans that become bookings, and bookings that become pins (rule ST-4).
struct BookingTests {
  /// A tiny scenario, and a plan of all its visits, one an hour, each by a random technician.
  private static func planned(_ seed: Seed) -> (scenario: Scenario, plan: Plan) {
    let scenario = Scenario.tiny(seed)
    var random = TestRandom(Seed(value: seed.value + 9000))
    let visits = scenario.serviceOrders.flatMap(\.visits)
    let routes = visits.enumerated().map { index, visit in
      let start = scenario.planningWindow.start + .hours(index)
      return Route(
        technician: scenario.technicians[random.below(scenario.technicians.count)].id, shift: "s",
        departureTime: start,
        visits: [
          PlannedVisit(
            visit: visit.id, arrivalTime: start, startServiceTime: start,
            departureTime: start + visit.serviceDuration, travelTimeFromPrevious: .zero,
            travelDistanceFromPrevious: Metres(0))
        ], returnTime: start + visit.serviceDuration, travelTimeToEnd: .zero,
        travelDistanceToEnd: Metres(0))
    }
    return (scenario, Plan(routes: routes, unassignedVisits: []))
  }

  /// The tree of two stages, the second of which holds bookings.
  private static let stages = [
    Stage(id: "planned", name: ""),
    Stage(
      id: "told", name: "", parent: "planned", permissions: .all.subtracting(.movable)),
  ]

  @Test(arguments: Seed.first(100))
  func `ST-4: a booked plan is a pin in a stage that is not movable, and only there`(
    seed: Seed
  ) throws {
    var (scenario, plan) = Self.planned(seed)
    scenario.stages = Self.stages
    for index in scenario.serviceOrders.indices {
      scenario.serviceOrders[index].stage = "planned"
      for visit in scenario.serviceOrders[index].visits.indices {
        scenario.serviceOrders[index].visits[visit].pin = nil
        scenario.serviceOrders[index].visits[visit].started = nil
      }
    }

    var (booked, visits) = try scenario.booking(plan)

    #expect(Set(visits) == Set(plan.routes.flatMap(\.visits).map(\.visit)))
    #expect(ScenarioFacts(booked).visits.allSatisfy { $0.pin == nil })
    for index in booked.serviceOrders.indices { booked.serviceOrders[index].stage = "told" }
    for visit in ScenarioFacts(booked).visits {
      let route = try #require(plan.routes.first { $0.visits[0].visit == visit.visit.id })
      let start = route.visits[0].startServiceTime
      #expect(visit.pin == Pin(technician: route.technician, start: start...start))
    }
    let again = try booked.booking(plan)
    #expect(again.scenario == booked)
    #expect(again.booked.isEmpty)
  }

  @Test func `ST-4: a booking that a stage holds is not changed, nothing else is either`() throws {
    var (scenario, plan) = Self.planned(Seed(value: 1))
    scenario.stages = Self.stages
    scenario = try scenario.booking(plan).scenario
    for index in scenario.serviceOrders.indices { scenario.serviceOrders[index].stage = "told" }
    plan.routes[0].visits[0].startServiceTime =
      plan.routes[0].visits[0].startServiceTime
      + .minutes(1)

    let refusal = #expect(throws: Refusal.self) { try scenario.booking(plan) }

    #expect(refusal?.rule == "ST-4")
    #expect(try scenario.booking(plan, technicians: ["nobody"]).scenario == scenario)
  }

  @Test func `started work is left alone, and orders, technicians and an instant limit the rest`()
    throws
  {
    var (scenario, plan) = Self.planned(Seed(value: 3))
    let route = try #require(plan.routes.first)
    let id = route.visits[0].visit
    let order = try #require(
      scenario.serviceOrders.first { $0.visits.contains { $0.id == id } })

    #expect(try scenario.booking(plan, orders: [order.id]).booked == order.visits.map(\.id))
    let own = try scenario.booking(plan, technicians: [route.technician]).booked
    #expect(
      own == plan.routes.filter { $0.technician == route.technician }.map { $0.visits[0].visit })
    #expect(
      try !scenario.booking(plan, from: route.visits[0].startServiceTime + Seconds(1)).booked
        .contains(id))
    for index in scenario.serviceOrders.indices where scenario.serviceOrders[index].id == order.id {
      scenario.serviceOrders[index].visits[0].started = StartedWork(
        technician: route.technician, start: route.visits[0].startServiceTime)
    }
    #expect(try !scenario.booking(plan).booked.contains(order.visits[0].id))
  }

  @Test func `row 66, DI-7: activities follow one another, and those for somebody else stay`()
    throws
  {
    var (scenario, plan) = Self.planned(Seed(value: 1))
    let order = scenario.serviceOrders[0]
    let route = try #require(plan.routes.first { $0.visits[0].visit == order.visits[0].id })
    let start = route.visits[0].startServiceTime
    plan.routes = [route]
    scenario.activities = [
      Activity(id: "1", order: order.id, duration: .minutes(20)),
      Activity(id: "2", order: order.id, requestedTechnician: "other", duration: .minutes(20)),
      Activity(
        id: "3", order: order.id, technician: "x", start: start, duration: .minutes(20),
        isDispatched: true),
      Activity(id: "4", order: order.id, duration: .minutes(20), isClosed: true),
      Activity(id: "5", order: "another", duration: .minutes(20)),
    ]

    let activities = try scenario.booking(plan).scenario.activities

    #expect(activities.map(\.start) == [start, nil, start + .minutes(20), nil, nil])
    #expect(activities.map(\.technician) == [route.technician, nil, route.technician, nil, nil])
    #expect(activities.allSatisfy { !$0.isDispatched })
  }
}
