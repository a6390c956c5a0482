import Foundation
package import ServiceModel

/// Reads scenarios from files.
package enum ScenarioLoader {
  /// Reads the scenario file at `path` with the tables and matrices that it names.
  ///
  /// - Parameters:
  ///   - path: A YAML file; relative paths count from the working directory.
  ///   - log: The log of calls to replay, instead of the one that the file names.
  /// - Returns: The scenario and everything that is wrong with it.
  package static func load(path: String, log: String? = nil) -> LoadedScenario {
    switch TextFile.read(path) {
    case .success(let file):
      load(text: String(decoding: file.bytes, as: UTF8.self), file: path, log: log)
    case .failure(let fault):
      LoadedScenario(scenario: nil, diagnostics: [fault.diagnostic])
    }
  }

  /// Reads the scenario in `text` with the tables and matrices that it names.
  ///
  /// - Parameters:
  ///   - text: A YAML document.
  ///   - file: What to call the document in diagnostics; paths inside count from its folder.
  ///   - log: The log of calls to replay, instead of the one that the file names.
  /// - Returns: The scenario and everything that is wrong with it.
  package static func load(text: String, file: String, log: String? = nil) -> LoadedScenario {
    loadBase(text: text, file: file, chain: [file], log: log).loaded
  }

  /// Reads the scenario or overlay in `text`; `chain` is the files that led here, this one last.
  static func loadBase(
    text: String, file: String, chain: [String], log: String?
  ) -> LoadedBase {
    let document = YAMLDocument(text, file: file)
    guard let root = document.root else {
      let loaded = LoadedScenario(scenario: nil, diagnostics: document.diagnostics)
      return LoadedBase(loaded: loaded, context: ReadingContext())
    }
    guard isOverlay(root) else {
      return loadBase(node: root, file: file, diagnostics: document.diagnostics, log: log)
    }
    return overlay(root, file: file, diagnostics: document.diagnostics, chain: chain, log: log)
  }

  /// Reads the scenario at `node` of the document `file`, whose text has the given faults.
  static func load(
    node: SourceNode, file: String, diagnostics: [ScenarioDiagnostic] = []
  ) -> LoadedScenario {
    loadBase(node: node, file: file, diagnostics: diagnostics, log: nil).loaded
  }

  private static func loadBase(
    node: SourceNode, file: String, diagnostics: [ScenarioDiagnostic], log: String?
  ) -> LoadedBase {
    var reader = ScenarioReader(file: file)
    reader.diagnostics = diagnostics
    guard let contents = reader.document(node) else {
      let loaded = LoadedScenario(scenario: nil, diagnostics: reader.diagnostics)
      return LoadedBase(loaded: loaded, context: reader.context)
    }
    var assembly = ScenarioAssembly(contents, root: node, reader: reader)
    assembly.readMatrices(contents.matrixFiles)
    for table in contents.tables { assembly.readTable(table) }
    if let reference = reader.callLog { assembly.readCallLog(reference, table: log) }
    assembly.inspect()
    let hasErrors = assembly.diagnostics.contains { $0.severity == .error }
    var loaded = LoadedScenario(
      scenario: hasErrors ? nil : assembly.scenario, diagnostics: assembly.diagnostics)
    loaded.scenario?.spareLocations = ScenarioSections.spare(
      reader.context.places, in: assembly.scenario)
    return LoadedBase(loaded: loaded, context: reader.context)
  }
}

/// A scenario from files, with everything that is wrong with it.
package struct LoadedScenario: Sendable {
  /// The scenario; `nil` when there are errors.
  package var scenario: Scenario?
  /// Errors and warnings in the order of the files and of the places in them.
  package var diagnostics: [ScenarioDiagnostic]

  /// Creates the result of reading.
  package init(scenario: Scenario?, diagnostics: [ScenarioDiagnostic]) {
    self.scenario = scenario
    self.diagnostics = diagnostics
  }
}
