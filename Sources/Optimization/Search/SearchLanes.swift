/// Several independent searches side by side, each with random numbers of its own.
///
/// The number of lanes decides the result, the number of threads does not.
struct SearchLanes {
  private(set) var lanes: [RuinAndRecreate]

  /// Creates `count` lanes that start from the same first plan.
  init(_ arrays: RoutingArrays, count: Int, seed: UInt64) {
    let start = SearchState.firstPlan(arrays)
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
