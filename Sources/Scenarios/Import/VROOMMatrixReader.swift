import ServiceModel

/// Reads the travel matrices of a VROOM problem.
struct VROOMMatrixReader {
  let root: JSONCursor

  /// Returns the matrix of each profile; what is at fault is reported and left out.
  func matrices() -> [String: TravelMatrix] {
    guard let section = root.child("matrices"), section.isObject() else { return [:] }
    var matrices: [String: TravelMatrix] = [:]
    for member in section.node.members ?? [] {
      guard let cursor = section.child(member.key), cursor.isObject() else { continue }
      cursor.checkKeys(["durations", "distances", "costs"])
      cursor.child("costs")?.report(
        .unsupportedFeature, "a matrix of costs is not supported",
        remedy: "Remove it and state costs of the vehicles, so that time and distance are paid.")
      matrices[member.key] = matrix(cursor)
    }
    return matrices
  }

  private func matrix(_ cursor: JSONCursor) -> TravelMatrix? {
    guard let durations = cursor.child("durations") else {
      cursor.report(
        .missingKey, "the matrix has no durations", remedy: "Add travel times in seconds.")
      return nil
    }
    guard let times = cells(durations) else { return nil }
    guard let distances = cursor.child("distances") else {
      return TravelMatrix(
        size: times.size, durations: times.cells,
        distances: [Int32](repeating: 0, count: times.cells.count))
    }
    guard var metres = cells(distances) else { return nil }
    guard metres.size == times.size else {
      distances.report(
        .matrixSizesDiffer,
        "there are \(metres.size) rows of distances but \(times.size) of durations",
        remedy: "Give both matrices the same places.")
      return nil
    }
    for index in metres.cells.indices where metres.cells[index] == TravelMatrix.unreachable {
      metres.cells[index] = 0
    }
    return TravelMatrix(size: times.size, durations: times.cells, distances: metres.cells)
  }

  /// Reads a square of whole numbers; `null` means that there is no way.
  private func cells(_ cursor: JSONCursor) -> (size: Int, cells: [Int32])? {
    guard let rows = cursor.node.elements else {
      cursor.reportKind("a list of rows")
      return nil
    }
    var cells: [Int32] = []
    cells.reserveCapacity(rows.count * rows.count)
    for (index, row) in rows.enumerated() {
      let place = JSONCursor(
        node: row, path: "\(cursor.path)[\(index)]", findings: cursor.findings)
      guard let columns = row.elements else {
        place.reportKind("a list of numbers")
        return nil
      }
      guard columns.count == rows.count else {
        place.report(
          .matrixNotSquare,
          "the row has \(columns.count) numbers but the matrix has \(rows.count) rows",
          remedy: "Make the matrix square.")
        return nil
      }
      guard append(columns, to: &cells, at: place) else { return nil }
    }
    return (rows.count, cells)
  }

  /// Appends the numbers of one row; reports the first that is none and returns whether all were.
  private func append(_ row: [JSONNode], to cells: inout [Int32], at place: JSONCursor) -> Bool {
    for (index, node) in row.enumerated() {
      switch node.value {
      case .integer(let number) where number >= 0 && number <= MatrixLimits.entry:
        cells.append(Int32(number))
      case .null:
        cells.append(TravelMatrix.unreachable)
      default:
        let cell = JSONCursor(
          node: node, path: "\(place.path)[\(index)]", findings: place.findings)
        cell.report(
          .invalidMatrixEntry, "a whole number from 0 to \(MatrixLimits.entry) is needed here",
          remedy: "Round to whole seconds or metres; write null where there is no way.")
        return false
      }
    }
    return true
  }
}
