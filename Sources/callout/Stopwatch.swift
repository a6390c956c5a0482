/// The time since a run began, on a clock that nobody can set.
struct Stopwatch: Sendable {
  private let start = ContinuousClock.now

  /// The seconds since the stopwatch was created.
  var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }
}
