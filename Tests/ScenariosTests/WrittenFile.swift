import Foundation
import Testing

/// A file of the project that is written from declarations in the code.
enum WrittenFile {
  /// Expects `text` to be what the file at `path`, from the top of the project, holds.
  ///
  /// `RECORD_GOLDEN=1 swift test` writes the file instead; the difference is reviewed like code.
  static func expect(
    _ text: some StringProtocol, at path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = location(of: path)
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    let written = try contents(of: path)
    let isCurrent = String(text) == written
    #expect(
      isCurrent, "\(path) is out of date; run RECORD_GOLDEN=1 swift test",
      sourceLocation: sourceLocation)
  }

  /// Returns the text of the file at `path`, from the top of the project.
  static func contents(of path: String) throws -> String {
    try String(contentsOf: location(of: path), encoding: .utf8)
  }

  private static func location(of path: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: path)
  }
}
