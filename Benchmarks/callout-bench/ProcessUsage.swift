import Foundation

/// What this process has taken from the machine.
struct ProcessUsage {
  /// Processor time of all threads, for the program and for the system on its behalf.
  var processorSeconds: Double
  /// The largest resident memory in megabytes of 2^20 bytes, rounded up.
  var peakMegabytes: Int

  /// The usage up to now; zero when the system does not tell.
  static var now: ProcessUsage {
    var usage = rusage()
    guard getrusage(thisProcess, &usage) == 0 else {
      return ProcessUsage(processorSeconds: 0, peakMegabytes: 0)
    }
    return ProcessUsage(
      processorSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      peakMegabytes: (Int(usage.ru_maxrss) + unitsPerMegabyte - 1) / unitsPerMegabyte)
  }

  /// Forgets the peak of memory so far, where the system can.
  ///
  /// Elsewhere the peak is that of all runs of the process up to now.
  static func resetPeak() {
    guard let handle = FileHandle(forWritingAtPath: "/proc/self/clear_refs") else { return }
    try? handle.write(contentsOf: Data("5".utf8))
    try? handle.close()
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000
  }

  #if os(Linux)
  private static let thisProcess = Int32(RUSAGE_SELF.rawValue)
  private static let unitsPerMegabyte = 1024
  #else
  private static let thisProcess = RUSAGE_SELF
  private static let unitsPerMegabyte = 1024 * 1024
  #endif
}
