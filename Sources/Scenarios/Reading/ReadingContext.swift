import ServiceModel

/// What the meaning of values in the files of one scenario depends on.
struct ReadingContext: Sendable {
  /// The zone of local times.
  var zone = ReadingZone(.utc)
  /// The currency of amounts.
  var currency = Currency.fallback
  /// The named places.
  var places: [String: Location] = [:]
  /// The names of the places in the order of the file, for suggestions.
  var placeNames: [String] = []

  /// Returns the place called `name`.
  ///
  /// - Throws: ``ValueFault`` when there is none.
  func place(_ name: String) throws(ValueFault) -> Location {
    guard let place = places[name] else {
      throw ValueFault(
        .unknownPlace, "is not a known location",
        nearestName: closestName(to: name, among: placeNames))
    }
    return place
  }
}
