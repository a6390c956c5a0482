import Foundation

/// A file that is read as a whole; `-` is standard input.
struct InputFile {
  /// The path as the user wrote it.
  var path: String

  /// Whether standard input is meant.
  var isStandardInput: Bool { path == "-" }

  /// Returns the contents.
  ///
  /// - Throws: ``CommandFailure`` with the reason.
  func read() throws -> Data {
    do {
      if isStandardInput { return try contents(of: STDIN_FILENO) }
      let descriptor = open(path, O_RDONLY)
      guard descriptor >= 0 else { throw SystemFault.last }
      defer { close(descriptor) }
      return try contents(of: descriptor)
    } catch let fault as SystemFault {
      throw CommandFailure("cannot read \(path): \(fault.message)")
    }
  }

  /// Returns the contents as text.
  ///
  /// - Throws: ``CommandFailure`` with the reason.
  func readText() throws -> String {
    guard let text = String(validating: try read(), as: UTF8.self) else {
      throw CommandFailure("cannot read \(path): the bytes are not UTF-8 text")
    }
    return text
  }

  private func contents(of descriptor: Int32) throws -> Data {
    var bytes = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes {
        Foundation.read(descriptor, $0.baseAddress, $0.count)
      }
      if count > 0 {
        bytes.append(contentsOf: buffer[..<count])
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        throw SystemFault.last
      }
    }
  }
}
