import ServiceModel
import Testing

/// Rules DI-1, DI-4 and DI-6 to DI-8: what a dispatcher does and sees.
struct DispatchBoardTests {
  private var scenario: Scenario {
    var scenario = DispatchTeamTests.company
    scenario.dispatchTeams.append(
      DispatchTeam(id: "south", name: "South", owner: "ben", members: ["ben"]))
    scenario.serviceOrders[0].id = "SO-1"
    return scenario
  }

  private func activity(
    _ id: Identifier<Activity>, _ technician: Identifier<Technician>? = nil,
    _ start: Instant? = nil, isDispatched: Bool = false, isClosed: Bool = false
  ) -> Activity {
    Activity(
      id: id, order: "SO-1", technician: technician, start: start, duration: .hours(1),
      isDispatched: isDispatched, isClosed: isClosed)
  }

  @Test func `DI-6: dispatching takes an activity off the undispatched list`() throws {
    let board = DispatchBoard([activity("a", "ana", .hour(9)), activity("b")])

    let after = try board.dispatching("a")

    #expect(board.undispatched.map(\.id) == ["a", "b"])
    #expect(after.undispatched.map(\.id) == ["b"])
    for id: Identifier<Activity> in ["a", "b", "c"] {
      let refusal = #expect(throws: Refusal.self) { try after.dispatching(id) }
      #expect(refusal?.rule == "DI-6")
    }
    let closed = DispatchBoard([activity("a", "ana", .hour(9), isClosed: true)])
    #expect(throws: Refusal.self) { try closed.dispatching("a") }
  }

  @Test func `DI-7: a technician of any team takes over, and has to be told`() throws {
    let board = DispatchBoard([activity("a", "ana", .hour(9), isDispatched: true)])

    let given = try board.reassigning("a", to: "ben", in: scenario)
    let later = try board.rescheduling("a", to: .hour(11), in: scenario)

    #expect(given.activities[0].technician == "ben")
    #expect(given.undispatched.count == 1)
    #expect(later.activities[0].start == .hour(11))
    #expect(later.undispatched.count == 1)
    #expect(try board.reassigning("a", to: "ana", in: scenario) == board)
    #expect(try board.rescheduling("a", to: .hour(9), in: scenario) == board)
    #expect(throws: Refusal.self) { try board.reassigning("a", to: "nobody", in: scenario) }
    #expect(throws: Refusal.self) {
      try board.rescheduling("a", to: Instant(secondsSinceEpoch: .max), in: scenario)
    }
  }

  @Test func `DI-7, ST-4: nothing moves where the stage is not movable`() throws {
    var scenario = scenario
    scenario.stages = [
      Stage(id: "told", name: "Told", permissions: .all.subtracting(.movable)),
      Stage(id: "new", name: "New", parent: "told"),
    ]
    let board = DispatchBoard([activity("a", "ana", .hour(9))])

    let refusal = #expect(throws: Refusal.self) {
      try board.reassigning("a", to: "ben", in: scenario)
    }
    #expect(throws: Refusal.self) { try board.rescheduling("a", to: nil, in: scenario) }

    #expect(refusal?.rule == "ST-4")
    scenario.serviceOrders[0].stage = "new"
    #expect(try board.reassigning("a", to: nil, in: scenario).activities[0].technician == nil)
  }

  @Test func `DI-8: the priority changes and release stays`() throws {
    let board = DispatchBoard([activity("a", "ana", .hour(9), isDispatched: true)])

    let urgent = try board.prioritizing("a", as: "normal", in: scenario)

    #expect(urgent.activities[0].priority == "normal")
    #expect(urgent.undispatched.isEmpty)
    let refusal = #expect(throws: Refusal.self) {
      try board.prioritizing("a", as: "nothing", in: scenario)
    }
    #expect(refusal?.rule == "DI-8")
  }

  @Test func `DI-4: the board shows what lies in its days, by team and technician`() {
    var scenario = scenario
    let midnight = scenario.planningWindow.start
    scenario.activities = [
      activity("early", "ana", midnight - .minutes(30)),
      activity("late", "ben", midnight + .hours(10)),
      activity("before", "ana", midnight - .hours(1)),
      activity("after", "ben", midnight + .hours(24)),
      activity("closed", "ana", midnight + .hours(9), isClosed: true),
      activity("nobody's", nil, midnight + .hours(8)), activity("open", "ana"),
      activity("teamless", "cas", midnight + .hours(7), isDispatched: true),
    ]
    let day = CivilDate(daysSinceEpoch: 20_522)

    let view = scenario.dispatchView(DispatchQuery(days: day...day))
    let all = scenario.dispatchView(DispatchQuery(days: day...day, includesClosed: true))
    let mine = scenario.dispatchView(DispatchQuery(days: day...day, viewer: "ben"))

    #expect(view.teams.map(\.team) == ["north", "south"])
    #expect(view.teams[0].rows.map { $0.activities.map(\.id) } == [["early"]])
    #expect(view.teams[1].rows.map { $0.activities.map(\.id) } == [["late"]])
    #expect(view.undispatched.map(\.id) == ["early", "nobody's", "late", "open"])
    #expect(all.teams[0].rows.map { $0.activities.map(\.id) } == [["early", "closed"]])
    #expect(mine.teams.map(\.team) == ["south"])
  }

  @Test func `DI-4: the days of the board are those around today`() {
    let today = CivilDate(daysSinceEpoch: 20_522)

    let span = DispatchSettings(daysBefore: 2, daysAfter: 5).span(around: today)

    #expect(span == CivilDate(daysSinceEpoch: 20_520)...CivilDate(daysSinceEpoch: 20_527))
  }
}
