/// Finds subset-row cuts that a fractional solution of the master breaks.
struct SubsetRowSeparation {
  /// A route of the solution: its visits in order and its share.
  struct Support {
    var pricingClass: Int
    var stops: [Int]
    var share: Double
  }

  let support: [Support]
  let count: Int
  /// For each visit the routes that make it.
  let routesOf: [[Int]]
  /// How much of each pair of visits is made by one route; shape: visits × visits.
  let together: [Double]

  /// Creates the search over `support`, for a problem of `count` visits.
  init(_ support: [Support], count: Int) {
    self.support = support
    self.count = count
    var routesOf = [[Int]](repeating: [], count: count)
    var together = [Double](repeating: 0, count: count * count)
    for (index, route) in support.enumerated() {
      let visits = Set(route.stops).sorted()
      for visit in visits { routesOf[visit].append(index) }
      for left in visits {
        for right in visits where left != right { together[left * count + right] += route.share }
      }
    }
    self.routesOf = routesOf
    self.together = together
  }

  /// Returns the cuts that are broken most, at most `most` and at most `mostPerVisit` a visit.
  ///
  /// - Complexity: O(visits × partners²), a partner being a visit that shares a route.
  func cuts(
    most: Int, mostPerVisit: Int, least: Double, isRememberedEverywhere: Bool
  ) -> [SubsetRowCut] {
    var found: [(visits: [Int], excess: Double)] = []
    for first in 0..<count {
      let row = first * count
      let partners = ((first + 1)..<count).filter { together[row + $0] > 1e-6 }
      for second in partners {
        let pair = together[row + second]
        for third in (first + 1)..<count where third != second {
          // The first pair of a triple shares a route, the others may; each triple is met once.
          let isPartner = together[row + third] > 1e-6
          if isPartner && third < second { continue }
          let sum = pair + together[row + third] + together[second * count + third]
          if sum <= 1 + least { continue }
          let visits = [first, second, third].sorted()
          let excess = excess(of: visits)
          if excess > least { found.append((visits, excess)) }
        }
      }
    }
    return chosen(
      found, most: most, mostPerVisit: mostPerVisit, isRememberedEverywhere: isRememberedEverywhere)
  }

  /// Returns cuts over the sets that are broken most, at most `most` and at most `mostPerVisit` a
  /// visit.
  func chosen(
    _ found: [(visits: [Int], excess: Double)], most: Int, mostPerVisit: Int,
    isRememberedEverywhere: Bool
  ) -> [SubsetRowCut] {
    let found = found.sorted { left, right in
      if abs(left.excess - right.excess) > 1e-9 { return left.excess > right.excess }
      return left.visits.lexicographicallyPrecedes(right.visits)
    }
    var uses = [Int](repeating: 0, count: count)
    var cuts: [SubsetRowCut] = []
    for entry in found where cuts.count < most {
      guard entry.visits.allSatisfy({ uses[$0] < mostPerVisit }) else { continue }
      for visit in entry.visits { uses[visit] += 1 }
      cuts.append(
        isRememberedEverywhere
          ? SubsetRowCut(entry.visits, remembered: 0..<count, count: count)
          : cut(of: entry.visits))
    }
    return cuts
  }

  /// How much more than half the visits is made two at a time by one route.
  func excess(of visits: [Int]) -> Double {
    var total = -Double(visits.count / 2)
    for (place, visit) in visits.enumerated() {
      for index in routesOf[visit] {
        let stops = support[index].stops
        // Each route is counted at the first of the visits that it makes.
        if visits[..<place].contains(where: { stops.contains($0) }) { continue }
        var made = 0
        for stop in stops where visits.contains(stop) { made += 1 }
        total += support[index].share * Double(made / 2)
      }
    }
    return total
  }

  /// Returns the cut with the least memory that keeps the count of the solution's routes.
  private func cut(of visits: [Int]) -> SubsetRowCut {
    var remembered: Set<Int> = []
    for index in Set(visits.flatMap { routesOf[$0] }) {
      let stops = support[index].stops
      var last: Int?
      for (place, stop) in stops.enumerated() where visits.contains(stop) {
        if let start = last {
          remembered.formUnion(stops[start...place])
          last = nil
        } else {
          last = place
        }
      }
    }
    return SubsetRowCut(visits, remembered: remembered, count: count)
  }
}
