package import ServiceModel

extension Scenario {
  /// The most places between which travel is tabulated; their table takes some three gigabytes.
  package static let travelPlaceLimit = 20_000

  /// Where shifts start and end and visits are made, each place once, in order of appearance.
  package var locations: [Location] {
    let shifts = technicians.lazy.flatMap(\.shifts)
    let ends = shifts.flatMap { [$0.startLocation, $0.endLocation] }.compactMap { $0 }
    let sites = serviceOrders.lazy.flatMap(\.visits).map(\.location)
    var seen: Set<Location> = []
    return (Array(ends) + Array(sites)).filter { seen.insert($0).inserted }
  }

  /// The travel profiles of the technicians, each once, in order of appearance.
  package var travelProfiles: [String] {
    var seen: Set<String> = []
    return technicians.map(\.travelProfile).filter { seen.insert($0).inserted }
  }

  /// The source that the scenario's travel specification describes.
  package var travelSource: any TravelSource {
    switch travel {
    case .straightLine(let metresPerHour, let detourPercent):
      StraightLineTravel(metresPerHour: metresPerHour, detourPercent: detourPercent)
    case .matrices(let matrices):
      MatrixTravel(matrices: matrices)
    }
  }

  /// Returns travel between all places of the scenario, for the profiles of its technicians.
  ///
  /// - Throws: ``TravelError`` when a place or a profile cannot be measured, or when there are more
  ///   than ``travelPlaceLimit`` places.
  /// - Complexity: O(*n*²) in the places.
  package func travelTable() throws -> TravelTable {
    let locations = locations
    guard locations.count <= Self.travelPlaceLimit else {
      throw TravelError.tooManyPlaces(locations.count, limit: Self.travelPlaceLimit)
    }
    return try travelSource.table(for: locations, profiles: travelProfiles)
  }
}
