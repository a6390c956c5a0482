import ServiceModel

/// What an import has found out about a file so far.
///
/// A class, because the readers of all parts of a document report to the same list.
final class ImportFindings {
  /// The findings in order of discovery.
  private(set) var diagnostics: [ScenarioDiagnostic] = []

  private let file: String
  private let bytes: [UInt8]
  /// Places that were asked for before, so that many findings in a long text stay cheap.
  private var lastPlace = (offset: 0, position: SourcePosition.start)

  /// The largest number of findings that are kept; behind that a person has stopped reading.
  private static let limit = 1000

  /// Creates an empty list for the file with the content `text`.
  init(file: String, text: String) {
    self.file = file
    bytes = Array(text.utf8)
  }

  /// Adds a finding about the value that starts at `offset` and is reached by `path`.
  func add(
    _ code: FaultCode, at path: String, offset: Int, value: String? = nil, _ message: String,
    remedy: String? = nil, nearestName: String? = nil
  ) {
    guard diagnostics.count < Self.limit else { return }
    let message = path.isEmpty ? message : "\(path): \(message)"
    let advice = nearestName.map { "Maybe \($0) is meant. \(remedy ?? code.remedy)" } ?? remedy
    diagnostics.append(
      ScenarioDiagnostic(
        code, file: file, position: position(of: offset), value: value, message: message,
        remedy: advice))
  }

  /// Whether something was found that stands in the way of planning.
  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Returns what the import comes to: no scenario when there are errors.
  func result(_ scenario: Scenario?) -> LoadedScenario {
    LoadedScenario(scenario: hasErrors ? nil : scenario, diagnostics: diagnostics)
  }

  private func position(of offset: Int) -> SourcePosition {
    var (place, position) = lastPlace.offset <= offset ? lastPlace : (0, .start)
    let end = min(offset, bytes.count)
    while place < end {
      if bytes[place] == UInt8(ascii: "\n") {
        position = SourcePosition(line: position.line + 1, column: 1)
      } else if bytes[place] & 0xC0 != 0x80 {
        position.column += 1
      }
      place += 1
    }
    lastPlace = (end, position)
    return position
  }
}
