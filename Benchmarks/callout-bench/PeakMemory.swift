import Foundation

/// The largest resident memory of this process.
enum PeakMemory {
  /// Forgets the peak so far, where the system can.
  ///
  /// Elsewhere the peak is that of all runs of the process up to now.
  static func reset() {
    guard let handle = FileHandle(forWritingAtPath: "/proc/self/clear_refs") else { return }
    try? handle.write(contentsOf: Data("5".utf8))
    try? handle.close()
  }

  /// The peak in megabytes of 2^20 bytes, rounded up; zero when the system does not tell.
  static var megabytes: Int {
    var usage = rusage()
    guard getrusage(thisProcess, &usage) == 0 else { return 0 }
    return (Int(usage.ru_maxrss) + unitsPerMegabyte - 1) / unitsPerMegabyte
  }

  #if os(Linux)
  private static let thisProcess = Int32(RUSAGE_SELF.rawValue)
  private static let unitsPerMegabyte = 1024
  #else
  private static let thisProcess = RUSAGE_SELF
  private static let unitsPerMegabyte = 1024 * 1024
  #endif
}
