import LinearProgramming

/// A dense tableau simplex with Bland's rule, and plain branch and bound on top.
///
/// Written for one purpose: to be simple enough to be right. Shares nothing with GLPK.
struct ReferenceSolver: ContractSolver {
  func relaxation(of program: SmallProgram) -> ContractAnswer {
    // A column is written as origin + sum of its parts, each part zero or more.
    var parts: [(column: Int, sign: Double)] = []
    var origin: [Double] = []
    var inequalities: [Inequality] = []
    for (place, column) in program.columns.enumerated() {
      let bounds = column.bounds
      if bounds.lower.isFinite {
        origin.append(bounds.lower)
        parts.append((place, 1))
        if bounds.upper.isFinite {
          inequalities.append(.columnLimit(place, bounds.upper))
        }
      } else if bounds.upper.isFinite {
        origin.append(bounds.upper)
        parts.append((place, -1))
      } else {
        origin.append(0)
        parts += [(place, 1), (place, -1)]
      }
    }
    for (place, row) in program.rows.enumerated() {
      inequalities += Inequality.of(row.bounds, row: place)
    }
    var tableau = Tableau(
      program: program, parts: parts, origin: origin, inequalities: inequalities)
    guard tableau.findFeasible() else { return .infeasible }
    guard tableau.minimise() else { return .unbounded }
    var values = origin
    for (part, value) in zip(parts, tableau.values) { values[part.column] += part.sign * value }
    var duals = [Double](repeating: 0, count: program.rows.count)
    for (inequality, price) in zip(inequalities, tableau.prices) {
      if let row = inequality.row { duals[row] += price }
    }
    return .optimal(
      ContractSolution(objective: program.objective(at: values), values: values, duals: duals))
  }

  func integer(of program: SmallProgram) -> ContractAnswer {
    switch relaxation(of: program) {
    case .infeasible: return .infeasible
    case .unbounded: return .unbounded
    case .optimal: break
    }
    var best: ContractSolution?
    var open = [program]
    while let node = open.popLast() {
      guard case .optimal(let solution) = relaxation(of: node) else { continue }
      if let best, solution.objective >= best.objective - 1e-7 { continue }
      let fractional = node.columns.indices.first { place in
        node.columns[place].isInteger
          && (solution.values[place] - solution.values[place].rounded()).magnitude > 1e-6
      }
      guard let fractional else {
        best = solution
        continue
      }
      let value = solution.values[fractional]
      let bounds = node.columns[fractional].bounds
      for half in [
        Bounds(lower: bounds.lower, upper: value.rounded(.down)),
        Bounds(lower: value.rounded(.up), upper: bounds.upper),
      ] {
        guard let half else { continue }
        var child = node
        child.columns[fractional].bounds = half
        open.append(child)
      }
    }
    return best.map(ContractAnswer.optimal) ?? .infeasible
  }
}

/// One side of a row, or the upper bound of a column.
private struct Inequality {
  enum Sense { case atLeast, atMost, equal }

  var row: Int?
  var column: Int?
  var sense: Sense
  var limit: Double

  static func columnLimit(_ column: Int, _ limit: Double) -> Inequality {
    Inequality(row: nil, column: column, sense: .atMost, limit: limit)
  }

  static func of(_ bounds: Bounds, row: Int) -> [Inequality] {
    let lower = bounds.lower
    let upper = bounds.upper
    if lower == upper { return [Inequality(row: row, sense: .equal, limit: lower)] }
    var sides: [Inequality] = []
    if lower.isFinite { sides.append(Inequality(row: row, sense: .atLeast, limit: lower)) }
    if upper.isFinite { sides.append(Inequality(row: row, sense: .atMost, limit: upper)) }
    return sides
  }
}

/// A simplex tableau: parts, then slacks, then one artificial for each line, then the right side.
private struct Tableau {
  private static let tolerance = 1e-9

  private var lines: [[Double]] = []
  private var costs: [Double]
  private var basis: [Int] = []
  /// Minus one for lines whose sign was turned to make the right side positive.
  private var signs: [Double] = []
  private let partCount: Int
  private let slackCount: Int
  /// The reduced costs of the last minimisation.
  private var reduced: [Double] = []

  private var width: Int { partCount + slackCount + lines.count }

  init(
    program: SmallProgram, parts: [(column: Int, sign: Double)], origin: [Double],
    inequalities: [Inequality]
  ) {
    partCount = parts.count
    slackCount = inequalities.count
    costs = parts.map { program.columns[$0.column].cost * $0.sign }
    costs += [Double](repeating: 0, count: 2 * inequalities.count)
    for (place, inequality) in inequalities.enumerated() {
      var dense = [Double](repeating: 0, count: program.columns.count)
      if let row = inequality.row { dense = program.rows[row].coefficients }
      if let column = inequality.column { dense[column] = 1 }
      var line = parts.map { dense[$0.column] * $0.sign }
      line += [Double](repeating: 0, count: 2 * inequalities.count)
      switch inequality.sense {
      case .atMost: line[partCount + place] = 1
      case .atLeast: line[partCount + place] = -1
      case .equal: break
      }
      let right = inequality.limit - zip(dense, origin).reduce(0) { $0 + $1.0 * $1.1 }
      let sign: Double = right < 0 ? -1 : 1
      line = line.map { $0 * sign }
      line[partCount + slackCount + place] = 1
      lines.append(line + [right * sign])
      signs.append(sign)
      basis.append(partCount + slackCount + place)
    }
  }

  /// The value of each part.
  var values: [Double] {
    var values = [Double](repeating: 0, count: partCount)
    for (line, column) in zip(lines, basis) where column < partCount {
      values[column] = line[width]
    }
    return values
  }

  /// The dual price of each line: what the artificial column's reduced cost shows.
  var prices: [Double] {
    lines.indices.map { -reduced[partCount + slackCount + $0] * signs[$0] }
  }

  /// Phase one: whether all artificials can be zero.
  mutating func findFeasible() -> Bool {
    let artificial = (0..<width).map { $0 < partCount + slackCount ? 0.0 : 1.0 }
    guard iterate(artificial) else { return false }
    let sum = zip(lines, basis).reduce(0) {
      $0 + ($1.1 >= partCount + slackCount ? $1.0[width] : 0)
    }
    guard sum < 1e-7 else { return false }
    for line in lines.indices where basis[line] >= partCount + slackCount {
      let column = (0..<partCount + slackCount).first { lines[line][$0].magnitude > 1e-7 }
      if let column { pivot(line, column) }
    }
    return true
  }

  /// Phase two: whether the costs have a least value.
  mutating func minimise() -> Bool { iterate(costs) }

  /// Bland's rule until no column improves; false when the objective falls without end.
  private mutating func iterate(_ costs: [Double]) -> Bool {
    while true {
      reduced = (0..<width).map { column in
        zip(lines, basis).reduce(costs[column]) { $0 - costs[$1.1] * $1.0[column] }
      }
      // Artificials never come back.
      let entering = (0..<partCount + slackCount).first { reduced[$0] < -Self.tolerance }
      guard let entering else { return true }
      var leaving: (line: Int, ratio: Double)?
      for line in lines.indices {
        // An artificial still basic at zero must not grow: it leaves on any non-zero entry.
        let isArtificial = basis[line] >= partCount + slackCount
        let entry = lines[line][entering]
        guard
          entry > Self.tolerance
            || (isArtificial && entry < -Self.tolerance
              && lines[line][width] < 1e-9)
        else { continue }
        let ratio = max(0, lines[line][width] / entry)
        let best = leaving?.ratio ?? .infinity
        let isTie = leaving.map { ratio == best && basis[line] < basis[$0.line] } ?? false
        if ratio < best || isTie { leaving = (line, ratio) }
      }
      guard let leaving else { return false }
      pivot(leaving.line, entering)
    }
  }

  private mutating func pivot(_ line: Int, _ column: Int) {
    let pivot = lines[line][column]
    lines[line] = lines[line].map { $0 / pivot }
    let source = lines[line]
    for other in lines.indices where other != line {
      let factor = lines[other][column]
      guard factor != 0 else { continue }
      for place in source.indices { lines[other][place] -= factor * source[place] }
    }
    basis[line] = column
  }
}
