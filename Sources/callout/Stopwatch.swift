/// The time since a run began, on a clock that nobody can set.
struct Stopwatch: Sendable {
  private let start = ContinuousClock.now

  /// The seconds since the stopwatch was created.
  var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }

  /// The minutes and seconds since then, such as `1:05`.
  var text: String {
    let seconds = Int(seconds)
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
  }
}
