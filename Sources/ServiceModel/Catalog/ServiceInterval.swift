/// How often a line comes due: every so many days, weeks, months, quarters or years.
///
/// - Source: `service-management.md` 1.7, rule MD-5.
package struct ServiceInterval: Hashable, Sendable {
  /// The name used by lines.
  package var id: Identifier<ServiceInterval>
  /// The name for people.
  package var name: String
  /// The unit.
  package var range: Range
  /// How many units; from 1 to ``maxFrequency``.
  package var frequency: Int

  /// Creates an interval.
  package init(
    id: Identifier<ServiceInterval>, name: String? = nil, _ range: Range, every frequency: Int = 1
  ) {
    self.id = id
    self.name = name ?? id.text
    self.range = range
    self.frequency = frequency
  }

  /// A unit of an interval.
  package enum Range: String, CaseIterable, Hashable, Sendable {
    case daily, weekly, monthly, quarterly, yearly
  }

  /// The largest frequency that counts.
  package static let maxFrequency = 10_000

  /// The step between two occurrences: so many days, or so many months; none for a frequency that
  /// does not count.
  package var step: Step {
    let frequency = min(max(0, self.frequency), Self.maxFrequency)
    return switch range {
    case .daily: .days(frequency)
    case .weekly: .days(7 * frequency)
    case .monthly: .months(frequency)
    case .quarterly: .months(3 * frequency)
    case .yearly: .months(12 * frequency)
    }
  }

  /// What lies between two occurrences.
  package enum Step: Hashable, Sendable {
    /// So many days.
    case days(Int)
    /// So many months, counted from the anchor and clamped to the end of the month.
    case months(Int)
  }
}
