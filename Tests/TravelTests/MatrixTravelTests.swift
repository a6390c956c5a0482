import ServiceModel
import Testing
import Travel

struct MatrixTravelTests {
  /// Three places; nobody gets from the first to the last, and the way back is longer.
  private static let car = TravelMatrix(
    size: 3, durations: [0, 10, -1, 20, 0, 30, 40, 50, 0],
    distances: [0, 100, 0, 200, 0, 300, 400, 500, 0])

  private static func place(_ index: Int?) -> Location { Location(matrixIndex: index) }

  @Test func `rows and columns follow the order of the places`() throws {
    let travel = MatrixTravel(matrices: ["car": Self.car])

    let table = try travel.table(for: [Self.place(2), Self.place(0)], profiles: ["car"])

    #expect(table.locations == [Self.place(2), Self.place(0)])
    #expect(table.matrices["car"]?.durations == [0, 40, TravelMatrix.unreachable, 0])
    #expect(table.matrices["car"]?.distances == [0, 400, 0, 0])
  }

  @Test func `the whole matrix stays as it was given`() throws {
    let travel = MatrixTravel(matrices: ["car": Self.car, "van": Self.car])

    let table = try travel.table(for: (0..<3).map(Self.place), profiles: ["car"])

    #expect(table.matrices == ["car": Self.car])
  }

  @Test func `two places may share a row`() throws {
    let gate = Location(name: "Gate", matrixIndex: 1)
    let travel = MatrixTravel(matrices: ["car": Self.car])

    let table = try travel.table(for: [Self.place(1), gate, Self.place(0)], profiles: ["car"])

    #expect(table.matrices["car"]?.durations == [0, 0, 20, 0, 0, 20, 10, 10, 0])
  }

  @Test(arguments: [place(nil), place(3), place(-1)])
  func `a place outside the matrix cannot be measured`(location: Location) {
    let travel = MatrixTravel(matrices: ["car": Self.car])

    #expect(throws: TravelError.unknownPlace(location)) {
      try travel.table(for: [Self.place(0), location], profiles: ["car"])
    }
  }

  @Test func `a profile without a matrix is named`() {
    let travel = MatrixTravel(matrices: ["car": Self.car])

    #expect(throws: TravelError.unknownProfile("bicycle")) {
      try travel.table(for: [Self.place(0)], profiles: ["car", "bicycle"])
    }
  }
}
