import Foundation

/// The terminal of the person who waits.
enum Console {
  /// Writes `line` to standard error.
  static func report(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
