/// The largest numbers that a scenario may hold, so that no later arithmetic overflows.
package enum PlanningLimits {
  /// The instants that count: a hundred years around 1970.
  package static let instants =
    Instant(secondsSinceEpoch: -3_155_760_000)...Instant(secondsSinceEpoch: 3_155_760_000)
  /// The days that count, in the same years.
  package static let days =
    CivilDate(daysSinceEpoch: -36_525)...CivilDate(daysSinceEpoch: 36_525)
  /// The days by which a date window may end after it starts.
  package static let windowDays = 0...3660
  /// The durations that count: a hundred years either way.
  package static let durations = Seconds(-3_155_760_000)...Seconds(3_155_760_000)
  /// The amounts that count, in minor units.
  package static let money =
    Money(minorUnits: -1_000_000_000_000)...Money(minorUnits: 1_000_000_000_000)
  /// Other numbers, such as levels, quantities and metres.
  package static let numbers = -1_000_000_000...1_000_000_000
  /// The largest cost that any plan may have, in minor units.
  package static let planCost = 1e15
}
