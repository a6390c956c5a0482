/// Cuts over five visits, of which the routes of a plan make two at a time at most twice.
///
/// Sets are grown from each pair of visits that shares a route: the visits that most routes with an odd
/// number of the set make come first, since each of these routes then counts once more.
///
/// - Source: Pecin, Pessoa, Poggi, Uchoa & Santos (2017), doi:10.1016/j.orl.2017.02.006.
extension SubsetRowSeparation {
  /// How many visits are tried as the third, fourth and fifth of a set.
  private static var widths: [Int] { [4, 3, 1] }

  /// Returns the cuts found that are broken most, at most `most` and at most `mostPerVisit` a visit.
  ///
  /// - Complexity: O(pairs that share a route × stops of the routes through five visits).
  func cutsOfFive(
    most: Int, mostPerVisit: Int, least: Double, isRememberedEverywhere: Bool
  ) -> [SubsetRowCut] {
    guard most > 0 else { return [] }
    var growth = SetGrowth(self)
    for first in 0..<count {
      for second in (first + 1)..<max(first + 1, count)
      where together[first * count + second] > 1e-6 {
        growth.grow([first, second], Self.widths[...], least: least)
      }
    }
    return chosen(
      growth.found.map { (visits: $0, excess: excess(of: $0)) }.filter { $0.excess > least },
      most: most, mostPerVisit: mostPerVisit, isRememberedEverywhere: isRememberedEverywhere)
  }
}

/// Grows sets of visits to five.
private struct SetGrowth {
  /// The sets that a solution breaks, each once, in the order found.
  private(set) var found: [[Int]] = []
  private var known: Set<[Int]> = []
  private let separation: SubsetRowSeparation
  /// For each route how many visits of the set it makes.
  private var made: [Int]
  /// For each visit the share of the routes that make it and an odd number of the set.
  private var gain: [Double]

  init(_ separation: SubsetRowSeparation) {
    self.separation = separation
    made = [Int](repeating: 0, count: separation.support.count)
    gain = [Double](repeating: 0, count: separation.count)
  }

  /// Adds the most promising visits to `set` until there are five, and notes what the solution breaks.
  mutating func grow(_ set: [Int], _ widths: ArraySlice<Int>, least: Double) {
    guard let width = widths.first else {
      let visits = set.sorted()
      if value(of: set) > 2 + least, known.insert(visits).inserted { found.append(visits) }
      return
    }
    for visit in promising(set, width) { grow(set + [visit], widths.dropFirst(), least: least) }
  }

  /// How often the routes make two of the set, about.
  private mutating func value(of set: [Int]) -> Double {
    var total = 0.0
    for visit in set {
      for route in separation.routesOf[visit] {
        made[route] += 1
        if made[route] % 2 == 0 { total += separation.support[route].share }
      }
    }
    for visit in set { for route in separation.routesOf[visit] { made[route] = 0 } }
    return total
  }

  /// Returns the visits that add most to the value of `set`, best first, at most `width`.
  private mutating func promising(_ set: [Int], _ width: Int) -> [Int] {
    for visit in set { for route in separation.routesOf[visit] { made[route] += 1 } }
    var touched: [Int] = []
    for visit in set {
      for route in separation.routesOf[visit] {
        let isOdd = made[route] % 2 == 1
        made[route] = 0
        guard isOdd else { continue }
        let (stops, share) = (separation.support[route].stops, separation.support[route].share)
        for stop in stops where !set.contains(stop) {
          if gain[stop] == 0 { touched.append(stop) }
          gain[stop] += share
        }
      }
    }
    var best: [Int] = []
    for visit in touched {
      var place = best.count
      while place > 0, isBefore(visit, best[place - 1]) { place -= 1 }
      if place < width {
        best.insert(visit, at: place)
        if best.count > width { best.removeLast() }
      }
    }
    for visit in touched { gain[visit] = 0 }
    return best
  }

  /// Whether the first visit adds more; of equals, the smaller number.
  private func isBefore(_ left: Int, _ right: Int) -> Bool {
    abs(gain[left] - gain[right]) > 1e-12 ? gain[left] > gain[right] : left < right
  }
}
