import Foundation
import LinearProgramming
import Testing

struct ProgramFileTests {
  /// A fresh folder, removed afterwards.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("linear-programming-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  @Test(arguments: [ProgramFormat.lp, .mps])
  func `a written program reads back with the same optimum`(format: ProgramFormat) throws {
    try withFolder { folder in
      for family in SmallProgram.Family.allCases {
        for seed in 0..<15 {
          let path = "\(folder)/\(family)-\(seed)"
          let small = SmallProgram.randomInteger(family, seed: seed)
          guard small.rows.contains(where: { $0.bounds != .free }) else { continue }
          let expected = try LinearProgram.withProblem { program throws(LinearProgramError) in
            try small.load(into: &program)
            try program.setConstant(7)
            try program.write(to: path, format)
            return try program.solveInteger()
          }

          let (rowCount, outcome) = try LinearProgram.withProblem {
            program throws(LinearProgramError) in
            try program.read(from: path, format)
            return (program.rowCount, try program.solveInteger())
          }

          #expect(rowCount == small.rows.filter { $0.bounds != .free }.count)
          #expect((outcome.solution == nil) == (expected.solution == nil), "\(family) \(seed)")
          let own = outcome.solution?.objective ?? 0
          let other = expected.solution?.objective ?? 0
          #expect((own - other).magnitude < 1e-6, "\(family) \(seed)")
        }
      }
    }
  }

  @Test(arguments: [ProgramFormat.lp, .mps])
  func `a program without rows is refused, not written wrongly`(format: ProgramFormat) throws {
    try withFolder { folder in
      let fault = try LinearProgram.withProblem { program throws(LinearProgramError) in
        try program.addRow(.free)
        try program.addColumn(cost: 1)
        let fault = #expect(throws: LinearProgramError.self) {
          try program.write(to: "\(folder)/empty", format)
        }
        try program.solveRelaxation()
        return fault
      }

      #expect("\(fault, default: "")".contains("cannot be written"))
    }
  }

  @Test(arguments: [ProgramFormat.lp, .mps])
  func `names are written and read back`(format: ProgramFormat) throws {
    try withFolder { folder in
      let path = "\(folder)/named"
      try LinearProgram.withProblem { program throws(LinearProgramError) in
        let row = try program.addRow(.equal(1), name: "visit_7")
        try program.addColumn(cost: 1, [(row, 1)], name: "route_a")
        try program.write(to: path, format)
      }

      let names = try LinearProgram.withProblem { program throws(LinearProgramError) in
        try program.read(from: path, format)
        var names: [String?] = []
        for row in program.rows { names.append(try program.name(of: row)) }
        for column in program.columns { names.append(try program.name(of: column)) }
        return names
      }

      #expect(names.contains("visit_7") && names.contains("route_a"))
    }
  }

  @Test
  func `a path that cannot be written is named with the reason`() throws {
    let path = "/nowhere/at/all.lp"

    let fault = try LinearProgram.withProblem { program throws(LinearProgramError) in
      let row = try program.addRow(.equal(1))
      try program.addColumn(cost: 1, [(row, 1)])
      return #expect(throws: LinearProgramError.self) { try program.write(to: path, .lp) }
    }

    #expect(fault == .file(path: path, reason: "No such file or directory"))
  }

  @Test
  func `a fault in a file is named with its line`() throws {
    try withFolder { folder in
      let path = "\(folder)/broken.lp"
      try Data("Minimize\n obj: 3 x\nSubject To\n r: x >=\nEnd\n".utf8)
        .write(to: URL(fileURLWithPath: path))

      LinearProgram.withProblem { program in
        do throws(LinearProgramError) {
          try program.read(from: path, .lp)
          Issue.record("read")
        } catch {
          #expect("\(error)" == "\(path): line 5: missing right-hand side")
          #expect(program.rowCount == 0)
        }
      }
    }
  }

  @Test
  func `a maximisation becomes the minimisation of the negated objective`() throws {
    try withFolder { folder in
      let path = "\(folder)/most.lp"
      try Data("Maximize\n obj: 3 x\nSubject To\n r: x <= 4\nEnd\n".utf8)
        .write(to: URL(fileURLWithPath: path))

      let relaxation = try LinearProgram.withProblem { program throws(LinearProgramError) in
        try program.read(from: path, .lp)
        return try program.solveRelaxation()
      }

      #expect(relaxation == .optimal(objective: -12))
    }
  }
}
