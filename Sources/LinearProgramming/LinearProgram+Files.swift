internal import CGLPK

/// The formats linear programs are kept in.
package enum ProgramFormat: Sendable, Hashable {
  /// CPLEX LP, for people.
  case lp
  /// Free MPS, for other solvers.
  case mps
}

extension LinearProgram {
  /// Writes the program to a file.
  ///
  /// - Parameters:
  ///   - path: The file, replaced when it exists; compressed when it ends in `.gz`.
  ///   - format: The format.
  /// - Throws: ``LinearProgramError/file(path:reason:)`` when the file cannot be written.
  package func write(to path: String, _ format: ProgramFormat) throws(LinearProgramError) {
    try checkFile(unsafe cglpk_write(handle, path, format == .mps), path)
  }

  /// Replaces the program by the one in a file.
  ///
  /// A maximisation becomes the minimisation of the negated objective. Numbers larger than
  /// ``largestMagnitude`` and contradictory bounds are refused.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - format: The format.
  /// - Throws: ``LinearProgramError/file(path:reason:)`` when the file cannot be read; the program
  ///   is empty then.
  package mutating func read(from path: String, _ format: ProgramFormat) throws(LinearProgramError)
  {
    rowStamp = Self.nextStamp()
    columnStamp = Self.nextStamp()
    noteChange()
    rowCount = 0
    columnCount = 0
    try checkFile(unsafe cglpk_read(handle, path, format == .mps), path)
    var rows: Int32 = 0
    var columns: Int32 = 0
    var entries: Int32 = 0
    try check(unsafe cglpk_count(handle, &rows, &columns, &entries))
    rowCount = Int(rows)
    columnCount = Int(columns)
  }

  /// The name of a row, if it has one.
  ///
  /// - Parameter row: The row.
  /// - Returns: The name, `nil` when the row has none.
  /// - Throws: ``LinearProgramError`` when the row is unknown.
  package func name(of row: Row) throws(LinearProgramError) -> String? {
    try check(row)
    return unsafe cglpk_row_name(handle, Int32(row.index)).map { unsafe String(cString: $0) }
  }

  /// The name of a column, if it has one.
  ///
  /// - Parameter column: The column.
  /// - Returns: The name, `nil` when the column has none.
  /// - Throws: ``LinearProgramError`` when the column is unknown.
  package func name(of column: Column) throws(LinearProgramError) -> String? {
    try check(column)
    return unsafe cglpk_column_name(handle, Int32(column.index)).map { unsafe String(cString: $0) }
  }

  /// Turns the result of reading or writing into an error.
  private func checkFile(_ code: Int32, _ path: String) throws(LinearProgramError) {
    guard code == CGLPK_FILE else { return try check(code) }
    let text = unsafe String(cString: cglpk_message())
    throw .file(path: path, reason: Self.reason(in: text, path: path))
  }

  /// The line of GLPK's output that says what is wrong.
  private static func reason(in text: String, path: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    if let line = lines.first(where: { $0.hasPrefix(path + ":") }) {
      return "line " + line.dropFirst(path.count + 1)
    }
    if let line = lines.first(where: { $0.contains("nable to") }) {
      return line.split(separator: " - ").last.map(String.init) ?? line
    }
    return lines.last ?? "it is not a linear program"
  }
}
