import Planning
import ServiceModel
import Testing
import Travel

@testable import Optimization

/// Technicians who work where others live.
struct HomesTests {
  /// Two towns an hour apart, each with 13 technicians whose days are full, but for the first one's.
  ///
  /// The visits of a technician come one after another, those of a town before those of the next.
  private struct TwoTowns {
    let arrays: RoutingArrays
    /// The visits of each technician when all work where they live.
    var stops: [[Int]] = []
    /// The first technician of the second town.
    let other = 13

    init() throws {
      let dawn = Instant(secondsSinceEpoch: 1_767_596_400)
      var technicians: [Technician] = []
      var orders: [ServiceOrder] = []
      for town in 0..<2 {
        func place(_ index: Int) -> Location {
          Location(
            coordinate: Coordinate(
              latitude: 47 + 0.3 * Double(town) + 0.0005 * Double(index), longitude: 8))
        }
        for index in 0..<13 {
          technicians.append(
            Technician(
              id: Identifier("t\(town)-\(index)"), name: "T",
              shifts: [
                Shift(
                  id: "day", minStart: dawn, maxEnd: dawn + .hours(10),
                  startLocation: place(10 * index), endLocation: place(10 * index))
              ], costs: CostRates(perTravelHour: HourlyRate(minorUnitsPerHour: 4000))))
          // Beside ten visits of 56 minutes, or eight in the other town, there is no room for another one.
          let begin = orders.count
          for number in 0..<(index == 0 ? 8 : 10) {
            let visit = Visit(
              id: Identifier("v\(orders.count)"), location: place(10 * index + number),
              serviceDuration: .minutes(56), dropCost: Money(minorUnits: 100_000))
            orders.append(
              ServiceOrder(
                id: Identifier("o\(orders.count)"), createdAt: dawn, visits: [visit]))
          }
          stops.append(Array(begin..<orders.count))
        }
      }
      let scenario = Scenario(
        name: "two-towns", timeZone: .utc,
        planningWindow: TimeRange(start: dawn, end: dawn + .hours(10)),
        travel: .straightLine(metresPerHour: 40_000, detourPercent: 130),
        technicians: technicians, serviceOrders: orders)
      arrays = RoutingArrays(PlanningProblem(scenario, travel: try scenario.travelTable()))
    }
  }

  @Test
  func `two technicians who work where the other one lives change places`() throws {
    let towns = try TwoTowns()
    let home = SearchState(towns.arrays, driving: towns.stops)
    var stops = towns.stops
    stops.swapAt(0, towns.other)
    let away = SearchState(towns.arrays, driving: stops)
    try #require(home.leftOut.isEmpty && away.leftOut.isEmpty)
    try #require(away.objective > home.objective + 10_000)

    var space = SearchWorkspace(
      towns.arrays, visits: Array(0..<towns.arrays.count),
      shifts: Array(towns.arrays.shifts.indices))
    space.load(away)
    var annealing = Annealing(space, random: SplitMix(seed: 1), pool: RoutePool())
    for _ in 0..<20_000 { annealing.step(at: 1) }

    #expect(annealing.bestObjective < home.objective + 1000)
  }

  @Test
  func `who works where another one lives is searched with those who work at home`() throws {
    let towns = try TwoTowns()
    var stops = towns.stops
    stops.swapAt(0, towns.other)
    let state = SearchState(towns.arrays, driving: stops)
    let decomposition = Decomposition(arrays: towns.arrays, groupSize: 20)
    let areTogether = (1...20).contains { seed in
      var random = SplitMix(seed: UInt64(seed))
      return decomposition.groups(of: state, random: &random).contains {
        $0.shifts.contains(0) && $0.shifts.contains(towns.other)
      }
    }
    #expect(areTogether)
  }

  @Test
  func `nearest to a start are the visits with the shortest ways from it`() throws {
    let arrays = try TwoTowns().arrays
    for (shift, near) in zip(arrays.shifts, arrays.nearStart) {
      func way(to visit: Int) -> Int {
        arrays.leg(shift.startPlace, arrays.place[visit], shift).seconds
      }
      let ways = (0..<arrays.count).map(way).sorted()
      #expect(near.map { way(to: Int($0)) } == Array(ways.prefix(60)))
    }
  }
}
