import Foundation
import Testing

/// A file of the project that is written from declarations in the code.
enum WrittenFile {
  /// Expects `text` to be what the file at `path`, from the top of the project, holds.
  ///
  /// `RECORD_GOLDEN=1 swift test` writes the file instead; the difference is reviewed like code.
  static func expect(
    _ text: String, at path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = top.appending(path: path)
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    let written = try String(contentsOf: file, encoding: .utf8)
    let isCurrent = text == written
    #expect(
      isCurrent, "\(path) is out of date; run RECORD_GOLDEN=1 swift test",
      sourceLocation: sourceLocation)
  }
}
