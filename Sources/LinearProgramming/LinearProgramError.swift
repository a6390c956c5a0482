/// Why a call on a linear program had no answer.
///
/// Infeasibility and limits are not here: they are answers. Apart from ``lost(_:)`` the program is
/// as it was before the call.
package enum LinearProgramError: Error, Sendable, Hashable {
  /// The row is not of this program, or was named before rows were deleted. Unit: place.
  case unknownRow(Int)
  /// The column is not of this program, or was named before columns were deleted. Unit: place.
  case unknownColumn(Int)
  /// A row or column names the same place twice.
  case duplicateEntry(Int)
  /// A cost or coefficient that is not finite or too large.
  case unacceptableNumber(Double)
  /// Bounds that are not finite or too large.
  case unacceptableBounds(Bounds)
  /// A name GLPK could not write: empty, longer than 255 bytes, or with control characters.
  case unacceptableName(String)
  /// A limit that is negative or not a number.
  case unacceptableLimit(Double)
  /// More entries than an index can count.
  case tooLarge
  /// Numbers of the relaxation were asked for before it was solved or after the program changed.
  case notSolved
  /// A basis with another number of rows or columns, or with not as many basic members as rows.
  case unsuitableBasis
  /// The given solution has a different number of columns.
  case incumbentCount(given: Int, expected: Int)
  /// The given solution has a broken number or a fraction in an integer column.
  case incumbentValue(column: Int, value: Double)
  /// The given solution misses a row by this much, relative to its terms.
  case incumbentMissesRow(Int, by: Double)
  /// The given solution misses the bounds of a column by this much.
  case incumbentMissesColumn(Int, by: Double)
  /// The simplex method failed from every starting basis. GLPK's code.
  case numericalFailure(code: Int32)
  /// A file could not be read or written.
  case file(path: String, reason: String)
  /// GLPK gave up and its memory of this thread was freed: every program of the thread is gone.
  case lost(String)
  /// The program was called from inside its own or another integer search on this thread.
  case insideSearch
  /// This GLPK was built without support for threads.
  case wrongThread
  /// No memory was left.
  case outOfMemory
}

extension LinearProgramError: CustomStringConvertible {
  /// What is wrong, with the offending value, and what to do.
  package var description: String {
    switch self {
    case .unknownRow(let place):
      "row \(place) is not a row of this program; name rows anew after deleting some"
    case .unknownColumn(let place):
      "column \(place) is not a column of this program; name columns anew after deleting some"
    case .duplicateEntry(let place):
      "place \(place) is named twice in one row or column; add the coefficients up first"
    case .unacceptableNumber(let value):
      "\(value) is not a usable cost or coefficient; it must be finite and at most 1e20 in size"
    case .unacceptableBounds(let bounds):
      "\(bounds) are not usable bounds; they must be finite and at most 1e20 in size"
    case .unacceptableName(let name):
      "'\(name.prefix(40))' cannot be a name; use 1 to 255 bytes without control characters"
    case .unacceptableLimit(let value):
      "\(value) is not a usable limit; it must be zero or more"
    case .tooLarge:
      "the program has more entries than can be counted; split it"
    case .notSolved:
      "there is no solution to read; solve the relaxation after the last change"
    case .unsuitableBasis:
      "the basis does not fit the program; take a new one after rows or columns were added or deleted"
    case .incumbentCount(let given, let expected):
      "the given solution has \(given) values for \(expected) columns"
    case .incumbentValue(let column, let value):
      "the given solution has \(value) in column \(column), which is not allowed there"
    case .incumbentMissesRow(let row, let amount):
      "the given solution misses row \(row) by \(amount)"
    case .incumbentMissesColumn(let column, let amount):
      "the given solution misses the bounds of column \(column) by \(amount)"
    case .numericalFailure(let code):
      "the simplex method found no answer from any basis (GLPK code \(code)); check the scaling"
    case .file(let path, let reason):
      "\(path): \(reason)"
    case .lost(let reason):
      "GLPK gave up and the programs of this thread are lost: \(reason)"
    case .insideSearch:
      "a program cannot be used from inside an integer search on the same thread"
    case .wrongThread:
      "this GLPK was built without thread-local storage; use a build that has it"
    case .outOfMemory:
      "no memory is left for the program"
    }
  }
}
