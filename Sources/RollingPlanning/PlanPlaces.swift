import ServiceModel

/// Where technicians and visits of one plan are, and the ways between.
///
/// In the simulation whoever arrives before the end of a shift begins the work, however long it
/// takes. A planning problem limits the return, so each shift of a plan ends at a place of its own
/// that is as far from a visit as its work is shorter than the longest one: returning in time is then
/// the same as beginning in time.
///
/// Ways are priced in the distance: a metre is a fine unit of money at the rates of ``WayPrices``.
struct PlanPlaces {
  /// A place with the work that is done there; nothing where a technician stands.
  private struct Stop: Hashable {
    var row: Int
    var work: Int
  }

  private var stops: [Stop] = []
  private var numbers: [Stop: Int] = [:]
  /// The longest work of a visit; unit: seconds.
  private(set) var longestWork = 0

  /// Where shifts end.
  static let end = Location(name: "end")

  /// Returns the place at a row of the travel table at which so many seconds of work are done.
  mutating func place(at row: Int, work: Int = 0) -> Location {
    let stop = Stop(row: row, work: work)
    longestWork = max(longestWork, work)
    let number = numbers[stop] ?? stops.count
    if number == stops.count {
      numbers[stop] = number
      stops.append(stop)
    }
    return Location(matrixIndex: number)
  }

  /// Returns the ways between all places, by the names of their prices.
  func table(of travel: TravelTable, at prices: [WayPrices]) -> TravelTable {
    let size = stops.count + 1
    var matrices: [String: TravelMatrix] = [:]
    for price in prices {
      guard let given = travel.matrices[price.profile] else { continue }
      var durations = [Int32](repeating: 0, count: size * size)
      var costs = durations
      for (start, from) in stops.enumerated() {
        for (end, to) in stops.enumerated() {
          let cell = from.row * given.size + to.row
          durations[start * size + end] = given.durations[cell]
          costs[start * size + end] = price.cost(
            seconds: given.durations[cell], metres: given.distances[cell])
        }
        durations[start * size + size - 1] = Int32(clamping: longestWork - from.work)
      }
      matrices[price.name] = TravelMatrix(size: size, durations: durations, distances: costs)
    }
    return TravelTable(
      locations: stops.indices.map { Location(matrixIndex: $0) } + [Self.end], matrices: matrices)
  }
}

/// What the ways of some technicians cost, in fine units.
struct WayPrices: Hashable, Sendable {
  /// The travel profile.
  var profile: String
  /// The price of an hour on the road.
  var perHour: Int
  /// The price of a kilometre.
  var perKilometre: Int

  /// The name by which a plan knows the prices.
  var name: String { "\(profile) \(perHour) \(perKilometre)" }

  /// The rate at which a metre costs one fine unit.
  static let rate = DistanceRate(minorUnitsPerKilometre: 1000)

  /// Returns the price of a way.
  @inline(__always)
  func cost(seconds: Int32, metres: Int32) -> Int32 {
    let cost =
      Double(perHour) * Double(seconds) / 3600 + Double(perKilometre) * Double(metres) / 1000
    return Int32(min(max(0, cost.rounded()), 2e9))
  }
}
