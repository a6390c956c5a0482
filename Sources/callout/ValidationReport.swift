import Publishing
import Scenarios
import ServiceModel

/// What is wrong with a scenario, and what it holds, for people and programs.
struct ValidationReport: Encodable {
  /// Whether the scenario can be planned.
  var isValid: Bool
  /// What stands in the way of planning.
  var errors: [Entry]
  /// What does not, but will surprise.
  var warnings: [Entry]
  /// What the scenario holds, when it can be planned.
  var summary: ScenarioSummary?

  private var lines: [String]

  private enum CodingKeys: String, CodingKey {
    case isValid, errors, warnings, summary
  }

  /// A fault with its place.
  struct Entry: Encodable {
    var code: String
    var file: String
    var line: Int?
    var column: Int?
    var value: String?
    var message: String
    var remedy: String

    init(_ diagnostic: ScenarioDiagnostic) {
      code = diagnostic.code.rawValue
      file = diagnostic.file
      line = diagnostic.position?.line
      column = diagnostic.position?.column
      value = diagnostic.value
      message = diagnostic.message
      remedy = diagnostic.remedy
    }
  }

  /// Creates the report of what a reader made of a scenario.
  init(_ loaded: LoadedScenario) {
    let diagnostics = loaded.diagnostics
    isValid = loaded.scenario != nil
    errors = diagnostics.filter { $0.severity == .error }.map { Entry($0) }
    warnings = diagnostics.filter { $0.severity == .warning }.map { Entry($0) }
    summary = loaded.scenario.map { ScenarioSummary(of: $0) }
    lines = diagnostics.map(\.description)
  }

  /// The report for people, with a final newline.
  var text: String {
    let counts = [(errors.count, "error"), (warnings.count, "warning")].map { count, noun in
      count == 0 ? "no \(noun)s" : counted(count, noun)
    }.joined(separator: ", ")
    return lines.map { $0 + "\n" }.joined() + (summary?.text ?? "") + counts + "\n"
  }
}
