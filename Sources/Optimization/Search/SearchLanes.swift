import Planning

/// How much of an annealing one run covers.
struct Cooling: Sendable {
  /// The share of the cooling that is done when the run is over; above one, it is cold before.
  var share = 1.0
  /// The steps after which it is cold in any case.
  var steps = Int.max

  /// The share of the cooling that is done after some share of the run and so many steps.
  func progress(over: Double, steps done: Int) -> Double {
    max(over * share, Double(done) / Double(max(1, steps)))
  }
}

/// Several independent searches side by side, each with random numbers of its own.
///
/// The number of lanes decides the result, the number of threads does not.
///
/// Large days have one search by neighbourhoods instead; see ``decomposes(_:)``.
struct SearchLanes {
  private(set) var lanes: [RuinAndRecreate]
  private let seed: UInt64
  /// The rounds of neighbourhoods so far.
  private var rounds = 0

  /// The number of visits from which neighbourhoods are searched instead of the whole.
  private static let decomposedSize = 300
  /// The number of visits of a neighbourhood, about.
  private static let groupSize = 120
  /// The steps of a round for each visit of a neighbourhood.
  private static let stepsPerVisit = 12

  /// Whether a problem is searched by neighbourhoods: limits that shifts share look at all of them.
  static func decomposes(_ arrays: RoutingArrays) -> Bool {
    arrays.count >= decomposedSize && arrays.limits.limits.isEmpty
  }

  /// Creates `count` lanes that start from the same first plan.
  ///
  /// - Parameters:
  ///   - arrays: The problem.
  ///   - count: The number of lanes.
  ///   - seed: Where the random numbers of all lanes begin.
  ///   - stops: What the first plan keeps if it can, in the numbers of the problem.
  ///   - temperatures: How hot the search begins and ends; read off the problem unless given.
  init(
    _ arrays: RoutingArrays, count: Int, seed: UInt64, from stops: [[Int]]? = nil,
    temperatures: Temperatures? = nil
  ) {
    let start = stops.map { .firstPlan(arrays, from: $0) } ?? SearchState.firstPlan(arrays)
    self.seed = seed
    lanes = (0..<count).map {
      RuinAndRecreate(
        arrays, seed: seed, stream: UInt64($0), start: start, temperatures: temperatures)
    }
  }

  /// Creates one lane that goes on from a state, with random numbers that no other lane has.
  init(_ arrays: RoutingArrays, from state: SearchState, seed: UInt64) {
    self.seed = seed
    lanes = [RuinAndRecreate(arrays, seed: seed, stream: .max, start: state)]
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

  /// Searches until the run has come to `share` or the lanes together did so many steps, and charges
  /// the work.
  ///
  /// - Parameters:
  ///   - share: The share of the run at which the search ends.
  ///   - most: The steps after which it ends.
  ///   - width: The number of lanes that take part, the first ones; all by default.
  ///   - cooling: How far it cools down until then; to the end by default.
  ///   - meter: What the steps are charged to.
  ///   - threads: The number of threads.
  mutating func run(
    until share: Double, atMost most: Int? = nil, width: Int? = nil, cooling: Cooling = Cooling(),
    meter: inout BudgetMeter, threads: Int
  ) {
    let arrays = lanes[0].arrays
    if Self.decomposes(arrays) {
      return runDecomposed(
        until: share, atMost: most, cooling: cooling, meter: &meter, threads: threads)
    }
    let width = max(1, min(lanes.count, width ?? lanes.count))
    let before = meter.timeShare
    let budget = meter
    let steps: Int? = meter.budget.workLimit.map { limit in
      max(0, Int(Double(limit) * share) - budget.work) / width
    }
    let cap = most.map { max(64, $0 / width) }
    let old = lanes
    let iterations = self.iterations
    let moved = parallelMap(width, threads: threads) { index in
      var lane = old[index]
      lane.run { done in
        let counted = steps.map { $0 == 0 ? 1 : Double(done) / Double($0) } ?? 0
        let timed = (budget.timeShare - before) / max(1e-9, share - before)
        let over = max(counted, timed, cap.map { Double(done) / Double($0) } ?? 0)
        let cooled = cooling.progress(over: over, steps: done * width)
        return (budget.budget.isInterrupted() ? 1 : over, cooled)
      }
      return lane
    }
    lanes.replaceSubrange(0..<width, with: moved)
    meter.work += self.iterations - iterations
  }

  /// Lets all lanes go on from where the first one stands.
  mutating func follow() {
    for index in lanes.indices.dropFirst() { lanes[index].follow(lanes[0]) }
  }

  /// Lets every lane go on from where it stands, as hot as at first.
  mutating func heat() {
    for index in lanes.indices { lanes[index].coolStart(to: 1) }
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
  /// Anneals round after round of neighbourhoods, and lets single moves have the last word.
  ///
  /// In each round every group goes on from where the search stands, at the temperature of the
  /// round; all of them together make the next state. The best states of the groups, put together,
  /// may be better than any state on the way.
  private mutating func runDecomposed(
    until share: Double, atMost most: Int?, cooling: Cooling, meter: inout BudgetMeter,
    threads: Int
  ) {
    let arrays = lanes[0].arrays
    let decomposition = Decomposition(arrays: arrays, groupSize: Self.groupSize)
    let begin = meter.share
    var state = lanes[0].current
    var spent = 0
    var cooled = 0.0
    while meter.share < share, spent < most ?? .max {
      let gone = (meter.share - begin) / max(1e-9, share - begin)
      let done = max(gone, most.map { Double(spent) / Double($0) } ?? 0)
      cooled = cooling.progress(over: done, steps: spent)
      let temperature = lanes[0].temperature(at: cooled)
      rounds += 1
      let (seed, round, old, budget) = (seed, UInt64(rounds) << 20, state, meter)
      var random = SplitMix(seed: seed, stream: round)
      let groups = decomposition.groups(of: state, random: &random)
      let steps = stepsPerVisit(until: share, meter)
      let results = parallelMap(groups.count, threads: threads) { index in
        decomposition.search(
          groups[index], in: old, steps: steps * groups[index].visits.count, at: temperature,
          random: SplitMix(seed: seed, stream: round + UInt64(index) + 1)
        ) { budget.budget.isInterrupted() || (!budget.isCounted && budget.timeShare >= share) }
      }
      let taken = results.reduce(0) { $0 + ($1?.steps ?? 0) }
      meter.work += max(1, taken)
      spent += max(1, taken)
      let best = merge(groups, results.map { $0?.bestStops }, into: state)
      state = merge(groups, results.map { $0?.stops }, into: state)
      lanes[0].adopt(best, routes: results.flatMap { $0?.routes ?? [] }, steps: taken)
      lanes[0].adopt(state)
    }
    lanes[0].cool(at: cooled)
    lanes[0].adopt(lanes[0].best.polished(arrays))
    lanes[0].adopt(state)
  }

  /// The steps of a round for each visit: fewer where a work limit ends the search before.
  private func stepsPerVisit(until share: Double, _ meter: BudgetMeter) -> Int {
    guard let limit = meter.budget.workLimit else { return Self.stepsPerVisit }
    let left = Int(Double(limit) * share) - meter.work
    return min(Self.stepsPerVisit, max(1, left / lanes[0].arrays.count))
  }

  /// Returns the state in which every group makes the stops given for it.
  private func merge(
    _ groups: [Decomposition.Group], _ stops: [[[Int]]?], into state: SearchState
  ) -> SearchState {
    var merged = state.stops
    for (group, stops) in zip(groups, stops) {
      guard let stops else { continue }
      for (shift, visits) in zip(group.shifts, stops) { merged[shift] = visits }
    }
    return SearchState(lanes[0].arrays, driving: merged)
  }
}
