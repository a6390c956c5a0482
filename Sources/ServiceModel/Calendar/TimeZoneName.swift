import Foundation

/// The IANA name of a time zone, such as `America/New_York`.
package struct TimeZoneName: Hashable, Sendable, CustomStringConvertible {
  /// The name in the IANA data base.
  package var identifier: String

  /// Creates the name as written; ``isKnown`` says whether this machine knows the zone.
  package init(_ identifier: String) { self.identifier = identifier }

  package var description: String { identifier }

  /// Coordinated universal time.
  package static let utc = TimeZoneName("UTC")

  /// Whether the name stands in the IANA data base as this machine has it.
  ///
  /// Bare offsets such as `GMT+3` and abbreviations such as `PST` are not names of zones (rule R1):
  /// the first know no daylight saving, the second mean different things to different people.
  /// Upper and lower case count.
  package var isKnown: Bool {
    guard identifier.contains("/") || Self.namesWithoutArea.contains(identifier) else {
      return false
    }
    return TimeZone(identifier: identifier) != nil
  }

  /// The names of all zones that this machine knows, in alphabetical order, for suggestions.
  package static var knownNames: [String] {
    (TimeZone.knownTimeZoneIdentifiers + ["UTC"]).sorted()
  }

  /// The IANA names that have no area before a slash.
  ///
  /// - Source: the files `etcetera` and `backward` of the IANA data base.
  private static let namesWithoutArea: Set<String> = [
    "CET", "CST6CDT", "Cuba", "EET", "EST", "EST5EDT", "Egypt", "Eire", "GB", "GB-Eire", "GMT",
    "GMT0", "Greenwich", "HST", "Hongkong", "Iceland", "Iran", "Israel", "Jamaica", "Japan",
    "Kwajalein", "Libya", "MET", "MST", "MST7MDT", "NZ", "NZ-CHAT", "Navajo", "PRC", "PST8PDT",
    "Poland", "Portugal", "ROC", "ROK", "Singapore", "Turkey", "UCT", "UTC", "Universal", "W-SU",
    "WET", "Zulu",
  ]
}
