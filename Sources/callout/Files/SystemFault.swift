import Foundation

/// Why the operating system refused something, in its own words.
struct SystemFault: Error {
  /// The number of the fault, such as `ENOSPC`.
  let number: Int32

  /// The fault that a system call has just left behind.
  static var last: SystemFault { SystemFault(number: errno) }

  /// The fault in words, such as `No space left on device`.
  var message: String { String(cString: strerror(number)) }
}

/// Writes all of `bytes` to an open file.
///
/// - Throws: ``SystemFault`` when the system takes no more.
func write(_ bytes: some Sequence<UInt8>, to descriptor: Int32) throws {
  let bytes = Array(bytes)
  var written = 0
  while written < bytes.count {
    let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count >= 0 {
      written += count
    } else if errno != EINTR {
      throw SystemFault.last
    }
  }
}
