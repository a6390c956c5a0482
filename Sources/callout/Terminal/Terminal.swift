import Foundation
import Publishing

/// What is known about the screen behind an open file.
enum Terminal {
  /// Whether standard error is a terminal on which a line can be drawn again and again.
  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 && !isDumb }

  /// How text on standard output stands out: not at all in files and pipes.
  ///
  /// - Source: no-color.org for the variable `NO_COLOR`.
  static var outputStyle: TextStyle {
    let wantsNoColor = environment("NO_COLOR").map { !$0.isEmpty } ?? false
    return isatty(STDOUT_FILENO) == 1 && !isDumb && !wantsNoColor ? .ansi : .plain
  }

  /// The width of the screen behind standard output, or a good one for files and pipes.
  static var outputWidth: Int { width(of: STDOUT_FILENO) ?? 100 }

  /// The width of the screen behind standard error.
  static var errorWidth: Int { width(of: STDERR_FILENO) ?? 80 }

  private static func width(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  private static var isDumb: Bool { environment("TERM").map { $0 == "dumb" } ?? true }

  private static func environment(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name]
  }
}
