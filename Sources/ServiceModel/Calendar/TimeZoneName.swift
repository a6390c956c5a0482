/// The IANA name of a time zone, such as `America/New_York`.
package struct TimeZoneName: Hashable, Sendable, CustomStringConvertible {
  /// The name in the IANA data base.
  package var identifier: String

  /// Creates the name as written; ``isKnown`` says whether this machine knows the zone.
  package init(_ identifier: String) { self.identifier = identifier }

  package var description: String { identifier }
}
