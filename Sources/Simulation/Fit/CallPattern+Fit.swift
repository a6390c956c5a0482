package import ServiceModel

extension CallPattern {
  /// The most places that a fitted pattern names.
  private static let mostSites = 60

  /// Returns the pattern with the times that a fit found and the places where calls were.
  ///
  /// - Parameters:
  ///   - fit: When calls came in; there is one.
  ///   - places: Where they were, in order of time; of many, every so many-th is kept, so that places
  ///     with more calls stand more often.
  ///   - bursts: Whether calls come in at once as often as days vary.
  /// - Returns: The pattern; the weights of its hours are calls in a thousand hours.
  package func fitted(_ fit: ArrivalFit, places: [Location], bursts: Bool) -> CallPattern {
    var pattern = self
    pattern.hundredthsPerWeek = Int((fit.perWeek * 100).rounded())
    let weights = fit.rates.map { Int((min($0, 1000) * 1000).rounded()) }
    pattern.hourWeights = [:]
    for day in Weekday.allCases {
      let hours = Array(weights[day.rawValue * 24..<(day.rawValue + 1) * 24])
      if hours.contains(where: { $0 > 0 }) { pattern.hourWeights[day] = hours }
    }
    let step = Double(max(1, places.count)) / Double(Self.mostSites)
    pattern.sites =
      places.count <= Self.mostSites
      ? places : (0..<Self.mostSites).map { places[Int((Double($0) + 0.5) * step)] }
    let mean = Int((fit.burstMean * 100).rounded())
    pattern.meanCallsAtOnce = bursts && mean > 100 ? mean : nil
    return pattern
  }
}
