/// A place where work is done or a shift starts or ends.
///
/// A location has coordinates, an index into the scenario's travel matrices, or both; the travel
/// specification decides which one counts. Two equal values are the same place.
package struct Location: Hashable, Sendable {
  /// A name for people; not part of what makes places equal to a travel source.
  package var name: String?
  /// Where the place is on the globe.
  package var coordinate: Coordinate?
  /// The row and column of the place in the travel matrices, from zero.
  package var matrixIndex: Int?

  /// Creates a place from its coordinates, its matrix index, or both.
  package init(name: String? = nil, coordinate: Coordinate? = nil, matrixIndex: Int? = nil) {
    self.name = name
    self.coordinate = coordinate
    self.matrixIndex = matrixIndex
  }
}

/// A point on the globe in degrees (WGS 84).
package struct Coordinate: Hashable, Sendable {
  /// Degrees north of the equator; from -90 to 90.
  package var latitude: Double
  /// Degrees east of Greenwich; from -180 to 180.
  package var longitude: Double

  /// Creates the point at `latitude` and `longitude`.
  package init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// How the scenario says that travel is measured.
package enum TravelSpecification: Hashable, Sendable {
  /// Great-circle distance times `detourPercent` / 100, driven at `metresPerHour`.
  case straightLine(metresPerHour: Int, detourPercent: Int)
  /// Given matrices, one for each travel profile that a technician may name.
  case matrices([String: TravelMatrix])
}

/// Travel times and distances between places, as given or computed.
package struct TravelMatrix: Hashable, Sendable {
  /// The number of places.
  package var size: Int
  /// Whole seconds; row-major, shape: size × size; ``unreachable`` where there is no way.
  package var durations: [Int32]
  /// Whole metres; row-major, shape: size × size.
  package var distances: [Int32]

  /// The duration that stands for "no way from here to there".
  package static let unreachable: Int32 = -1

  /// Creates a matrix over `size` places.
  ///
  /// - Precondition: both arrays hold `size` × `size` entries.
  package init(size: Int, durations: [Int32], distances: [Int32]) {
    precondition(
      durations.count == size * size && distances.count == size * size,
      "a travel matrix must be square")
    self.size = size
    self.durations = durations
    self.distances = distances
  }
}

/// Travel between the places of one scenario, for every profile in use.
///
/// A travel source makes it; the planning problem reads it.
package struct TravelTable: Sendable {
  /// The places, each once; the order of rows and columns.
  package var locations: [Location]
  /// A matrix over ``locations`` for each profile.
  package var matrices: [String: TravelMatrix]
  /// The position of each place in ``locations``.
  package let indices: [Location: Int]

  /// Creates the table of `matrices` over `locations`.
  ///
  /// - Precondition: every matrix covers all the locations, and no location stands twice.
  package init(locations: [Location], matrices: [String: TravelMatrix]) {
    precondition(
      matrices.values.allSatisfy { $0.size == locations.count }, "a matrix misses locations")
    self.locations = locations
    self.matrices = matrices
    indices = Dictionary(
      uniqueKeysWithValues: locations.enumerated().map { ($0.element, $0.offset) })
  }
}
