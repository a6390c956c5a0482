import LinearProgramming

/// A set-partitioning program: every row is covered once by columns of ones, or dropped at a price.
struct Partitioning: Sendable {
  /// The price of covering a row by nothing.
  static let dropCost = 400.0

  let rowCount: Int
  /// Each column's cost and rows.
  let columns: [(cost: Double, rows: [Int32])]

  init(rows: Int, columns: Int, seed: Int) {
    var generator = SeededGenerator(seed: seed)
    rowCount = rows
    self.columns = (0..<columns).map { _ in
      let size = Int.random(in: 2...6, using: &generator)
      let covered = (0..<Int32(rows)).shuffled(using: &generator).prefix(size)
      return (generator.whole(20...90) * Double(size), Array(covered))
    }
  }

  /// The columns that cover nothing cheaper than paying every drop: a solution to start from.
  var allDropped: [Double] {
    [Double](repeating: 1, count: rowCount) + [Double](repeating: 0, count: columns.count)
  }

  /// Adds rows, drops and columns.
  func load(into program: inout LinearProgram) throws(LinearProgramError) {
    try program.addRows((0..<rowCount).map { _ in .init(.equal(1)) })
    var drops = ColumnBatch(bounds: .within(0...1), areInteger: true)
    for row in 0..<Int32(rowCount) { drops.append(cost: Self.dropCost, covering: [row]) }
    try program.addColumns(drops)
    try addColumns(to: &program)
  }

  /// Adds the columns only.
  func addColumns(to program: inout LinearProgram) throws(LinearProgramError) {
    var batch = ColumnBatch(bounds: .within(0...1), areInteger: true)
    for column in columns { batch.append(cost: column.cost, covering: column.rows) }
    try program.addColumns(batch)
  }
}
