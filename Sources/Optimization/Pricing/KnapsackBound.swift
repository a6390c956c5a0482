import Planning

/// A quick lower bound on every plan, for problems too wide for exact pricing.
///
/// The routes of a class are relaxed to sets: each visit at most once, each taking its service and
/// the shortest way to it from anywhere, all within the shift. The cheapest set at given dual prices
/// is a knapsack in time, and its value is below that of the cheapest route; prices are then moved
/// along the subgradient. The bound is good where ways are short beside services, and valid always.
///
/// - Source: Held, Wolfe & Crowder (1974), doi:10.1007/BF01580223, for the step.
struct KnapsackBound {
  private let arrays: RoutingArrays
  private let bags: [Bag]
  private let shifts: [Int]
  private let threads: Int

  init(_ arrays: RoutingArrays, _ classes: [PricingClass], threads: Int) {
    self.arrays = arrays
    self.threads = threads
    shifts = classes.map(\.members.count)
    bags = classes.map { Bag(arrays, $0) }
  }

  /// Raises the bound from `start` on, for so many rounds or until `isStopped`.
  ///
  /// - Parameters:
  ///   - start: The prices to begin with.
  ///   - target: The price of a known plan, in units of ``DualPrices``; scales the steps.
  ///   - rounds: The most rounds.
  ///   - isStopped: Asked before each round.
  /// - Returns: The best bound found.
  func improved(
    from start: DualPrices, target: Int, rounds: Int, isStopped: () -> Bool
  ) -> LagrangianBound {
    var duals = start
    // Sets of visits have neither return nor order, so limits that shifts share and cuts are left
    // out.
    duals.limits = []
    duals.cuts = []
    var best = LagrangianBound(
      duals: DualPrices(visits: arrays.count, classes: bags.count),
      leastValues: [Int](repeating: 0, count: bags.count), shifts: shifts,
      limits: arrays.limits, allowances: arrays.allowances)
    var (boldness, stalled) = (1.0, 0)
    for _ in 0..<rounds {
      if isStopped() { break }
      let current = duals
      let packed = parallelMap(bags.count, threads: threads) { bags[$0].pack(current) }
      let bound = LagrangianBound(
        duals: current, leastValues: packed.map(\.value), shifts: shifts,
        limits: arrays.limits, allowances: arrays.allowances)
      if bound.value > best.value {
        best = bound
        stalled = 0
      } else {
        stalled += 1
        if stalled >= 8 {
          boldness /= 2
          stalled = 0
          duals = best.duals
        }
      }
      guard step(&duals, packed, gap: Double(target - bound.value) * boldness) else { break }
    }
    return best
  }

  /// Moves prices towards visits that no set takes and away from those that several take.
  ///
  /// - Returns: Whether there is anywhere to go.
  private func step(_ duals: inout DualPrices, _ packed: [Bag.Packing], gap: Double) -> Bool {
    var direction = [Int](repeating: 1, count: arrays.count)
    for (index, packing) in packed.enumerated() {
      for visit in packing.visits { direction[visit] -= shifts[index] }
    }
    var length = 0.0
    for visit in direction.indices {
      let isCapped = direction[visit] > 0 && duals.visits[visit] >= ceiling(of: visit, at: duals)
      if isCapped { direction[visit] = 0 }
      length += Double(direction[visit] * direction[visit])
    }
    guard length > 0, gap > 0 else { return false }
    for visit in direction.indices where direction[visit] != 0 {
      let moved = duals.visits[visit] + Int((gap / length * Double(direction[visit])).rounded())
      duals.visits[visit] = min(moved, ceiling(of: visit, at: duals))
    }
    return true
  }

  /// The most that the price of a visit may be beside the prices of allowances, which stay.
  private func ceiling(of visit: Int, at duals: DualPrices) -> Int {
    arrays.allowances.ceiling(
      of: visit, dropCost: arrays.dropCost[visit], at: duals.allowances)
  }
}

/// The visits of one class as things to pack into the time of its shift.
private struct Bag: Sendable {
  /// A cheapest set of visits.
  struct Packing: Sendable {
    var value: Int
    var visits: [Int]
  }

  private let visits: [Int]
  private let sizes: [Int]
  /// The least money for a visit, its way and its lateness included.
  private let prices: [Int]
  /// The money for a set that takes so many units of time: fixed cost and return.
  private let closing: [Int]

  init(_ arrays: RoutingArrays, _ pricing: PricingClass) {
    let shift = pricing.shift
    let horizon = max(1, shift.end - shift.start)
    let unit = max(60, (horizon + 719) / 720)
    let count = pricing.count
    visits = pricing.visits
    var sizes: [Int] = []
    var prices: [Int] = []
    for node in 0..<count {
      var (nearest, cheapest) = (Int.max, Int.max)
      for from in 0...count where from != node {
        let cell = from * (count + 1) + node
        guard pricing.seconds[cell] >= 0 else { continue }
        nearest = min(nearest, Int(pricing.seconds[cell]))
        cheapest = min(cheapest, Int(pricing.price[cell]))
      }
      let arrival = shift.start + nearest
      let start = max(arrival, pricing.firstStart[node])
      let late = arrays.latenessCost(of: visits[node], arrival: arrival, start: start)
      sizes.append((nearest + pricing.service[node]) / unit)
      prices.append(cheapest + late)
    }
    self.sizes = sizes
    self.prices = prices
    let ways = (0..<count).map { $0 * (count + 1) + count }.filter { pricing.seconds[$0] >= 0 }
    let back = ways.map { Int(pricing.seconds[$0]) }.min() ?? 0
    let price = ways.map { Int(pricing.price[$0]) }.min() ?? 0
    closing = (0...(horizon / unit)).map { units in
      let end = min(shift.end, shift.start + units * unit + back)
      return shift.fixedCost + price + arrays.returnCost(at: end, in: pricing.members[0], shift)
    }
  }

  /// Returns the cheapest set at `duals`; the empty set is worth nothing.
  func pack(_ duals: DualPrices) -> Packing {
    let room = closing.count
    let profits = visits.indices.map { duals.visits[visits[$0]] - prices[$0] * DualPrices.scale }
    let items = visits.indices.filter { profits[$0] > 0 && sizes[$0] < room }
    var best = [Int](repeating: 0, count: room)
    var taken = [Bool](repeating: false, count: items.count * room)
    for (row, item) in items.enumerated() {
      let (size, profit) = (sizes[item], profits[item])
      for units in stride(from: room - 1, through: size, by: -1)
      where best[units - size] + profit > best[units] {
        best[units] = best[units - size] + profit
        taken[row * room + units] = true
      }
    }
    var (value, units) = (0, -1)
    for end in 0..<room where closing[end] * DualPrices.scale - best[end] < value {
      value = closing[end] * DualPrices.scale - best[end]
      units = end
    }
    guard units >= 0 else { return Packing(value: 0, visits: []) }
    var chosen: [Int] = []
    for row in items.indices.reversed() where taken[row * room + units] {
      chosen.append(visits[items[row]])
      units -= sizes[items[row]]
    }
    return Packing(value: value, visits: chosen)
  }
}
