import Foundation

/// Where results go.
enum StandardOutput {
  /// Writes `text`.
  ///
  /// - Throws: ``CommandFailure`` when it cannot be written, for example to a full disk.
  static func write(_ text: String) throws {
    do {
      try callout.write(text.utf8, to: STDOUT_FILENO)
    } catch let fault as SystemFault {
      throw CommandFailure("cannot write to standard output: \(fault.message)")
    }
  }
}

/// Where everything goes that is not a result.
enum StandardError {
  /// Writes `text`; when even that fails there is nobody left to tell.
  static func write(_ text: String) {
    try? callout.write(text.utf8, to: STDERR_FILENO)
  }
}
