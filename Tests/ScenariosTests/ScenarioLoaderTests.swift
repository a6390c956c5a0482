import Foundation
import Scenarios
import ServiceModel
import Testing

struct ScenarioLoaderTests {
  @Test func `the sample of the format page loads without faults`() throws {
    let loaded = ScenarioLoader.load(path: Fixture.path("Golden/HarbourTown.yaml"))

    #expect(loaded.diagnostics.map(\.description) == [])
    let scenario = try #require(loaded.scenario)
    #expect(scenario.name == "Harbour town, a Tuesday")
    #expect(scenario.technicians.map(\.id) == ["ana", "ben", "cem"])
    #expect(scenario.technicians.first?.costs.overtimeTiers.count == 2)
    #expect(
      scenario.serviceOrders.flatMap(\.visits).map(\.id) == ["SO-1/1", "SO-2", "SO-3", "SO-4"])
  }

  @Test func `rows with the same id are shifts of one technician in order of start`() throws {
    let scenario = try Fixture.harbourTown()

    let ben = try #require(scenario.technicians.first { $0.id == "ben" })

    #expect(ben.name == "Visser, Ben")
    #expect(ben.shifts.map(\.id) == ["1", "2"])
    #expect(ben.shifts.map { $0.breaks.count } == [0, 1])
    #expect(ben.costs.perHour == HourlyRate(minorUnitsPerHour: 2850))
    #expect(ben.costs.overtimeTiers.map(\.after) == [.zero, .hours(1)])
    #expect(ben.shifts.last?.stock == ["pump": 2])
  }

  @Test func `cells in quotes keep delimiters, quotes and line ends`() throws {
    let scenario = try Fixture.harbourTown()

    let customers = scenario.serviceOrders.map(\.customer)

    #expect(
      customers == ["City hall", "Bakery \"De Molen\"; ground floor", "Quayside\nHotel", "Library"])
  }

  @Test func `a row becomes an order with one visit`() throws {
    let scenario = try Fixture.harbourTown()

    let order = try #require(scenario.serviceOrders.first { $0.id == "SO-3" })

    let expected = ServiceOrder(
      id: "SO-3", customer: "Quayside\nHotel",
      createdAt: Instant(secondsSinceEpoch: 1_773_072_600), priority: "normal",
      visits: [
        Visit(
          id: "SO-3",
          location: Location(coordinate: Coordinate(latitude: 52.38, longitude: 4.9)),
          serviceDuration: .minutes(90),
          requiredSkills: [
            RequiredSkill(skill: "gas", minLevel: 2), RequiredSkill(skill: "electric"),
          ],
          timeWindows: [
            TimeWindow(
              minStart: Instant(secondsSinceEpoch: 1_773_144_000),
              maxStart: Instant(secondsSinceEpoch: 1_773_153_000),
              maxEnd: Instant(secondsSinceEpoch: 1_773_158_400))
          ], parts: ["pump": 1], dropCost: Money(minorUnits: 7550))
      ])
    #expect(order == expected)
  }
}

/// Files of the tests.
enum Fixture {
  /// Returns where a file of this target stands.
  static func path(_ name: String) -> String { "\(Bundle.module.bundlePath)/\(name)" }

  /// Returns the sample of the format page.
  static func harbourTown() throws -> Scenario {
    try #require(ScenarioLoader.load(path: path("Golden/HarbourTown.yaml")).scenario)
  }
}
