/// A length of elapsed time in whole seconds.
///
/// Elapsed time never comes from arithmetic on local clocks; subtract two ``Instant`` values.
package struct Seconds: Hashable, Comparable, Sendable, AdditiveArithmetic {
  /// The number of seconds; negative lengths run backwards.
  package var count: Int

  /// Creates a length of `count` seconds.
  package init(_ count: Int) { self.count = count }

  /// No time at all.
  package static let zero = Seconds(0)

  /// Returns a length of `count` minutes.
  package static func minutes(_ count: Int) -> Seconds { Seconds(count * 60) }

  /// Returns a length of `count` hours.
  package static func hours(_ count: Int) -> Seconds { Seconds(count * 3600) }

  package static func < (left: Seconds, right: Seconds) -> Bool { left.count < right.count }
  package static func + (left: Seconds, right: Seconds) -> Seconds {
    Seconds(left.count + right.count)
  }
  package static func - (left: Seconds, right: Seconds) -> Seconds {
    Seconds(left.count - right.count)
  }
  package static prefix func - (value: Seconds) -> Seconds { Seconds(-value.count) }
}

/// A point in time, in whole seconds since 1970-01-01T00:00:00Z.
///
/// Instants subtract to ``Seconds`` and shift by them; they do not add.
///
/// - Source: rule R1 of the SLA clock: all clock arithmetic is on UTC instants.
package struct Instant: Hashable, Comparable, Sendable {
  /// The seconds since the epoch, without leap seconds.
  package var secondsSinceEpoch: Int

  /// Creates the instant that many seconds after the epoch.
  package init(secondsSinceEpoch: Int) { self.secondsSinceEpoch = secondsSinceEpoch }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.secondsSinceEpoch < right.secondsSinceEpoch
  }
  package static func - (left: Instant, right: Instant) -> Seconds {
    Seconds(left.secondsSinceEpoch - right.secondsSinceEpoch)
  }
  package static func + (left: Instant, right: Seconds) -> Instant {
    Instant(secondsSinceEpoch: left.secondsSinceEpoch + right.count)
  }
  package static func - (left: Instant, right: Seconds) -> Instant {
    Instant(secondsSinceEpoch: left.secondsSinceEpoch - right.count)
  }
}

/// A stretch of time from `start` up to, but not including, `end`.
package struct TimeRange: Hashable, Sendable {
  /// The first instant inside.
  package var start: Instant
  /// The first instant after; never before `start`.
  package var end: Instant

  /// Creates the range between two instants.
  ///
  /// - Precondition: `start <= end`.
  package init(start: Instant, end: Instant) {
    precondition(start <= end, "a time range must not end before it starts")
    self.start = start
    self.end = end
  }

  /// The elapsed time inside.
  package var duration: Seconds { end - start }

  /// Returns whether `instant` lies inside.
  package func contains(_ instant: Instant) -> Bool { start <= instant && instant < end }
}

/// A distance in whole metres.
package struct Metres: Hashable, Comparable, Sendable, AdditiveArithmetic {
  /// The number of metres.
  package var count: Int

  /// Creates a distance of `count` metres.
  package init(_ count: Int) { self.count = count }

  /// No distance at all.
  package static let zero = Metres(0)

  package static func < (left: Metres, right: Metres) -> Bool { left.count < right.count }
  package static func + (left: Metres, right: Metres) -> Metres { Metres(left.count + right.count) }
  package static func - (left: Metres, right: Metres) -> Metres { Metres(left.count - right.count) }
}

/// An amount of money in minor units (cents) of the scenario's currency.
///
/// Whole numbers only: a breakdown adds up to its total exactly.
package struct Money: Hashable, Comparable, Sendable, AdditiveArithmetic {
  /// The number of minor units; negative amounts are credits.
  package var minorUnits: Int

  /// Creates an amount of `minorUnits`.
  package init(minorUnits: Int) { self.minorUnits = minorUnits }

  /// Nothing.
  package static let zero = Money(minorUnits: 0)

  package static func < (left: Money, right: Money) -> Bool { left.minorUnits < right.minorUnits }
  package static func + (left: Money, right: Money) -> Money {
    Money(minorUnits: left.minorUnits + right.minorUnits)
  }
  package static func - (left: Money, right: Money) -> Money {
    Money(minorUnits: left.minorUnits - right.minorUnits)
  }
}

/// Money for each hour of something.
package struct HourlyRate: Hashable, Sendable {
  /// The minor units charged for one full hour; not negative.
  package var minorUnitsPerHour: Int

  /// Creates a rate of `minorUnitsPerHour`.
  package init(minorUnitsPerHour: Int) { self.minorUnitsPerHour = minorUnitsPerHour }

  /// Free of charge.
  package static let zero = HourlyRate(minorUnitsPerHour: 0)

  /// Returns the price of `time`, rounded half up to the minor unit.
  package func cost(of time: Seconds) -> Money {
    Money(minorUnits: roundedHalfUp(time.count * minorUnitsPerHour, over: 3600))
  }
}

/// Money for each kilometre driven.
package struct DistanceRate: Hashable, Sendable {
  /// The minor units charged for one kilometre; not negative.
  package var minorUnitsPerKilometre: Int

  /// Creates a rate of `minorUnitsPerKilometre`.
  package init(minorUnitsPerKilometre: Int) {
    self.minorUnitsPerKilometre = minorUnitsPerKilometre
  }

  /// Free of charge.
  package static let zero = DistanceRate(minorUnitsPerKilometre: 0)

  /// Returns the price of `distance`, rounded half up to the minor unit.
  package func cost(of distance: Metres) -> Money {
    Money(minorUnits: roundedHalfUp(distance.count * minorUnitsPerKilometre, over: 1000))
  }
}

/// Returns `numerator / denominator` rounded half up, for non-negative numerators.
private func roundedHalfUp(_ numerator: Int, over denominator: Int) -> Int {
  (2 * numerator + denominator) / (2 * denominator)
}
