import ArgumentParser
import Foundation

/// What a report looks like on standard output.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json
}

extension Encodable {
  /// The value as a JSON text with sorted keys and a final newline.
  func reportText() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
