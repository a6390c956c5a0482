internal import CGLPK
internal import Synchronization

/// A linear or integer program, minimised, that lives and dies on one thread.
///
/// GLPK keeps its allocator in thread-local storage and aborts the process when a problem is freed
/// on another thread, when an index is out of range, or when a column names a row twice. This type
/// therefore cannot be copied or sent, exists only inside the synchronous body of
/// ``withProblem(_:)``, and checks its arguments before GLPK sees them; what GLPK still finds fault
/// with comes back as ``LinearProgramError/lost(_:)`` and never ends the process.
///
///     let cheapest = try LinearProgram.withProblem { program throws(LinearProgramError) in
///       let row = try program.addRow(.equal(1))
///       try program.addColumn(cost: 3, [(row, 1)])
///       try program.addColumn(cost: 2, [(row, 1)])
///       return try program.solveRelaxation()  // .optimal(objective: 2)
///     }
///
/// Rows and columns are named by ``Row`` and ``Column``, which belong to one program. All arrays
/// are in the order in which rows and columns were added.
///
/// - Source: GLPK 5.0, src/env/alloc.c, where the abort happens. See <doc:GLPK>.
@safe
package struct LinearProgram: ~Copyable {
  /// The largest magnitude a cost, coefficient or bound may have; larger ones are refused.
  package static let largestMagnitude = 1e20

  /// How far a row or bound may be missed for a solution to count as feasible.
  ///
  /// Relative to the largest term of the row, absolute for small ones. GLPK uses 1e-7 for the
  /// relaxation; this is the tolerance that solutions given from outside must meet.
  package static let feasibility = 1e-6

  /// How far an integer column may be from a whole number, given or found.
  package static let integrality = 1e-6

  /// The problem behind the fence; `nil` when it could not be made.
  let handle: OpaquePointer?
  /// The result of making the problem.
  let creation: Int32

  /// The number of rows.
  package internal(set) var rowCount = 0
  /// The number of columns.
  package internal(set) var columnCount = 0
  /// What marks the rows of this program as its own; renewed when rows are deleted.
  var rowStamp = Self.nextStamp()
  /// What marks the columns of this program as its own; renewed when columns are deleted.
  var columnStamp = Self.nextStamp()

  /// Whether the numbers of a solved relaxation can be read.
  var isSolved = false
  /// The optimum of the relaxation while the program is unchanged.
  var optimum: Double?
  /// Whether every change since the last optimum leaves the reduced costs right, so that the dual
  /// method can go on from the last basis.
  var keepsReducedCosts = false
  /// The objective at the basis with which the last relaxation ended, optimal or not.
  ///
  /// After the dual method it rises from basis to basis, so where a limit stopped it this is an estimate of the
  /// optimum from below.
  package internal(set) var lastObjective = 0.0
  /// The number of simplex iterations of the last relaxation.
  package internal(set) var lastIterations = 0
  /// The number of columns the last integer search ran on, after fixing by reduced cost.
  package internal(set) var lastIntegerColumns = 0
  /// How the simplex method works; the default is what was measured best.
  package var tuning = SimplexTuning()

  /// Place k holds the number of the vector that last named row or column k; finds duplicates.
  var marks: [Int32] = []
  /// The number of the last vector looked at.
  var lastMark: Int32 = 0

  private init() {
    var code: Int32 = 0
    unsafe handle = cglpk_create(&code)
    creation = code
  }

  deinit {
    unsafe cglpk_delete(handle)
  }

  /// Calls `body` with an empty program and frees the program afterwards.
  ///
  /// Calls may be nested on one thread. GLPK's memory of the thread is freed when the outermost
  /// ends.
  ///
  /// - Parameter body: What to do with the program.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  package static func withProblem<Result, Failure: Error>(
    _ body: (inout LinearProgram) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var program = LinearProgram()
    return try body(&program)
  }

  /// The next number that marks rows or columns; never used twice in a process.
  static func nextStamp() -> UInt32 {
    stamps.add(1, ordering: .relaxed).newValue
  }

  private static let stamps = Atomic<UInt32>(0)

  /// Forgets the solution after a change that may have moved it.
  ///
  /// - Parameter keepsReducedCosts: Whether the last basis still has the right reduced costs.
  mutating func noteChange(keepsReducedCosts: Bool = false) {
    isSolved = false
    optimum = nil
    self.keepsReducedCosts = self.keepsReducedCosts && keepsReducedCosts
  }

  /// Turns the result of a call through the fence into an error.
  func check(_ code: Int32) throws(LinearProgramError) {
    guard code != CGLPK_OK else { return }
    let code = unsafe handle == nil ? creation : code
    switch code {
    case CGLPK_FAILED: throw .lost(Self.message)
    case CGLPK_LOST: throw .lost("an earlier call failed")
    case CGLPK_BUSY: throw .insideSearch
    case CGLPK_WRONG_THREAD: throw .wrongThread
    case CGLPK_NO_MEMORY: throw .outOfMemory
    default: throw .numericalFailure(code: code)
    }
  }

  /// The last text GLPK wanted to print on this thread, on one line.
  static var message: String {
    let text = unsafe String(cString: cglpk_message())
    return text.split(whereSeparator: \.isNewline).joined(separator: "; ")
  }
}

/// The options of the simplex method that change its speed but not its answer.
///
/// The defaults were measured on set-partitioning masters under column generation; see <doc:GLPK>.
package struct SimplexTuning: Sendable, Hashable {
  /// How the entering column is chosen.
  package enum Pricing: Sendable, Hashable {
    /// The most negative reduced cost (Dantzig).
    case largestCoefficient
    /// Projected steepest edge.
    case steepestEdge
  }

  /// How the leaving column is chosen.
  package enum RatioTest: Sendable, Hashable {
    /// The textbook rule.
    case textbook
    /// Harris' two passes.
    case harris
    /// Long steps; the dual method only, the primal takes Harris' instead.
    case longStep
  }

  /// How the entering column is chosen.
  package var pricing = Pricing.steepestEdge
  /// How the leaving column is chosen.
  package var ratioTest = RatioTest.harris
  /// Whether bounds are shifted to zero while solving.
  package var shiftsBounds = true
  /// Whether the matrix is kept by rows as a whole instead of its non-basic part only.
  package var keepsWholeMatrix = false

  /// How many columns, per row, a round of sifting takes in; zero solves over all columns at once.
  ///
  /// Used by the primal method when the program has several times as many columns.
  package var siftedColumnsPerRow = 3

  /// Creates the measured defaults.
  package init() {}
}
