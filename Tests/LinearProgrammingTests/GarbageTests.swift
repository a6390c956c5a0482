import Foundation
import LinearProgramming
import Testing

struct GarbageTests {
  @Test(arguments: 0..<6)
  func `no argument ends the process`(part: Int) async {
    await #expect(processExitsWith: .success) { [part] in
      for seed in part * 60..<(part + 1) * 60 {
        var caller = GarbageCaller(seed: seed)
        caller.run()
      }
    }
  }

  @Test
  func `no file ends the process`() async {
    await #expect(processExitsWith: .success) {
      let folder = FileManager.default.temporaryDirectory.path
      let path = "\(folder)/garbage-\(ProcessInfo.processInfo.processIdentifier).lp"
      for seed in 0..<300 {
        var generator = SeededGenerator(seed: seed)
        let text = GarbageFile.text(&generator)
        try Data(text).write(to: URL(fileURLWithPath: path))
        for format in [ProgramFormat.lp, .mps] {
          LinearProgram.withProblem { program in
            _ = try? program.read(from: path, format)
            _ = try? program.solveRelaxation(iterationLimit: 100, secondsLimit: 0.2)
            _ = try? program.solveInteger(IntegerSettings(nodeLimit: 5, secondsLimit: 0.2))
          }
        }
      }
      try FileManager.default.removeItem(atPath: path)
    }
  }
}

/// Calls everything with anything.
private struct GarbageCaller {
  private var generator: SeededGenerator
  private static let numbers: [Double] = [
    0, -0.0, 1, -1, 2, 0.5, 1e-300, 1e-308, 1e-9, 1e9, -1e15, 1e20, -1e20, 1e21, 1e308, .nan,
    .infinity, -.infinity, 1e-16, 3, 7,
  ]

  /// How often a number is an ordinary one; high values get deeper into the solver.
  private let sanity: Double

  init(seed: Int) {
    generator = SeededGenerator(seed: seed)
    sanity = [0.3, 0.8, 0.95, 0.99][seed % 4]
  }

  private mutating func number() -> Double {
    if generator.happens(sanity) { return generator.whole(-4...6) }
    return Self.numbers.randomElement(using: &generator) ?? 0
  }

  private mutating func bounds() -> Bounds {
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: return .free
    case 1: return .atLeast(number())
    case 2: return .atMost(number())
    case 3: return .equal(number())
    default:
      let ends = [number(), number()].sorted()
      return ends[0] <= ends[1] ? .within(ends[0]...ends[1]) : .free
    }
  }

  mutating func run() {
    var rows: [LinearProgram.Row] = []
    var columns: [LinearProgram.Column] = []
    LinearProgram.withProblem { program in
      for _ in 0..<80 {
        _ = try? step(&program, &rows, &columns)
      }
    }
  }

  private mutating func step(
    _ program: inout LinearProgram, _ rows: inout [LinearProgram.Row],
    _ columns: inout [LinearProgram.Column]
  ) throws {
    switch Int.random(in: 0..<16, using: &generator) {
    case 0, 1, 2:
      rows.append(try program.addRow(bounds(), columnEntries(columns)))
    case 3, 4, 5:
      let isInteger = generator.happens(0.5)
      columns.append(
        try program.addColumn(
          cost: number(), rowEntries(rows), bounds: bounds(), isInteger: isInteger))
    case 6: try addBatch(&program)
    case 7:
      if let row = rows.randomElement(using: &generator) {
        try program.setBounds(bounds(), of: row)
      }
    case 8:
      if let column = columns.randomElement(using: &generator) {
        try program.setBounds(bounds(), of: column)
        try program.setCost(number(), of: column)
      }
    case 9:
      if let row = rows.randomElement(using: &generator) { try program.deleteRows([row, row]) }
    case 10:
      try program.deleteColumns(Array(program.columns.filter { _ in generator.happens(0.3) }))
    case 11: rows = Array(program.rows)
    case 12: columns = Array(program.columns)
    case 13: try program.setConstant(number())
    case 14:
      program.tuning.pricing = generator.happens(0.5) ? .steepestEdge : .largestCoefficient
      try program.solveRelaxation(
        method: generator.happens(0.5) ? .primal : .dual, iterationLimit: 200, secondsLimit: 0.2)
      _ = try program.dualPrices
    default: try search(&program)
    }
  }

  private mutating func addBatch(_ program: inout LinearProgram) throws {
    var batch = ColumnBatch(bounds: bounds(), areInteger: generator.happens(0.5))
    for _ in 0..<Int.random(in: 0...4, using: &generator) {
      let rows = (0..<3).map { _ in
        Int32.random(in: 0...Int32(max(1, program.rowCount)), using: &generator)
      }
      batch.append(
        cost: number(), covering: rows.prefix(Int.random(in: 0...3, using: &generator)),
        plus: generator.happens(0.2)
          ? [(Int32.random(in: -1...Int32(max(1, program.rowCount)), using: &generator), number())]
          : [])
    }
    try program.addColumns(batch)
  }

  private mutating func search(_ program: inout LinearProgram) throws {
    var settings = IntegerSettings(nodeLimit: 20, secondsLimit: 0.2, relativeGap: number())
    if generator.happens(0.3) { settings.upperCutoff = number() }
    settings.usesGomoryCuts = generator.happens(0.5)
    settings.usesFeasibilityPump = generator.happens(0.5)
    let incumbent = (0..<program.columnCount).map { _ in number() }
    _ = try program.solveInteger(settings, incumbent: generator.happens(0.2) ? incumbent : nil)
  }

  private mutating func rowEntries(_ rows: [LinearProgram.Row]) -> [(LinearProgram.Row, Double)] {
    rows.filter { _ in generator.happens(0.5) }.map { ($0, number()) }
  }

  private mutating func columnEntries(
    _ columns: [LinearProgram.Column]
  ) -> [(LinearProgram.Column, Double)] {
    columns.filter { _ in generator.happens(0.5) }.map { ($0, number()) }
  }
}

/// Bytes that look a little like a linear program.
private enum GarbageFile {
  private static let words = [
    "Minimize", "Maximize", "Subject To", "Bounds", "End", "Generals", "Binary", "obj:", "r1:", "x",
    "y1", "+", "-", "3", "1e400", "-1e300", "0", "<=", ">=", "=", "free", "inf", "-inf", "\n", " ",
    "NAME", "ROWS", "COLUMNS", "RHS", "RANGES", "BOUNDS", "ENDATA", " N cost", " E r", " L s", "UP",
    "BND", "MI", "FX", "\t", "\0", "é", "1 <= x <= 0", "MARKER 'MARKER' 'INTORG'",
  ]

  static func text(_ generator: inout SeededGenerator) -> [UInt8] {
    if generator.happens(0.2) {
      return (0..<Int.random(in: 0...200, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
    }
    let count = Int.random(in: 1...60, using: &generator)
    let chosen = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }
    return Array(chosen.joined(separator: generator.happens(0.5) ? " " : "\n").utf8)
  }
}
