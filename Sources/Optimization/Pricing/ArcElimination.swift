/// Finds the steps of a class that no route of a better plan takes.
///
/// A route of a plan below the incumbent has a value below a limit (``LagrangianBound/limit(of:below:)``).
/// Labels from both ends, made over the whole shift, give the least value of all routes through each
/// step; a step whose least value reaches the limit is of no use any more.
///
/// - Source: Irnich, Desaulniers, Desrosiers & Hadjar (2010), doi:10.1287/ijoc.1090.0341.
struct ArcElimination {
  private let pricing: PricingClass
  private let graph: PricingGraph
  private let sets: NeighbourSets
  private let cuts: CutTable
  private let duals: [Int]
  private let limit: Int

  /// Creates the search for the steps of `pricer` whose routes all reach `limit`, or `nil` where the
  /// class cannot be searched from both ends by times alone.
  init?(_ pricer: ClassPricer, cuts: CutTable, duals: DualPrices, limit: Int) {
    guard let graph = pricer.graphOfTimes, let sets = pricer.sets else { return nil }
    pricing = pricer.pricing
    self.graph = graph
    self.sets = sets
    self.cuts = cuts
    self.duals = pricer.pricing.visits.map { duals.visits[$0] }
    self.limit = limit
  }

  /// Returns whether each step is of use, or `nil` when the search was cut short.
  ///
  /// Shape: (count + 1) × (count + 1), rows are the nodes that steps leave.
  func usefulSteps(labelLimit: Int, isStopped: () -> Bool) -> (isUseful: [Bool]?, labels: Int) {
    let middle = graph.middle
    var backward = DirectedLabels(
      graph.backward, of: graph, sets: sets, cuts: cuts, duals: duals,
      rules: LabelRules(horizon: -middle - 1, labelLimit: labelLimit))
    backward.run(isStopped: isStopped)
    guard backward.isComplete else { return (nil, backward.labels.count) }
    var forward = DirectedLabels(
      graph.forward, of: graph, sets: sets, cuts: cuts, duals: duals,
      rules: LabelRules(horizon: middle, labelLimit: labelLimit))
    forward.run(isStopped: isStopped)
    guard forward.isComplete else { return (nil, backward.labels.count + forward.labels.count) }
    // Each half grows against the other; what it grew by does not matter to the other one.
    forward.run(
      to: -graph.backward.start, against: backward, below: limit, isStopped: isStopped)
    backward.run(
      to: -graph.forward.start, against: forward, below: limit, isStopped: isStopped)
    let work = backward.labels.count + forward.labels.count
    guard forward.isComplete, backward.isComplete else { return (nil, work) }
    return (steps(&forward, backward), work + (forward.pairs + backward.pairs) / 20)
  }

  /// Marks the steps along which both directions meet below the limit, or returns `nil` when that
  /// takes too long.
  private func steps(
    _ forward: inout DirectedLabels, _ backward: borrowing DirectedLabels
  ) -> [Bool]? {
    let count = pricing.count
    var isUseful = [Bool](repeating: false, count: (count + 1) * (count + 1))
    for node in 0...count {
      if forward.isExhausted { return nil }
      for index in Int(graph.forward.first[node])..<Int(graph.forward.first[node + 1]) {
        let arc = graph.forward.arcs[index]
        let head = Int(arc.head)
        guard backward.settled.count(head) > 0 else { continue }
        let cell = node * (count + 1) + head
        if node == count {
          isUseful[cell] = forward.joins(
            forward.opening, arc, against: backward, below: limit)
          continue
        }
        let least = backward.settled.base(head)[0].cost
        for place in 0..<forward.settled.count(node) {
          let entry = forward.settled.base(node)[place]
          if entry.cost + arc.price + least >= limit { break }
          let label = forward.labels[Int(entry.label)]
          if forward.joins(label, arc, against: backward, below: limit) {
            isUseful[cell] = true
            break
          }
        }
      }
    }
    return isUseful
  }

}

extension LagrangianBound {
  /// The value from which routes of a class are of no use to a plan cheaper than `objective`, both
  /// in units of ``DualPrices``.
  func limit(of pricingClass: Int, below objective: Int) -> Int {
    objective - DualPrices.scale + 1 - value + leastValues[pricingClass]
  }
}
