import ServiceModel
import Travel

extension Scenario {
  /// Returns travel between all places of the scenario.
  ///
  /// - Throws: ``CommandFailure`` when a place cannot be measured.
  func measuredTravel() throws -> TravelTable {
    do {
      return try travelTable()
    } catch let error as TravelError {
      throw CommandFailure("travel cannot be measured: \(error.message)")
    }
  }
}

extension Scenario {
  /// Returns travel between `places`.
  ///
  /// - Throws: ``CommandFailure`` when a place cannot be measured.
  func measuredTravel(_ places: [Location]) throws -> TravelTable {
    do {
      guard places.count <= Self.travelPlaceLimit else {
        throw TravelError.tooManyPlaces(places.count, limit: Self.travelPlaceLimit)
      }
      return try travelSource.table(for: places, profiles: travelProfiles)
    } catch let error as TravelError {
      throw CommandFailure("travel cannot be measured: \(error.message)")
    }
  }
}

extension TravelError {
  /// The reason in words.
  fileprivate var message: String {
    switch self {
    case .unknownPlace(let place):
      "there is no way to \(place.description); give it coordinates or a matrix index"
    case .unknownProfile(let profile): "there is no matrix for the travel profile \(profile)"
    case .tooManyPlaces(let count, let limit): "\(count) places are more than the limit of \(limit)"
    }
  }
}

extension Location {
  /// What is known about the place.
  fileprivate var description: String {
    let index = matrixIndex.map { "matrix index \($0)" }
    let point = coordinate.map { "\($0.latitude), \($0.longitude)" }
    return name ?? index ?? point ?? "a place without a name"
  }
}
