import ServiceModel
import Testing
import Travel

struct ScenarioTravelTests {
  private static let start = Instant(secondsSinceEpoch: 0)
  private static let end = start + .hours(8)

  private static func technician(
    _ id: Identifier<Technician>, from: Int?, to: Int?, profile: String = "car"
  ) -> Technician {
    let shift = Shift(
      id: "day", minStart: start, maxEnd: end,
      startLocation: from.map { Location(matrixIndex: $0) },
      endLocation: to.map { Location(matrixIndex: $0) })
    return Technician(id: id, name: id.text, shifts: [shift], travelProfile: profile)
  }

  private static func order(_ id: String, at index: Int) -> ServiceOrder {
    let visit = Visit(
      id: Identifier(id), location: Location(matrixIndex: index), serviceDuration: .hours(1))
    return ServiceOrder(id: Identifier(id), visits: [visit])
  }

  private static func scenario(
    _ technicians: [Technician], _ orders: [ServiceOrder], travel: TravelSpecification
  ) -> Scenario {
    Scenario(
      name: "Travel", timeZone: .utc, planningWindow: TimeRange(start: start, end: end),
      travel: travel, technicians: technicians, serviceOrders: orders)
  }

  @Test func `places and profiles stand in order of appearance, each once`() throws {
    let matrix = TravelMatrix(
      size: 4, durations: (0..<16).map { $0 }, distances: [Int32](repeating: 0, count: 16))
    let scenario = Self.scenario(
      [
        Self.technician("ana", from: 3, to: nil),
        Self.technician("ben", from: nil, to: 3, profile: "bicycle"),
      ],
      [Self.order("A", at: 1), Self.order("B", at: 3), Self.order("C", at: 1)],
      travel: .matrices(["car": matrix, "bicycle": matrix, "train": matrix]))

    let table = try scenario.travelTable()

    #expect(table.locations.map(\.matrixIndex) == [3, 1])
    #expect(scenario.travelProfiles == ["car", "bicycle"])
    #expect(table.matrices.keys.sorted() == ["bicycle", "car"])
    #expect(table.matrices["car"]?.durations == [15, 13, 7, 5])
  }

  @Test func `a straight line asks for coordinates`() {
    let scenario = Self.scenario(
      [], [Self.order("A", at: 1)],
      travel: .straightLine(metresPerHour: 30_000, detourPercent: 130))

    #expect(throws: TravelError.unknownPlace(Location(matrixIndex: 1))) {
      try scenario.travelTable()
    }
  }

  @Test func `more places than fit into memory are refused`() {
    let orders = (0...Scenario.travelPlaceLimit).map { Self.order("SO-\($0)", at: $0) }
    let scenario = Self.scenario(
      [], orders, travel: .straightLine(metresPerHour: 30_000, detourPercent: 130))

    #expect(throws: TravelError.tooManyPlaces(20_001, limit: 20_000)) {
      try scenario.travelTable()
    }
  }

  @Test func `a scenario without work has an empty table`() throws {
    let scenario = Self.scenario(
      [], [], travel: .straightLine(metresPerHour: 30_000, detourPercent: 130))

    #expect(try scenario.travelTable().locations.isEmpty)
  }
}
