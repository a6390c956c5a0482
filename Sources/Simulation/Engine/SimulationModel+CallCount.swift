import ServiceModel

extension SimulationModel {
  /// How many calls a replication seldom exceeds, so that the list of calls need not grow; at most a
  /// few million.
  var usualCallCount: Int {
    let hours = Double(window.warmUp.count + window.length.count) / 3600
    let mean = callTypes.reduce(0) { $0 + $1.arrivals.meanCount(hours: hours) }
    guard mean.isFinite else { return 0 }
    return Int(min(4e6, mean + 4 * mean.squareRoot()).rounded(.up))
  }
}

extension ArrivalProcess {
  /// Returns how many calls come in within so many hours, on average.
  fileprivate func meanCount(hours: Double) -> Double {
    switch self {
    case .poisson(let perHour): perHour * hours
    case .weekly(let profile, let size):
      profile.perHour.reduce(0, +) / Double(WeeklyProfile.hours) * hours * max(1, size?.mean ?? 1)
    case .bursts(let perHour, let size): perHour * size.mean * hours
    case .known(let calls): Double(calls.count)
    }
  }
}
