import LinearProgramming
package import Planning
import ServiceModel

/// Writes the integer program of a problem, over the routes that a search found, for other solvers.
///
/// Rows are named `visit_ID` and `shifts_N` (a class of shifts that are alike), columns `drop_ID`
/// and `route_N`. The program's optimum is an upper bound on the best plan: routes that were never
/// found are missing from it.
package struct LinearModelFile: Sendable {
  private let planner: Planner

  /// Creates the writer of models that `planner` would build.
  package init(planner: Planner) { self.planner = planner }

  /// Searches for routes and writes the program over them in CPLEX LP form.
  ///
  /// - Parameters:
  ///   - problem: The compiled scenario.
  ///   - budget: How long to look for routes.
  ///   - path: Where to write.
  /// - Throws: An error whose description names the path, when the file cannot be written.
  package func write(
    _ problem: PlanningProblem, within budget: SearchBudget, to path: String
  ) throws {
    var run = PlanningRun(problem, planner: planner, budget: budget) { _ in }
    let columns = run.modelColumns()
    let rows = MasterRows(run.arrays, run.classes)
    try LinearProgram.withProblem { program throws(LinearProgramError) in
      try rows.build(in: &program, areInteger: true)
      try rows.add(columns, to: &program, areInteger: true)
      try name(&program, run)
      try program.write(to: path, .lp)
    }
  }

  private func name(
    _ program: inout LinearProgram, _ run: PlanningRun
  ) throws(LinearProgramError) {
    let visits = run.arrays.count
    func label(_ visit: Int) -> String {
      let id = run.arrays.problem.facts.visits[run.arrays.visitIDs[visit]].visit.id.text
      let plain = id.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
      return "\(visit + 1)_\(String(plain.prefix(40)))"
    }
    for (index, row) in program.rows.enumerated() {
      try program.setName(
        index < visits ? "visit_\(label(index))" : "shifts_\(index - visits + 1)", of: row)
    }
    for (index, column) in program.columns.enumerated() {
      try program.setName(
        index < visits ? "drop_\(label(index))" : "route_\(index - visits + 1)", of: column)
    }
  }
}

extension PlanningRun {
  /// Searches and returns the routes found as columns, best plan first.
  fileprivate mutating func modelColumns() -> [RouteColumn] {
    search(until: 1, atMost: 3000 * max(1, arrays.count))
    var pool = ColumnPool()
    for column in arrays.columns(of: incumbent, classOf: classOf) { pool.add(column) }
    for route in lanes.routes {
      pool.add(
        RouteColumn(pricingClass: classOf[route.shift], stops: route.stops, cost: route.cost))
    }
    return pool.columns
  }
}
