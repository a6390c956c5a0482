import Foundation
import ServiceModel

/// A scenario that an overlay may extend, with what its values were read with.
struct LoadedBase {
  var loaded: LoadedScenario
  var context: ReadingContext
}

extension ScenarioLoader {
  /// The most variants that one file may make.
  private static let maximumVariants = 64

  /// Returns whether the document at `node` is an overlay.
  static func isOverlay(_ node: SourceNode) -> Bool {
    node.entries?.contains { $0.key == "extends" } == true
  }

  /// Reads the overlay at `node` of `file` as one scenario.
  ///
  /// - Parameters:
  ///   - node: The top of the document.
  ///   - file: What to call the document.
  ///   - diagnostics: What is wrong with the text.
  ///   - chain: The files that led here, each extending the next.
  ///   - log: The log of calls to replay, instead of the one that the base names.
  /// - Returns: The scenario, and everything that is wrong with it.
  static func overlay(
    _ node: SourceNode, file: String, diagnostics: [ScenarioDiagnostic], chain: [String],
    log: String?
  ) -> LoadedBase {
    let opened = open(node, file: file, diagnostics: diagnostics, chain: chain, log: log)
    guard let document = opened.document, let base = opened.base.loaded.scenario else {
      return opened.base
    }
    var result = opened.base
    guard document.axes.isEmpty else {
      result.loaded.scenario = nil
      result.loaded.diagnostics.append(
        ScenarioDiagnostic(
          .gridOfVariants, file: file, position: document.gridPosition,
          message: "the grid is several scenarios, but one is wanted"))
      return result
    }
    var assembly = OverlayAssembly(file: file, base: base, document: document, log: log)
    result.loaded.scenario = assembly.scenario(with: document.changes, name: document.name)
    result.loaded.diagnostics += assembly.diagnostics
    return result
  }

  /// Reads the scenarios that the file at `path` stands for: one, or those of its grid.
  ///
  /// - Parameter path: A scenario file or an overlay.
  /// - Returns: Each variant with the labels of its alternatives; at least one.
  package static func variants(path: String) -> [LoadedVariant] {
    guard case .success(let file) = TextFile.read(path) else {
      return [LoadedVariant(label: nil, loaded: load(path: path))]
    }
    let document = YAMLDocument(String(decoding: file.bytes, as: UTF8.self), file: path)
    guard let node = document.root, isOverlay(node),
      node.entries?.contains(where: { $0.key == "vary" }) == true
    else { return [LoadedVariant(label: nil, loaded: load(path: path))] }
    let opened = open(
      node, file: path, diagnostics: document.diagnostics, chain: [path], log: nil)
    guard let document = opened.document, let base = opened.base.loaded.scenario else {
      return [LoadedVariant(label: nil, loaded: opened.base.loaded)]
    }
    let count = document.axes.reduce(1) { min($0 * $1.count, maximumVariants + 1) }
    guard (1...maximumVariants).contains(count), !document.axes.isEmpty else {
      let message =
        count == 0 || document.axes.isEmpty
        ? "an axis of the grid has no alternatives"
        : "the grid makes more than \(maximumVariants) variants"
      let fault = ScenarioDiagnostic(
        .gridTooLarge, file: path, position: document.gridPosition, message: message)
      return [
        LoadedVariant(
          label: nil,
          loaded: LoadedScenario(
            scenario: nil, diagnostics: opened.base.loaded.diagnostics + [fault]))
      ]
    }
    var choices: [[OverlayDocument.Alternative]] = [[]]
    for axis in document.axes {
      choices = choices.flatMap { choice in axis.map { choice + [$0] } }
    }
    return choices.map { choice in
      var assembly = OverlayAssembly(file: path, base: base, document: document, log: nil)
      let label = choice.map(\.label).joined(separator: ", ")
      let name = "\(document.name ?? base.name): \(label)"
      let scenario = assembly.scenario(
        with: document.changes + choice.flatMap(\.changes), name: name)
      return LoadedVariant(
        label: label,
        loaded: LoadedScenario(
          scenario: scenario,
          diagnostics: opened.base.loaded.diagnostics + assembly.diagnostics))
    }
  }

  /// Reads the base of an overlay, and then what the overlay says about it.
  ///
  /// The document is `nil` when something is wrong already; the base then has all diagnostics.
  private static func open(
    _ node: SourceNode, file: String, diagnostics: [ScenarioDiagnostic], chain: [String],
    log: String?
  ) -> (base: LoadedBase, document: OverlayDocument?) {
    func failure(_ more: [ScenarioDiagnostic]) -> (base: LoadedBase, document: OverlayDocument?) {
      let loaded = LoadedScenario(scenario: nil, diagnostics: diagnostics + more)
      return (LoadedBase(loaded: loaded, context: ReadingContext()), nil)
    }
    guard let extends = node.entries?.first(where: { $0.key == "extends" })?.value,
      let path = extends.scalar
    else {
      var reader = ScenarioReader(file: file)
      let place = node.entries?.first { $0.key == "extends" }?.value ?? node
      reader.addWrongType(of: place, wanted: "the name of a file")
      return failure(reader.diagnostics)
    }
    let full = location(of: path, besides: file)
    guard !chain.contains(where: { canonical($0) == canonical(full) }) else {
      return failure([
        ScenarioDiagnostic(
          .overlayCycle, file: file, position: extends.position, value: path,
          message: "\(path) extends this file, directly or through others")
      ])
    }
    var base: LoadedBase
    switch TextFile.read(full, namedAt: (file, extends.position)) {
    case .failure(let fault): return failure([fault.diagnostic])
    case .success(let text):
      base = loadBase(
        text: String(decoding: text.bytes, as: UTF8.self), file: full, chain: chain + [full],
        log: log)
    }
    base.loaded.diagnostics += diagnostics
    guard let scenario = base.loaded.scenario else { return (base, nil) }
    var reader = ScenarioReader(file: file)
    reader.context = base.context
    let document = reader.overlay(node, of: scenario)
    base.loaded.diagnostics += reader.diagnostics
    guard !(diagnostics + reader.diagnostics).contains(where: { $0.severity == .error }) else {
      base.loaded.scenario = nil
      return (base, nil)
    }
    return (base, document)
  }

  /// Returns the path of the file that `file` calls `path`.
  static func location(of path: String, besides file: String) -> String {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().relativePath
    return path.hasPrefix("/") || folder == "." ? path : "\(folder)/\(path)"
  }

  private static func canonical(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }
}

/// One of the scenarios that a file stands for.
package struct LoadedVariant: Sendable {
  /// The labels of its alternatives; `nil` when the file is one scenario.
  package var label: String?
  /// The scenario, and everything that is wrong with it.
  package var loaded: LoadedScenario

  /// Creates a variant.
  package init(label: String?, loaded: LoadedScenario) {
    self.label = label
    self.loaded = loaded
  }
}
