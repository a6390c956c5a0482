import ServiceModel
import Testing
import Travel

struct StraightLineTravelTests {
  private static let amsterdam = place(52.3731, 4.8926)
  private static let rotterdam = place(51.9225, 4.4792)
  private static let london = place(51.5007, -0.1246)
  private static let newYork = place(40.6892, -74.0445)

  private static func place(_ latitude: Double, _ longitude: Double) -> Location {
    Location(coordinate: Coordinate(latitude: latitude, longitude: longitude))
  }

  /// The metres come from the textbook formula, computed in another language.
  @Test(arguments: [
    (london, newYork, 5_574_848), (amsterdam, rotterdam, 57_499),
    (place(0, 0), place(0, 180), 20_015_115), (place(90, 0), place(-90, 77), 20_015_115),
    (place(0, 0), place(0, 1), 111_195), (place(10, 179.5), place(10, -179.5), 109_506),
  ])
  func `distances of known pairs agree with the haversine formula`(
    from: Location, to: Location, metres: Int
  ) throws {
    let travel = StraightLineTravel(metresPerHour: 36_000, detourPercent: 100)

    let table = try travel.table(for: [from, to], profiles: ["car"])

    let matrix = try #require(table.matrices["car"])
    #expect(abs(Int(matrix.distances[1]) - metres) <= 1)
    #expect(matrix.distances == [0, matrix.distances[1], matrix.distances[1], 0])
  }

  @Test func `the detour makes ways longer and the duration follows the written distance`() throws {
    let places = [Self.amsterdam, Self.rotterdam]
    let straight = StraightLineTravel(metresPerHour: 50_000, detourPercent: 100)
    let roads = StraightLineTravel(metresPerHour: 50_000, detourPercent: 130)

    let short = try #require(try straight.table(for: places, profiles: ["car"]).matrices["car"])
    let long = try #require(try roads.table(for: places, profiles: ["car"]).matrices["car"])

    #expect(abs(Int(long.distances[1]) * 10 - Int(short.distances[1]) * 13) <= 12)
    let exact = Double(long.distances[1]) * 3600 / 50_000
    #expect(long.durations[1] == Int32(exact.rounded()))
  }

  @Test func `a duration of half a second is rounded up`() throws {
    // One metre at two metres a second.
    let travel = StraightLineTravel(metresPerHour: 7200, detourPercent: 100)
    let metre = 180 / (Double.pi * 6_371_008.8)

    let table = try travel.table(
      for: [Self.place(0, 0), Self.place(0, metre)], profiles: ["foot"])

    #expect(table.matrices["foot"]?.distances[1] == 1)
    #expect(table.matrices["foot"]?.durations[1] == 1)
  }

  @Test func `detours by a third place do not pay`() throws {
    let places = (0..<12).map { index -> Location in
      let (north, east) = (index * 37 % 23, index * 53 % 29)
      return Self.place(51.8 + Double(north) / 50, 4.2 + Double(east) / 40)
    }
    let travel = StraightLineTravel(metresPerHour: 40_000, detourPercent: 125)

    let table = try travel.table(for: places, profiles: ["car"])

    let matrix = try #require(table.matrices["car"])
    for from in places.indices {
      for via in places.indices {
        for to in places.indices {
          let direct = matrix.durations[from * 12 + to]
          let (first, second) = (from * 12 + via, via * 12 + to)
          let around = matrix.durations[first] + matrix.durations[second]
          // Each way is rounded on its own.
          #expect(direct <= around + 2)
          #expect(direct == matrix.durations[to * 12 + from])
        }
      }
    }
  }

  @Test func `blocks of places leave no pair out`() throws {
    let places = (0..<150).map { Self.place(52, 4 + Double($0) / 1000) }
    let travel = StraightLineTravel(metresPerHour: 40_000, detourPercent: 100)

    let matrix = try #require(try travel.table(for: places, profiles: ["car"]).matrices["car"])

    for row in 0..<150 {
      for column in 0..<150 {
        #expect((matrix.distances[row * 150 + column] == 0) == (row == column))
      }
    }
  }

  @Test func `profiles share one matrix`() throws {
    let travel = StraightLineTravel(metresPerHour: 40_000, detourPercent: 100)

    let table = try travel.table(
      for: [Self.london, Self.newYork], profiles: ["car", "bicycle", "car"])

    #expect(table.matrices.keys.sorted() == ["bicycle", "car"])
    #expect(table.matrices["car"] == table.matrices["bicycle"])
  }

  @Test func `a snail does not reach the other side of the ocean`() throws {
    let travel = StraightLineTravel(metresPerHour: 1, detourPercent: 100)

    let table = try travel.table(for: [Self.london, Self.newYork], profiles: ["snail"])

    #expect(table.matrices["snail"]?.durations[1] == TravelMatrix.unreachable)
  }

  @Test(arguments: [
    Location(name: "Nowhere"), Location(name: "Row five", matrixIndex: 5), place(.nan, 4),
  ])
  func `a place without coordinates cannot be measured`(location: Location) {
    let travel = StraightLineTravel(metresPerHour: 40_000, detourPercent: 100)

    let error = #expect(throws: TravelError.self) {
      try travel.table(for: [Self.london, location], profiles: ["car"])
    }

    guard case .unknownPlace(let place) = error else {
      Issue.record("the error names no place")
      return
    }
    #expect(place.name == location.name)
  }
}
