extension LinearProgram {
  /// Checks that a row is one of this program.
  func check(_ row: Row) throws(LinearProgramError) {
    guard row.stamp == rowStamp, row.index < rowCount else { throw .unknownRow(row.index) }
  }

  /// Checks that a column is one of this program.
  func check(_ column: Column) throws(LinearProgramError) {
    guard column.stamp == columnStamp, column.index < columnCount else {
      throw .unknownColumn(column.index)
    }
  }

  /// Checks that a cost or coefficient is usable.
  func check(_ number: Double) throws(LinearProgramError) {
    guard number.isAcceptable else { throw .unacceptableNumber(number) }
  }

  /// Checks that bounds are usable.
  func check(_ bounds: Bounds) throws(LinearProgramError) {
    guard bounds.isAcceptable else { throw .unacceptableBounds(bounds) }
  }

  /// Checks that GLPK can keep a name.
  func check(name: String) throws(LinearProgramError) {
    let bytes = name.utf8
    guard (1...255).contains(bytes.count), bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      throw .unacceptableName(name)
    }
  }

  /// The places sorted, each once, as GLPK wants them.
  static func strictlyIncreasing(_ places: [Int]) -> [Int32] {
    var result: [Int32] = []
    for place in places.sorted() {
      let place = Int32(truncatingIfNeeded: place)
      if result.last != place { result.append(place) }
    }
    return result
  }

  /// Checks sparse vectors: places in range and not named twice by one vector, numbers usable.
  ///
  /// - Parameters:
  ///   - starts: The first entry of each vector, and the number of entries at the end.
  ///   - places: The place of each entry.
  ///   - values: The coefficient of each entry; `nil` when all are one.
  ///   - limit: The number of places.
  /// - Throws: ``LinearProgramError`` at the first entry that is refused.
  mutating func checkVectors(
    starts: [Int32], places: [Int32], values: [Double]?, limit: Int
  ) throws(LinearProgramError) {
    if marks.count < limit {
      marks.append(contentsOf: repeatElement(0, count: limit - marks.count))
    }
    for vector in 0..<starts.count - 1 {
      lastMark = lastMark == .max ? 1 : lastMark + 1
      if lastMark == 1 { marks = [Int32](repeating: 0, count: marks.count) }
      for entry in Int(starts[vector])..<Int(starts[vector + 1]) {
        let place = Int(places[entry])
        guard (0..<limit).contains(place) else { throw .unknownRow(place) }
        guard marks[place] != lastMark else { throw .duplicateEntry(place) }
        marks[place] = lastMark
      }
    }
    for value in values ?? [] { try check(value) }
  }
}
