import LinearProgramming

/// A program small enough for a tableau, as plain arrays.
struct SmallProgram: Sendable, CustomStringConvertible {
  struct Column: Sendable {
    var cost: Double
    var bounds: Bounds
    var isInteger = false
  }

  struct Row: Sendable {
    var bounds: Bounds
    /// Dense; one coefficient for each column.
    var coefficients: [Double]
  }

  var columns: [Column]
  var rows: [Row]

  var description: String {
    let columns = columns.map { "\($0.cost) \($0.bounds)\($0.isInteger ? " integer" : "")" }
    let rows = rows.map { "\($0.coefficients) \($0.bounds)" }
    return "columns:\n\(columns.joined(separator: "\n"))\nrows:\n\(rows.joined(separator: "\n"))"
  }

  /// The objective at a point.
  func objective(at values: [Double]) -> Double {
    zip(columns, values).reduce(0) { $0 + $1.0.cost * $1.1 }
  }

  /// The value of a row at a point.
  func value(of row: Row, at values: [Double]) -> Double {
    zip(row.coefficients, values).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Whether a point meets rows, bounds and integrality.
  func admits(_ values: [Double], whole: Bool, tolerance: Double = 1e-6) -> Bool {
    let meetsColumns = zip(columns, values).allSatisfy { column, value in
      value >= column.bounds.lower - tolerance && value <= column.bounds.upper + tolerance
        && (!whole || !column.isInteger || (value - value.rounded()).magnitude <= tolerance)
    }
    let meetsRows = rows.allSatisfy { row in
      let value = value(of: row, at: values)
      return value >= row.bounds.lower - tolerance && value <= row.bounds.upper + tolerance
    }
    return meetsColumns && meetsRows
  }

  /// Adds the columns, then the rows.
  func load(into program: inout LinearProgram) throws(LinearProgramError) {
    for column in columns {
      try program.addColumn(cost: column.cost, bounds: column.bounds, isInteger: column.isInteger)
    }
    try addRows(rows[...], to: &program)
  }

  /// Adds some of the rows over all columns.
  func addRows(
    _ rows: ArraySlice<Row>, to program: inout LinearProgram
  ) throws(LinearProgramError) {
    let columns = program.columns
    for row in rows {
      let entries = zip(columns, row.coefficients).filter { $0.1 != 0 }.map { ($0.0, $0.1) }
      try program.addRow(row.bounds, entries)
    }
  }

  /// Adds the rows without entries, then the columns.
  func loadByColumns(into program: inout LinearProgram) throws(LinearProgramError) {
    for row in rows { try program.addRow(row.bounds) }
    try addColumns(columns.indices, to: &program)
  }

  /// Adds some of the columns over all rows.
  func addColumns(
    _ places: Range<Int>, to program: inout LinearProgram
  ) throws(LinearProgramError) {
    let handles = program.rows
    for place in places {
      let entries = zip(handles, rows).filter { $0.1.coefficients[place] != 0 }
        .map { ($0.0, $0.1.coefficients[place]) }
      let column = columns[place]
      try program.addColumn(
        cost: column.cost, entries, bounds: column.bounds, isInteger: column.isInteger)
    }
  }
}

/// A generator of pseudo-random numbers with a seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number of a range.
  mutating func whole(_ range: ClosedRange<Int>) -> Double {
    Double(Int.random(in: range, using: &self))
  }

  /// Whether an event of a given chance happens.
  mutating func happens(_ chance: Double) -> Bool {
    Double.random(in: 0..<1, using: &self) < chance
  }
}
