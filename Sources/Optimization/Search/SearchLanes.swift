/// Several independent searches side by side, each with random numbers of its own.
///
/// The number of lanes decides the result, the number of threads does not.
///
/// Above ``decomposedSize`` visits there is one search by neighbourhoods instead.
struct SearchLanes {
  private(set) var lanes: [RuinAndRecreate]
  private let seed: UInt64
  /// The rounds of neighbourhoods so far.
  private var rounds = 0

  /// The number of visits from which neighbourhoods are searched instead of the whole.
  static let decomposedSize = 1500

  /// Creates `count` lanes that start from the same first plan.
  init(_ arrays: RoutingArrays, count: Int, seed: UInt64) {
    let start = SearchState.firstPlan(arrays)
    self.seed = seed
    lanes = (0..<count).map {
      RuinAndRecreate(arrays, seed: seed, stream: UInt64($0), start: start)
    }
  }

  /// The best state of all lanes; the first of equals.
  var best: SearchState {
    var best = lanes[0].best
    for lane in lanes where lane.best.objective < best.objective { best = lane.best }
    return best
  }

  /// The steps of all lanes.
  var iterations: Int { lanes.reduce(0) { $0 + $1.iterations } }

  /// The remembered routes of all lanes, lane after lane.
  var routes: [RoutePool.Entry] { lanes.flatMap(\.pool.entries) }

  /// Searches in every lane until the run has come to `share` or all lanes together did so many
  /// steps, and charges the work.
  mutating func run(
    until share: Double, atMost most: Int?, meter: inout BudgetMeter, threads: Int
  ) {
    let arrays = lanes[0].arrays
    if arrays.count >= Self.decomposedSize, arrays.limits.limits.isEmpty {
      return runDecomposed(until: share, atMost: most, meter: &meter, threads: threads)
    }
    let before = meter.timeShare
    let budget = meter
    let steps: Int? = meter.budget.workLimit.map { limit in
      max(0, Int(Double(limit) * share) - budget.work) / lanes.count
    }
    let cap = most.map { max(64, $0 / lanes.count) }
    let old = lanes
    let iterations = self.iterations
    lanes = parallelMap(lanes.count, threads: threads) { index in
      var lane = old[index]
      lane.run { done in
        if budget.budget.isInterrupted() { return 1 }
        let counted = steps.map { $0 == 0 ? 1 : Double(done) / Double($0) } ?? 0
        let timed = (budget.timeShare - before) / max(1e-9, share - before)
        return max(counted, timed, cap.map { Double(done) / Double($0) } ?? 0)
      }
      return lane
    }
    meter.work += self.iterations - iterations
  }

  /// Lets every lane go on from `state`, at a share of its first temperature.
  mutating func restart(from state: SearchState, coolness: Double) {
    for index in lanes.indices {
      lanes[index].adopt(state)
      lanes[index].coolStart(to: coolness)
    }
  }
}

// MARK: Neighbourhoods

extension SearchLanes {
  /// Searches round after round of neighbourhoods, and lets single moves have the last word.
  private mutating func runDecomposed(
    until share: Double, atMost most: Int?, meter: inout BudgetMeter, threads: Int
  ) {
    let arrays = lanes[0].arrays
    let decomposition = Decomposition(arrays: arrays, groupSize: 150)
    let begin = meter.share
    var state = lanes[0].best
    var spent = 0
    while meter.share < share, spent < most ?? .max {
      let done = (meter.share - begin) / max(1e-9, share - begin)
      let hot = lanes[0].temperature(at: 0.3 + 0.7 * done)
      rounds += 1
      var random = SplitMix(seed: seed, stream: UInt64(rounds) << 20)
      let groups = decomposition.groups(of: state, random: &random)
      // A round that work limits must not depend on time, nor one in time overrun it by much.
      var steps = 4000
      if let limit = meter.budget.workLimit {
        let left = Int(Double(limit) * share) - meter.work
        steps = min(steps, max(64, left / groups.count))
      }
      let (budget, old, round) = (meter, state, UInt64(rounds) << 20)
      let (seed, most) = (seed, steps)
      let results = parallelMap(groups.count, threads: threads) { index in
        decomposition.search(
          groups[index], in: old, steps: most, from: hot, to: hot / 4,
          random: SplitMix(seed: seed, stream: round + UInt64(index) + 1)
        ) { budget.budget.isInterrupted() || (!budget.isCounted && budget.timeShare >= share) }
      }
      state = merge(results, into: state)
      let taken = results.reduce(0) { $0 + $1.steps }
      meter.work += max(1, taken)
      spent += max(1, taken)
      lanes[0].adopt(state, routes: results.flatMap(\.routes), steps: taken)
    }
    lanes[0].adopt(state.polished(arrays), routes: [], steps: 0)
  }

  /// Returns the state with the improvements of all groups, in their order.
  private func merge(_ results: [Decomposition.Result], into state: SearchState) -> SearchState {
    var stops = state.stops
    for result in results {
      guard let improved = result.stops else { continue }
      for (shift, visits) in zip(result.shifts, improved) { stops[shift] = visits }
    }
    return SearchState(lanes[0].arrays, driving: stops)
  }
}
