package import ServiceModel

/// Something that knows how long it takes to get from place to place.
package protocol TravelSource: Sendable {
  /// Returns travel between `locations` for each of `profiles`.
  ///
  /// - Precondition: no location stands twice.
  /// - Throws: ``TravelError`` when a place cannot be measured by this source.
  func table(for locations: [Location], profiles: [String]) throws -> TravelTable
}

/// Why travel could not be measured.
package enum TravelError: Error, Hashable, Sendable {
  /// The place lacks what the source needs: coordinates, or a matrix index in range.
  case unknownPlace(Location)
  /// No matrix is given for the profile.
  case unknownProfile(String)
  /// A table over so many places would not fit into memory.
  case tooManyPlaces(Int, limit: Int)
}
