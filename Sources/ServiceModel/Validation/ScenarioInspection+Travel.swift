// Faults of travel and places.
extension ScenarioInspection {
  /// Inspects how travel is measured.
  mutating func inspectTravel() {
    switch scenario.travel {
    case .straightLine(let metresPerHour, let detourPercent):
      let path = FieldPath("travel")["straightLine"]
      checkNumber(metresPerHour, from: 1, .invalidSpeed, "speed", path["kilometresPerHour"])
      checkNumber(
        detourPercent, from: 100, .invalidDetour, "detour in per cent", path["detourFactor"])
    case .matrices(let matrices):
      let path = FieldPath("travel")["matrices"]
      if matrices.isEmpty { add(.withoutMatrices, path, "there is no travel matrix") }
      for (profile, matrix) in matrices.sorted(by: { $0.key < $1.key }) {
        inspect(matrix, path[profile])
      }
    }
  }

  private mutating func inspect(_ matrix: TravelMatrix, _ path: FieldPath) {
    let (square, overflows) = matrix.size.multipliedReportingOverflow(by: matrix.size)
    guard matrix.size >= 0, !overflows, matrix.durations.count == square,
      matrix.distances.count == square
    else {
      add(.matrixNotSquare, path, "the matrix does not have \(matrix.size) entries in each row")
      return
    }
    if matrix.size != matrixSize {
      add(
        .matrixSizesDiffer, path,
        "the matrix covers \(matrix.size) places, another one \(matrixSize ?? 0)")
    }
    inspect(matrix.durations, from: TravelMatrix.unreachable, of: matrix.size, path["durations"])
    inspect(matrix.distances, from: 0, of: matrix.size, path["distances"])
  }

  /// Reports the first entry of a matrix that is smaller than `minimum`.
  private mutating func inspect(
    _ entries: [Int32], from minimum: Int32, of size: Int, _ path: FieldPath
  ) {
    guard let index = entries.firstIndex(where: { $0 < minimum }), size > 0 else { return }
    let entry = entries[index]
    add(
      .invalidMatrixEntry, path[index / size][index % size], value: String(entry),
      "the entry \(entry) is negative")
  }

  /// Inspects a place against the way in which travel is measured.
  mutating func inspect(_ place: Location, _ path: @autoclosure () -> FieldPath) {
    let code: (FaultCode, FieldPath, String?, String)?
    if let coordinate = place.coordinate, let fault = fault(of: coordinate) {
      code = (.coordinateOutOfRange, path()[fault.key], fault.value, fault.message)
    } else if let matrixSize {
      code = matrixFault(of: place, size: matrixSize, path())
    } else if place.coordinate == nil {
      code = (.missingCoordinate, path(), place.name, "the place has no coordinates")
    } else {
      return
    }
    guard let (code, path, value, message) = code else { return }
    guard place.name == nil || faultyPlaces.insert(place).inserted else { return }
    add(code, path, value: value, message)
  }

  private func matrixFault(
    of place: Location, size: Int, _ path: @autoclosure () -> FieldPath
  ) -> (FaultCode, FieldPath, String?, String)? {
    guard let index = place.matrixIndex else {
      return (.missingMatrixIndex, path(), place.name, "the place has no matrix index")
    }
    guard index < 0 || index >= size else { return nil }
    return (
      .matrixIndexOutOfRange, path()["index"], String(index),
      "the index \(index) is not between 0 and \(size - 1)"
    )
  }

  private func fault(
    of coordinate: Coordinate
  ) -> (key: String, value: String, message: String)? {
    // Comparisons with a value that is not a number are false.
    if !(coordinate.latitude.magnitude <= 90) {
      let text = "\(coordinate.latitude)"
      return ("lat", text, "the latitude \(text) is not between -90 and 90")
    }
    if !(coordinate.longitude.magnitude <= 180) {
      let text = "\(coordinate.longitude)"
      return ("lon", text, "the longitude \(text) is not between -180 and 180")
    }
    return nil
  }

  /// Looks for places whose latitude and longitude are probably swapped.
  ///
  /// A place is suspicious when it lies far from the median of all places, but would lie near it
  /// the other way round.
  mutating func inspectOrientation() {
    var places: [(coordinate: Coordinate, order: Int, visit: Int)] = []
    for (order, serviceOrder) in scenario.serviceOrders.enumerated() {
      for (visit, item) in serviceOrder.visits.enumerated() {
        guard let coordinate = item.location.coordinate, fault(of: coordinate) == nil else {
          continue
        }
        places.append((coordinate, order, visit))
      }
    }
    guard places.count >= 3 else { return }
    let latitude = places.map(\.coordinate.latitude).sorted()[places.count / 2]
    let longitude = places.map(\.coordinate.longitude).sorted()[places.count / 2]
    for place in places {
      let (north, east) = (place.coordinate.latitude, place.coordinate.longitude)
      let distance = max((north - latitude).magnitude, (east - longitude).magnitude)
      let swapped = max((east - latitude).magnitude, (north - longitude).magnitude)
      guard distance > 10, swapped < 5 else { continue }
      add(
        .swappedCoordinates,
        FieldPath("serviceOrders")[place.order]["visits"][place.visit]["location"],
        value: "\(north), \(east)",
        "the place \(north), \(east) is far from the others, but not with lat and lon swapped")
    }
  }
}
