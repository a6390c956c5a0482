import ArgumentParser
import Foundation
import Scenarios
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

/// An instant on the command line: a local time such as `2026-03-10T08:00`, or one with an offset such
/// as `2026-03-10T08:00:00+01:00`.
struct InstantArgument: ExpressibleByArgument {
  /// What was written; only the zone of the scenario says what it means.
  let text: String

  init(argument: String) { text = argument }

  /// Returns the instant in the zone of `scenario`.
  ///
  /// - Throws: ``CommandFailure`` when the text is no instant, or one beyond what can be counted.
  func instant(in scenario: Scenario) throws -> Instant {
    let instant: Instant
    do throws(WrittenValue.Fault) {
      instant = try WrittenValue.instant(text, in: scenario.timeZone)
    } catch {
      throw CommandFailure("--at: \(error.message)")
    }
    guard PlanningLimits.instants.contains(instant) else {
      throw CommandFailure("--at: \"\(text)\" is beyond what can be counted")
    }
    return instant
  }

  /// The instant at which the program asks for it, in whole seconds.
  static var now: Instant { Instant(secondsSinceEpoch: Int(Date().timeIntervalSince1970)) }
}
