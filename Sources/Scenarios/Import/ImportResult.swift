package import ServiceModel

/// What an import comes to.
package struct ImportResult: Sendable {
  /// The scenario; `nil` when there are errors.
  package var scenario: Scenario?
  /// Errors and warnings in order of discovery.
  package var diagnostics: [ScenarioDiagnostic]

  /// Creates a result.
  package init(scenario: Scenario?, diagnostics: [ScenarioDiagnostic]) {
    self.scenario = scenario
    self.diagnostics = diagnostics
  }
}
