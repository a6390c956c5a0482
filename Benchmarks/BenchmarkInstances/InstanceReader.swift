import Foundation
import ServiceModel

/// Reads the files of one public set.
package struct InstanceReader: Sendable {
  /// The set whose conventions hold.
  package var set: BenchmarkSet
  /// Which crew does the tasks of the `strsp` set; others ignore it.
  package var crew: Crew

  /// The crews of the `strsp` set: in the folders `technicians` and `technicians-reduced`.
  package enum Crew: String, Hashable, Sendable {
    /// Enough technicians for most tasks.
    case full = "technicians"
    /// The short crew, which must outsource.
    case reduced = "technicians-reduced"
  }

  /// Creates the reader of `set`.
  package init(_ set: BenchmarkSet, crew: Crew = .full) {
    self.set = set
    self.crew = crew
  }

  /// Returns the instance in the file at `path`, with its best known objective if one is beside it.
  ///
  /// - Throws: ``InstanceFault`` when a file is missing or does not fit the format of the set.
  package func read(_ path: String) throws -> BenchmarkInstance {
    let url = URL(fileURLWithPath: path)
    var name = url.deletingPathExtension().lastPathComponent
    let scenario: Scenario
    switch set {
    case .fsm:
      scenario = try FieldServiceFile.scenario(
        String(decoding: try contents(path), as: UTF8.self), file: path, name: name)
    case .strsp:
      let crewPath = url.deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("\(crew.rawValue)/technicians_\(name).txt").relativePath
      if crew == .reduced { name += "_reduced" }
      scenario = try ServiceTechnicianFile.scenario(
        tasks: try text(path), technicians: try text(crewPath), name: name)
    case .solomon, .homberger:
      scenario = try SolomonFile.scenario(try text(path), name: name)
    case .sdvrptw:
      scenario = try SiteDependentFile.scenario(VRPLIBFile(try text(path)), name: name)
    case .pcvrptw:
      scenario = try PrizeCollectingFile.scenario(VRPLIBFile(try text(path)), name: name)
    }
    return BenchmarkInstance(
      set: set, name: name, scenario: scenario, bestKnown: try bestKnown(name, beside: url))
  }

  /// Returns the solution published beside the instance at `path`; `nil` when there is none.
  ///
  /// - Throws: ``InstanceFault`` when the solution does not fit its format.
  package func referenceSolution(for path: String) throws -> ReferenceSolution? {
    let url = URL(fileURLWithPath: path).deletingPathExtension().appendingPathExtension("sol")
    let file = url.relativePath
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    return try ReferenceSolution(
      String(decoding: try contents(file), as: UTF8.self), file: file)
  }

  private func bestKnown(_ name: String, beside url: URL) throws -> Money? {
    switch set {
    case .fsm: Self.provedOptima[name]
    case .strsp: nil
    case .sdvrptw, .pcvrptw: try referenceSolution(for: url.relativePath)?.cost
    case .solomon, .homberger:
      try bestKnownTable(beside: url)?.objective(of: name)
    }
  }

  private func bestKnownTable(beside url: URL) throws -> BestKnownTable? {
    let file = url.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("best-known-1dec.csv").relativePath
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    return try BestKnownTable(try text(file))
  }

  /// The optima of the `fsm` set that were proved; other best plans are no certificate.
  private static let provedOptima = ["fsm_50x8": Money(minorUnits: 109_010)]

  private func text(_ path: String) throws -> InstanceText {
    InstanceText(String(decoding: try contents(path), as: UTF8.self), file: path)
  }

  private func contents(_ path: String) throws -> Data {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw InstanceFault(file: path, message: "the file cannot be read")
    }
    return data
  }
}
