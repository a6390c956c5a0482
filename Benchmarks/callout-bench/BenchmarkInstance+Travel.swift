import BenchmarkInstances
import ServiceModel
import Travel

extension BenchmarkInstance {
  /// Returns travel between the places of the scenario, from its matrices.
  ///
  /// - Throws: `TravelError` when a place is outside a matrix.
  func travelTable() throws -> TravelTable {
    guard case .matrices(let given) = scenario.travel else {
      return TravelTable(locations: [], matrices: [:])
    }
    let locations = distinctLocations
    var matrices: [String: TravelMatrix] = [:]
    for (profile, matrix) in given { matrices[profile] = try matrix.among(locations) }
    return TravelTable(locations: locations, matrices: matrices)
  }

  private var distinctLocations: [Location] {
    let shifts = scenario.technicians.flatMap(\.shifts)
    let all =
      shifts.flatMap { [$0.startLocation, $0.endLocation].compactMap { $0 } }
      + scenario.serviceOrders.flatMap(\.visits).map(\.location)
    var seen: Set<Location> = []
    return all.filter { seen.insert($0).inserted }
  }
}

extension TravelMatrix {
  /// Returns the part of the matrix for `locations`, in their order.
  fileprivate func among(_ locations: [Location]) throws -> TravelMatrix {
    let indices = try locations.map { location in
      guard let index = location.matrixIndex, (0..<size).contains(index) else {
        throw TravelError.unknownPlace(location)
      }
      return index
    }
    let entries = indices.flatMap { row in indices.map { row * size + $0 } }
    return TravelMatrix(
      size: indices.count, durations: entries.map { durations[$0] },
      distances: entries.map { distances[$0] })
  }
}
