import Foundation
import Testing

/// A file under `Golden/` that holds what the program writes today.
enum Golden {
  /// Expects `text` to be what the file of that name holds.
  ///
  /// `RECORD_GOLDEN=1 swift test` writes the file instead; the difference is reviewed like code.
  static func expect(
    _ text: String, in name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(components: "Golden", name)
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    #expect(text == golden, sourceLocation: sourceLocation)
  }
}
