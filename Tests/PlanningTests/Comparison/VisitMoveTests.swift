import Planning
import ServiceModel
import Testing

struct VisitMoveTests {
  private func route(_ technician: Identifier<Technician>, _ visits: [(String, Int)]) -> Route {
    let epoch = Instant(secondsSinceEpoch: 0)
    return Route(
      technician: technician, shift: "1", departureTime: epoch,
      visits: visits.map { name, hour in
        let start = epoch + .hours(hour)
        return PlannedVisit(
          visit: Identifier(name), arrivalTime: start, startServiceTime: start,
          departureTime: start, travelTimeFromPrevious: .zero, travelDistanceFromPrevious: .zero)
      }, returnTime: epoch, travelTimeToEnd: .zero, travelDistanceToEnd: .zero)
  }

  private func plan(_ routes: [Route], leftOut: [String] = []) -> Plan {
    Plan(
      routes: routes,
      unassignedVisits: leftOut.map {
        UnassignedVisit(visit: Identifier($0), reasons: [], cost: .zero)
      })
  }

  @Test func `a plan does not differ from itself`() {
    let plan = plan([route("ana", [("a", 8), ("b", 9)])], leftOut: ["c"])

    #expect(VisitMove.moves(from: plan, to: plan).isEmpty)
  }

  @Test func `each kind of difference has its name`() {
    let before = plan(
      [route("ana", [("a", 8), ("b", 9), ("c", 10), ("d", 11)]), route("ben", [("e", 8)])],
      leftOut: ["f", "still-out", "gone-too"])
    let after = plan(
      [route("ana", [("b", 9), ("c", 12), ("f", 13)]), route("ben", [("a", 8), ("new", 9)])],
      leftOut: ["e", "still-out", "new-too"])

    let moves = VisitMove.moves(from: before, to: after).map { "\($0.visit) \($0.kind)" }

    #expect(
      moves == [
        "b order", "c time", "f planned", "a technician", "new added", "e leftOut", "new-too added",
        "d gone", "gone-too gone",
      ])
  }
}
