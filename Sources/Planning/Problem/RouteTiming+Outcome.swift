extension RouteTiming {
  /// What a route comes to.
  package struct Outcome: Hashable, Sendable {
    /// The price, in minor units.
    package var cost: Int
    /// When the technician is back, in seconds after the origin.
    package var returnTime: Int
  }

  /// Returns the price and the return of making the visits `stops` in this order, or `nil` when a
  /// rule forbids it; of the cheapest schedules that with the earliest return.
  package func outcome(of stops: [Int], in index: Int) -> Outcome? {
    layers(of: stops, in: index).map { Outcome($0.closing) }
  }

  /// Returns every outcome of making the visits `stops` in this order that is not dearer and later
  /// than another: a dearer place for a break can bring the technician home earlier.
  package func outcomes(of stops: [Int], in index: Int) -> [Outcome] {
    guard let layers = layersAlone(of: stops, in: index) else { return [] }
    let all = closings(of: layers, after: stops, in: index).map(Outcome.init)
      .sorted { ($0.cost, $0.returnTime) < ($1.cost, $1.returnTime) }
    var kept: [Outcome] = []
    for one in all where kept.last.map({ one.returnTime < $0.returnTime }) ?? true {
      kept.append(one)
    }
    return kept
  }
}

extension RouteTiming.Outcome {
  fileprivate init(_ closing: RouteTiming.Step) {
    self.init(cost: closing.state.cost, returnTime: closing.state.time)
  }
}
