import CGLPK
import Foundation
import LinearProgramming
import Testing

struct FenceTests {
  @Test
  func `a fault of GLPK loses the thread's programs but not the process`() async {
    await #expect(processExitsWith: .success) {
      var code: Int32 = 0
      let first = cglpk_create(&code)
      let second = cglpk_create(&code)

      #expect(cglpk_set_row_bounds(first, 41, GLP_FX, 0, 0) == CGLPK_FAILED)
      #expect(String(cString: cglpk_message()).contains("row number out of range"))
      #expect(cglpk_set_constant(first, 1) == CGLPK_LOST)
      #expect(cglpk_set_constant(second, 1) == CGLPK_LOST)
      cglpk_delete(first)
      cglpk_delete(second)

      for seed in 0..<5 {
        let answer = try GLPKSolver().relaxation(of: .random(.partitioning, seed: seed))
        #expect(answer.status == "optimal")
      }
    }
  }

  @Test
  func `programs of one thread can be nested`() throws {
    let optima = try LinearProgram.withProblem { outer throws(LinearProgramError) in
      try Partitioning(rows: 12, columns: 60, seed: 1).load(into: &outer)
      let before = try outer.solveRelaxation()
      let inner = try LinearProgram.withProblem { inner throws(LinearProgramError) in
        try Partitioning(rows: 12, columns: 60, seed: 1).load(into: &inner)
        return try inner.solveRelaxation()
      }
      try outer.setConstant(0)
      return [before, inner, try outer.solveRelaxation()]
    }

    #expect(optima[0] == optima[1])
    #expect(optima[0] == optima[2])
  }

  @Test
  func `a program made inside a search is refused`() throws {
    var faults: [LinearProgramError] = []

    let outcome = try LinearProgram.withProblem { program throws(LinearProgramError) in
      try Partitioning(rows: 12, columns: 60, seed: 1).load(into: &program)
      return try program.solveInteger(isCancelled: {
        LinearProgram.withProblem { inner in
          do throws(LinearProgramError) {
            try inner.addRow(.free)
          } catch {
            faults.append(error)
          }
        }
        return false
      })
    }

    #expect(outcome.solution != nil)
    #expect(!faults.isEmpty)
    #expect(faults.allSatisfy { $0 == .insideSearch })
  }

  @Test
  func `four threads at once give the answers of one`() async throws {
    let seeds = Array(0..<24)
    let serial = try seeds.map { try Self.answers(seed: $0) }

    let parallel = try await withThrowingTaskGroup(of: (Int, [Double]).self) { group in
      for part in 0..<4 {
        group.addTask {
          let thread = SolverThread(seeds: seeds.filter { $0 % 4 == part })
          return (part, try await thread.results())
        }
      }
      var parts = [[Double]](repeating: [], count: 4)
      for try await (part, results) in group { parts[part] = results }
      return parts
    }

    for seed in seeds {
      let own = parallel[seed % 4][seed / 4 * 3..<seed / 4 * 3 + 3]
      #expect(Array(own) == serial[seed], "seed \(seed)")
    }
  }

  /// The relaxation, the optimum and the number of nodes' bound of one program.
  fileprivate static func answers(seed: Int) throws(LinearProgramError) -> [Double] {
    try LinearProgram.withProblem { program throws(LinearProgramError) in
      let partitioning = Partitioning(rows: 20, columns: 150, seed: seed)
      try partitioning.load(into: &program)
      let relaxation = try program.solveRelaxation().optimum ?? .nan
      let outcome = try program.solveInteger(
        IntegerSettings(nodeLimit: 60), incumbent: partitioning.allDropped)
      return [relaxation, outcome.solution?.objective ?? .nan, outcome.bound ?? .nan]
    }
  }

  /// A thread of its own, as the engine's solvers use.
  private struct SolverThread {
    let seeds: [Int]

    func results() async throws -> [Double] {
      let seeds = seeds
      return try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread {
          continuation.resume(
            with: Result { try seeds.flatMap { try FenceTests.answers(seed: $0) } })
        }
      }
    }
  }
}
