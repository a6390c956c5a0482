import LinearProgramming

extension SmallProgram {
  /// A shape of random programs; each provokes another part of the simplex method.
  enum Family: CaseIterable, Sendable {
    /// Rows and bounds of all kinds, mostly infeasible or unbounded.
    case anything
    /// Rows that a known point meets, so never infeasible.
    case feasible
    /// Rows through the origin and repeated rows, so that many bases describe one vertex.
    case degenerate
    /// Equality rows only.
    case equalities
    /// Some columns fixed, some rows and columns without entries.
    case hollow
    /// Covering every row once by columns of ones, with a dear way out for each row.
    case partitioning
  }

  /// Creates a random program with small whole numbers.
  static func random(_ family: Family, seed: Int) -> SmallProgram {
    var generator = SeededGenerator(seed: seed)
    if family == .partitioning { return partitioning(&generator) }
    let columnCount = Int.random(in: 1...7, using: &generator)
    let rowCount = Int.random(in: family == .anything ? 0...6 : 1...6, using: &generator)
    var program = SmallProgram(columns: [], rows: [])
    for _ in 0..<columnCount {
      program.columns.append(
        Column(
          cost: generator.whole(-4...9), bounds: columnBounds(family, &generator),
          isInteger: generator.happens(0.7)))
    }
    let point = program.columns.map { column in
      let lower = max(column.bounds.lower, -3).rounded(.up)
      let upper = min(column.bounds.upper, 5).rounded(.down)
      return lower <= upper ? generator.whole(Int(lower)...Int(upper)) : lower
    }
    for _ in 0..<rowCount { program.addRow(family, around: point, &generator) }
    return program
  }

  /// Creates a random program in which every integer column has few values.
  static func randomInteger(_ family: Family, seed: Int) -> SmallProgram {
    var program = random(family, seed: seed)
    for place in program.columns.indices {
      let bounds = program.columns[place].bounds
      let lower = max(bounds.lower, -2)
      program.columns[place].bounds = .within(lower...max(lower, min(bounds.upper, 3.5)))
    }
    return program
  }

  private static func columnBounds(
    _ family: Family, _ generator: inout SeededGenerator
  ) -> Bounds {
    if family == .hollow, generator.happens(0.4) { return .equal(generator.whole(-2...3)) }
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: return .free
    case 1: return .atMost(generator.whole(-1...4))
    case 2...4:
      let lower = generator.whole(-3...2)
      return .within(lower...lower + generator.whole(0...4))
    default: return .atLeast(generator.whole(-2...1))
    }
  }

  private mutating func addRow(
    _ family: Family, around point: [Double], _ generator: inout SeededGenerator
  ) {
    if family == .degenerate, let row = rows.last, generator.happens(0.3) {
      rows.append(row)
      return
    }
    let isEmpty = family == .hollow && generator.happens(0.3)
    let coefficients = columns.map { _ in
      isEmpty || generator.happens(0.35) ? 0 : generator.whole(-3...5)
    }
    var row = Row(bounds: .free, coefficients: coefficients)
    let value =
      switch family {
      case .anything: generator.whole(-6...8)
      case .degenerate: 0.0
      default: self.value(of: row, at: point)
      }
    row.bounds = Self.rowBounds(family, around: value, &generator)
    rows.append(row)
  }

  private static func rowBounds(
    _ family: Family, around value: Double, _ generator: inout SeededGenerator
  ) -> Bounds {
    if family == .equalities { return .equal(value) }
    let slack = family == .degenerate ? 0 : generator.whole(0...3)
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: return .free
    case 1, 2: return .equal(value)
    case 3: return .within(value - slack...value + generator.whole(0...3))
    case 4, 5: return .atLeast(value - slack)
    default: return .atMost(value + slack)
    }
  }

  private static func partitioning(_ generator: inout SeededGenerator) -> SmallProgram {
    let rowCount = Int.random(in: 2...5, using: &generator)
    let columnCount = Int.random(in: 4...10, using: &generator)
    var program = SmallProgram(columns: [], rows: [])
    program.rows = (0..<rowCount).map { _ in Row(bounds: .equal(1), coefficients: []) }
    for place in 0..<columnCount + rowCount {
      let isWayOut = place < rowCount
      program.columns.append(
        Column(
          cost: isWayOut ? 20 : generator.whole(3...15), bounds: .atLeast(0), isInteger: true))
      for row in 0..<rowCount {
        let covers = isWayOut ? row == place : generator.happens(0.5)
        program.rows[row].coefficients.append(covers ? 1 : 0)
      }
    }
    return program
  }
}
