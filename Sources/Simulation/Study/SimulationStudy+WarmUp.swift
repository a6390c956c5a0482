package import ServiceModel

extension SimulationStudy {
  /// Finds out how long the company takes to fill up, by MSER-5.
  ///
  /// The series is the mean number of open calls over the pilot replications, counted from the start:
  /// by the hour below twenty days, by the day from then on, so that nights do not look like trends.
  ///
  /// - Parameters:
  ///   - replications: How many pilot replications are made, beginning with the first.
  ///   - seed: Where all random numbers come from.
  ///   - threads: How many may run at once; it changes nothing.
  /// - Returns: The warm-up; `nil` when the stretch of time is too short to tell.
  /// - Source: ``WarmUp``.
  package func settlingTime(replications: Int, seed: UInt64, threads: Int) -> Seconds? {
    let pilot = counting(after: .zero)
    let isLong = pilot.model.window.length >= .hours(20 * 24)
    let step = min(pilot.observationStep, .hours(1))
    let records = pilot.model.replications(
      0..<replications, seed: seed, threads: threads, observedEvery: step
    ) { $0.backlog.map(\.open) }
    let count = records.map(\.count).min() ?? 0
    let hourly = (0..<count).map { index in
      Double(records.reduce(0) { $0 + $1[index] }) / Double(max(1, replications))
    }
    guard isLong else { return WarmUp.length(of: hourly).map { Seconds($0 * step.count) } }
    let daily = stride(from: 0, to: count - count % 24, by: 24).map { start in
      hourly[start..<start + 24].reduce(0, +) / 24
    }
    return WarmUp.length(of: daily).map { .hours($0 * 24) }
  }
}
