package import ServiceModel

/// A fault of a scenario with its place in the files.
package struct ScenarioDiagnostic: Hashable, Sendable, CustomStringConvertible {
  /// What kind of fault it is.
  package var code: FaultCode
  /// The file, as the user would name it.
  package var file: String
  /// The place; `nil` when the file as a whole is meant.
  package var position: SourcePosition?
  /// The offending value as it stands in the file, when there is one.
  package var value: String?
  /// What is wrong, in one sentence.
  package var message: String
  /// What to do about it.
  package var remedy: String

  /// Creates a diagnostic.
  package init(
    _ code: FaultCode, file: String, position: SourcePosition? = nil, value: String? = nil,
    message: String, remedy: String? = nil
  ) {
    self.code = code
    self.file = file
    self.position = position
    self.value = value
    self.message = message
    self.remedy = remedy ?? code.remedy
  }

  /// Whether the fault stands in the way of planning.
  package var severity: FaultSeverity { code.severity }

  /// The fault as compilers write theirs, with the remedy on an indented line of its own.
  package var description: String {
    let place = position.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(file)\(place): \(severity.rawValue) \(code.rawValue): \(message)\n    \(remedy)"
  }
}
