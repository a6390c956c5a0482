package import ServiceModel

/// Travel as given in matrices, one for each profile, in which places are rows and columns.
///
/// There and back may differ, and pairs may be unreachable; both stay as given.
package struct MatrixTravel: TravelSource {
  /// The matrix of each profile.
  package let matrices: [String: TravelMatrix]

  /// Creates travel from matrices by profile.
  package init(matrices: [String: TravelMatrix]) {
    self.matrices = matrices
  }

  /// Returns the rows and columns of `locations` from the matrix of each of `profiles`.
  ///
  /// - Throws: ``TravelError/unknownProfile(_:)`` for a profile without a matrix,
  ///   ``TravelError/unknownPlace(_:)`` for a place without an index inside every matrix asked for.
  /// - Complexity: O(*p* *n*²) in the profiles and places; nothing is copied where the locations are
  ///   those of the matrix, in its order.
  package func table(for locations: [Location], profiles: [String]) throws -> TravelTable {
    var selected: [String: TravelMatrix] = [:]
    for profile in profiles where selected[profile] == nil {
      guard let matrix = matrices[profile] else { throw TravelError.unknownProfile(profile) }
      let indices = try locations.map { location in
        guard let index = location.matrixIndex, (0..<matrix.size).contains(index) else {
          throw TravelError.unknownPlace(location)
        }
        return index
      }
      selected[profile] = matrix.selecting(indices)
    }
    return TravelTable(locations: locations, matrices: selected)
  }
}

extension TravelMatrix {
  /// Returns the matrix over the rows and columns at `indices`, in that order.
  fileprivate func selecting(_ indices: [Int]) -> TravelMatrix {
    guard indices != Array(0..<size) else { return self }
    func selection(of entries: [Int32]) -> [Int32] {
      var selection: [Int32] = []
      selection.reserveCapacity(indices.count * indices.count)
      for row in indices {
        for column in indices { selection.append(entries[row * size + column]) }
      }
      return selection
    }
    return TravelMatrix(
      size: indices.count, durations: selection(of: durations),
      distances: selection(of: distances))
  }
}
