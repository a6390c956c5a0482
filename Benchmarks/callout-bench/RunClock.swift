import ArgumentParser
import Foundation

/// What the seconds of a run are counted on.
enum RunClock: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// The clock on the wall.
  case wall
  /// Processor time of all threads together: fair on a machine that others use, too.
  case cpu

  /// Returns a function that says how many seconds have passed since now.
  func started() -> @Sendable () -> Double {
    switch self {
    case .wall:
      let clock = ContinuousClock()
      let start = clock.now
      return { (clock.now - start) / .seconds(1) }
    case .cpu:
      let start = ProcessUsage.now.processorSeconds
      return { ProcessUsage.now.processorSeconds - start }
    }
  }
}
