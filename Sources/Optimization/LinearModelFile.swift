import LinearProgramming
package import Planning
import ServiceModel

extension Planner {
  /// Plans like ``plan(_:within:observer:)`` and writes the integer program that the run ended with.
  ///
  /// Rows are named `visit_N_ID` and `shifts_N` (a class of shifts that are alike) and `limit_N` (one
  /// that shifts share, divided by what there is of it), `allowance_N` (visits of an agreement that
  /// are left out at least), columns
  /// `drop_N_ID` and `route_N`. The program holds only the routes that the run came to know, so its
  /// optimum may lie above that of the scenario.
  ///
  /// - Parameters:
  ///   - problem: The compiled scenario.
  ///   - path: Where the program goes, in CPLEX LP form.
  ///   - budget: When to stop.
  ///   - observer: Called on the planning thread whenever there is news.
  /// - Returns: The outcome, and why the file could not be written, if it could not.
  package func plan(
    _ problem: PlanningProblem, writingModelTo path: String, within budget: SearchBudget,
    observer: @escaping (SearchProgress) -> Void = { _ in }
  ) -> (result: PlanningResult, fault: (any Error)?) {
    var run = PlanningRun(problem, planner: self, budget: budget, observer: observer)
    run.execute()
    do {
      try LinearModelFile(run: run).write(to: path)
    } catch {
      return (run.result(), error)
    }
    return (run.result(), nil)
  }
}

/// The integer program of a run over the routes that it came to know, as a file for other solvers.
struct LinearModelFile {
  let run: PlanningRun

  /// Writes the program in CPLEX LP form.
  func write(to path: String) throws(LinearProgramError) {
    let rows = MasterRows(run.arrays, run.classes)
    try LinearProgram.withProblem { program throws(LinearProgramError) in
      try rows.build(in: &program, areInteger: true)
      try rows.add(run.columns, to: &program, areInteger: true)
      try name(&program)
      try program.write(to: path, .lp)
    }
  }

  private func name(_ program: inout LinearProgram) throws(LinearProgramError) {
    let visits = run.arrays.count
    let classes = run.classes.count
    let limits = run.arrays.limits.limits.count
    func label(_ visit: Int) -> String {
      let id = run.arrays.problem.facts.visits[run.arrays.visitIDs[visit]].visit.id.text
      let plain = id.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
      return "\(visit + 1)_\(String(plain.prefix(40)))"
    }
    for (index, row) in program.rows.enumerated() {
      let name =
        index < visits
        ? "visit_\(label(index))"
        : index < visits + classes
          ? "shifts_\(index - visits + 1)"
          : index < visits + classes + limits
            ? "limit_\(index - visits - classes + 1)"
            : "allowance_\(index - visits - classes - limits + 1)"
      try program.setName(name, of: row)
    }
    for (index, column) in program.columns.enumerated() {
      try program.setName(
        index < visits ? "drop_\(label(index))" : "route_\(index - visits + 1)", of: column)
    }
  }
}
