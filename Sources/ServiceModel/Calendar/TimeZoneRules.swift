import Foundation
import Synchronization

/// How the clocks of one zone stand to UTC, with all their changes.
///
/// The changes between 1970 and 2100 are looked up once per zone and process; conversions then are
/// binary searches. Other years ask Foundation each time.
///
/// - Source: rules R1 and R2 of the SLA clock; Foundation's copy of the IANA data base.
package struct TimeZoneRules: Sendable {
  private let zone: TimeZone
  /// Seconds since the epoch at which an offset begins, increasing; the first one is the epoch.
  private let changes: [Int]
  /// Seconds east of UTC from each change on.
  private let offsets: [Int]

  /// 2100-01-01T00:00:00Z.
  private static let tableEnd = 4_102_444_800
  /// The longest stretch that is taken to hold at most one change; unit: seconds.
  private static let week = 7 * 86_400

  private init(_ zone: TimeZone) {
    self.zone = zone
    var changes = [0]
    var offsets = [zone.offset(at: 0)]
    for end in stride(from: Self.week, to: Self.tableEnd + Self.week, by: Self.week) {
      let offset = zone.offset(at: end)
      guard offset != offsets[offsets.count - 1] else { continue }
      changes.append(Self.firstInstant(of: offset, in: zone, after: end - Self.week, until: end))
      offsets.append(offset)
    }
    self.changes = changes
    self.offsets = offsets
  }

  /// Returns when `offset`, which holds at `end` but not at `start`, begins.
  private static func firstInstant(
    of offset: Int, in zone: TimeZone, after start: Int, until end: Int
  ) -> Int {
    var (before, since) = (start, end)
    while since - before > 1 {
      let middle = (before + since) / 2
      if zone.offset(at: middle) == offset { since = middle } else { before = middle }
    }
    return since
  }

  /// Returns how far the zone's clocks are ahead of UTC at `instant`.
  package func offset(at instant: Instant) -> Seconds {
    let seconds = instant.secondsSinceEpoch
    guard (0..<Self.tableEnd).contains(seconds) else { return Seconds(zone.offset(at: seconds)) }
    var (low, high) = (0, changes.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if changes[middle] <= seconds { low = middle } else { high = middle }
    }
    return Seconds(offsets[low])
  }

  /// Returns what the zone's clocks show at `instant`.
  package func civil(at instant: Instant) -> CivilDateTime {
    CivilDateTime(
      secondsSinceCivilEpoch: instant.secondsSinceEpoch + offset(at: instant).count)
  }

  /// Returns the instants at which the zone's clocks show `time` on `date`.
  ///
  /// A time past 24:00 is read on the clocks of the day that it reaches.
  package func occurrence(of time: CivilTime, on date: CivilDate) -> CivilOccurrence {
    let shown = CivilDateTime(date: date, time: time).secondsSinceCivilEpoch
    // No offset exceeds a day, so these two hold before and after any change that matters.
    let early = offset(at: Instant(secondsSinceEpoch: shown - 86_400)).count
    let late = offset(at: Instant(secondsSinceEpoch: shown + 86_400)).count
    guard early != late else { return .once(Instant(secondsSinceEpoch: shown - early)) }

    let candidates = [shown - early, shown - late].filter { candidate in
      offset(at: Instant(secondsSinceEpoch: candidate)).count == shown - candidate
    }
    guard let first = candidates.first, let last = candidates.last else {
      let gapEnd = Self.firstInstant(
        of: late, in: zone, after: shown - late - 1, until: shown - early)
      return .skipped(gapEnd: Instant(secondsSinceEpoch: gapEnd))
    }
    guard first != last else { return .once(Instant(secondsSinceEpoch: first)) }
    return .twice(
      first: Instant(secondsSinceEpoch: min(first, last)),
      second: Instant(secondsSinceEpoch: max(first, last)))
  }
}

extension TimeZoneRules {
  private static let known = Mutex<[TimeZoneName: TimeZoneRules]>([:])

  /// Returns the rules of the zone called `name`; those of UTC when there is no such zone.
  ///
  /// Scenarios with unknown zones are refused at the gate, so the exception never shows.
  package static func rules(of name: TimeZoneName) -> TimeZoneRules {
    known.withLock { known in
      if let rules = known[name] { return rules }
      let rules = TimeZoneRules(TimeZone(identifier: name.identifier) ?? .gmt)
      known[name] = rules
      return rules
    }
  }
}

extension TimeZoneName {
  /// How the clocks of the zone stand to UTC; those of UTC itself when the zone is not known.
  package var rules: TimeZoneRules { TimeZoneRules.rules(of: self) }
}

extension TimeZone {
  /// Returns the seconds by which the zone's clocks are ahead of UTC.
  fileprivate func offset(at secondsSinceEpoch: Int) -> Int {
    secondsFromGMT(for: Date(timeIntervalSince1970: Double(secondsSinceEpoch)))
  }
}
