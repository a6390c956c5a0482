package import ServiceModel

/// Returns a length of time in hours and minutes, and in seconds where there are any, such as
/// `2:05` or `0:00:30`.
package func exactTime(_ time: Seconds) -> String {
  let magnitude = abs(time.count)
  let parts = [magnitude / 60 % 60, magnitude % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
  let seconds = magnitude % 60 == 0 ? "" : ":\(parts[1])"
  return (time < .zero ? "-" : "") + "\(magnitude / 3600):\(parts[0])\(seconds)"
}

extension LocalClock {
  /// Returns the day and the time of `instant`, such as `Mon 2026-03-09 14:00`; with seconds where
  /// there are any.
  package func dayAndTime(_ instant: Instant) -> String {
    let date = date(of: instant)
    let name = String(describing: date.weekday).prefix(3)
    let text = timestamp(instant)
    let time = text.dropFirst(11).prefix(8)
    return "\(name.prefix(1).uppercased())\(name.dropFirst()) \(date) "
      + (time.hasSuffix(":00") ? time.prefix(5) : time)
  }
}

extension DueTime {
  /// When it is due, or why nobody knows.
  func text(on clock: LocalClock) -> String {
    switch self {
    case .at(let instant): clock.dayAndTime(instant)
    case .paused: "on hold"
    case .never: "never"
    }
  }
}

extension Compliance {
  /// How much is used of what, such as `3:00 of 4:00 (75.0 %), 1:00 left`.
  var text: String {
    guard let allowed, let remaining else { return exactTime(used) }
    let share = percentText.map { " (\($0) %)" } ?? ""
    let rest =
      remaining < .zero
      ? "exceeded by \(exactTime(.zero - remaining))" : "\(exactTime(remaining)) left"
    return "\(exactTime(used)) of \(exactTime(allowed))\(share), \(rest)"
  }
}
