/// One annealing after another, each until it is cold.
///
/// Beyond some length, more steps gain less than another annealing does (decision 0010).
struct AnnealingPlan: Sendable {
  /// The share of the run at which the last one is cold.
  var end = 1.0
  /// The share of the run at which the present one began.
  private var begin = 0.0
  /// The steps after which one is cold in any case.
  private var steps = Int.max
  /// The number of steps of all lanes at which the present one is cold.
  private var lastStep = Int.max

  /// A plan that is cold from the beginning.
  init() {}

  /// Creates the plan of annealings of `lanes` between two shares of a run.
  init(from begin: Double, until end: Double, steps: Int, of lanes: SearchLanes) {
    (self.begin, self.end, self.steps) = (begin, end, steps)
    lastStep = lanes.iterations + steps
  }

  /// Whether the last annealing is as cold as it gets.
  func isCold(_ lanes: SearchLanes, at share: Double) -> Bool {
    share >= end || (lanes.iterations >= lastStep && !isWorthMore(at: share))
  }

  /// Whether there is time for most of another annealing.
  private func isWorthMore(at share: Double) -> Bool { end - share > 0.7 * (share - begin) }

  /// Lets `lanes` search until the run has come to `share`.
  ///
  /// - Parameters:
  ///   - lanes: The search that goes on.
  ///   - start: The share of the run up to which they have cooled down: before now where something
  ///     else had its turn since.
  ///   - share: The share of the run at which the search ends.
  ///   - width: The number of lanes that take part, the first ones; all by default.
  ///   - meter: What the steps are charged to.
  ///   - threads: The number of threads.
  mutating func run(
    _ lanes: inout SearchLanes, from start: Double, until share: Double, width: Int? = nil,
    meter: inout BudgetMeter, threads: Int
  ) {
    var now = start
    while meter.share < share {
      let before = lanes.iterations
      if lanes.iterations >= lastStep, isWorthMore(at: now) {
        lanes.heat()
        (begin, lastStep) = (now, lanes.iterations + steps)
      }
      let left = lastStep - lanes.iterations
      lanes.run(
        until: share, atMost: left > 0 ? left : nil, width: width,
        cooling: Cooling(
          share: (min(1, share) - now) / max(1e-9, end - now), steps: max(1, left)),
        meter: &meter, threads: threads)
      // A share too small for a step is over, too.
      if lanes.iterations == before { return }
      now = meter.share
    }
  }
}
