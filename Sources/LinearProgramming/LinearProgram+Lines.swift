extension LinearProgram {
  /// A row of one program.
  ///
  /// Stays valid until rows of the program are deleted; afterwards it is refused.
  package struct Row: Sendable, Hashable, Comparable {
    /// The place of the row, counted from zero.
    package let index: Int
    let stamp: UInt32

    /// Whether one row stands before another of the same program.
    package static func < (first: Row, second: Row) -> Bool { first.index < second.index }
  }

  /// A column of one program.
  ///
  /// Stays valid until columns of the program are deleted; afterwards it is refused.
  package struct Column: Sendable, Hashable, Comparable {
    /// The place of the column, counted from zero.
    package let index: Int
    let stamp: UInt32

    /// Whether one column stands before another of the same program.
    package static func < (first: Column, second: Column) -> Bool { first.index < second.index }
  }

  /// Consecutive rows of one program.
  package struct Rows: Sendable, Hashable, RandomAccessCollection {
    let places: Range<Int>
    let stamp: UInt32

    /// The place of the first row.
    package var startIndex: Int { places.lowerBound }
    /// The place after the last row.
    package var endIndex: Int { places.upperBound }
    /// The row at a place of the program, not of this collection.
    package subscript(place: Int) -> Row {
      precondition(places.contains(place), "place must be one of these rows")
      return Row(index: place, stamp: stamp)
    }
  }

  /// Consecutive columns of one program.
  package struct Columns: Sendable, Hashable, RandomAccessCollection {
    let places: Range<Int>
    let stamp: UInt32

    /// The place of the first column.
    package var startIndex: Int { places.lowerBound }
    /// The place after the last column.
    package var endIndex: Int { places.upperBound }
    /// The column at a place of the program, not of this collection.
    package subscript(place: Int) -> Column {
      precondition(places.contains(place), "place must be one of these columns")
      return Column(index: place, stamp: stamp)
    }
  }

  /// All rows.
  package var rows: Rows { Rows(places: 0..<rowCount, stamp: rowStamp) }

  /// All columns.
  package var columns: Columns { Columns(places: 0..<columnCount, stamp: columnStamp) }
}
