import ArgumentParser
import BenchmarkInstances
import Foundation
import ServiceModel

/// The visits of each technician as `{"routes": {"1": [4, 7], …}}`, the form that judges read.
struct RouteFile: Encodable {
  /// The numbers of the visits by technician; only numbered visits can be written.
  private var routes: [String: [Int]]

  /// Creates the file of `routes`, whose visits are named by numbers.
  init(_ routes: [VisitSequence]) {
    self.routes = Dictionary(
      routes.map { ($0.technician.text, $0.visits.compactMap { Int($0.text) }) },
      uniquingKeysWith: +)
  }

  /// Writes `name`.json into `folder`, which is created if need be.
  ///
  /// - Throws: `ValidationError` when it cannot be written.
  func write(to folder: String, name: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let file = URL(fileURLWithPath: folder).appendingPathComponent("\(name).json")
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try encoder.encode(self).write(to: file)
    } catch {
      throw ValidationError("\(file.relativePath) cannot be written")
    }
  }
}
