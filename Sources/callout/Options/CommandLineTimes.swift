import ArgumentParser
import Publishing
import ServiceModel

/// A day on the command line, such as `2026-03-10`.
struct DayArgument: ExpressibleByArgument {
  /// The day.
  let date: CivilDate

  /// Reads a day of the years in which scenarios may lie.
  init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      let date = CivilDate(year: year, month: month, day: day),
      PlanningLimits.days.contains(date)
    else { return nil }
    self.date = date
  }
}

/// An instant on the command line, such as `2026-03-10T08:00:00+01:00`.
struct InstantArgument: ExpressibleByArgument {
  /// The instant.
  let instant: Instant

  init?(argument: String) {
    guard let timestamp = Timestamp(argument) else { return nil }
    instant = timestamp.instant
  }
}
