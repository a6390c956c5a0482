import Foundation
import Logging
import Publishing
import Synchronization

/// The line at the bottom of a terminal that says how many replications are made.
///
/// It is a class because replications end on several threads while another one keeps the clock of the
/// line going; what they share is behind a lock. Where there is no terminal to draw on, the same is
/// logged after each batch.
final class ReplicationProgress: Sendable {
  private struct State {
    var name = ""
    var done = 0
    var all = 0
    var halfWidth: Double?
    var isFinished = false
  }

  private let state = Mutex(State())
  private let stopwatch = Stopwatch()
  private let isDrawn: Bool
  private let logger: Logger

  /// Creates the progress of a run, and draws it until ``finish()``.
  ///
  /// - Parameter messages: Whether anything is to be said, and how much.
  init(_ messages: MessageOptions) {
    isDrawn = !messages.quiet && Terminal.showsProgress
    logger = messages.logger()
    guard isDrawn else { return }
    Thread.detachNewThread { [self] in
      while draw() { Thread.sleep(forTimeInterval: 0.1) }
    }
  }

  /// Says how many replications there will be in all.
  func expect(_ count: Int) { state.withLock { $0.all = count } }

  /// Says whose replications come next.
  func begin(_ name: String) {
    state.withLock { state in
      state.name = name
      state.halfWidth = nil
    }
  }

  /// Counts a replication.
  func finishedReplication() { state.withLock { $0.done += 1 } }

  /// Says how well compliance is known after a batch; unit: share.
  func know(halfWidth: Double?) {
    let line = state.withLock { state in
      state.halfWidth = halfWidth.flatMap { $0.isFinite ? $0 : nil }
      return text(of: state)
    }
    if !isDrawn { logger.debug("\(line)") }
  }

  /// Erases the line for good.
  func finish() {
    state.withLock { state in
      state.isFinished = true
      if isDrawn { StandardError.write("\r\u{1B}[K") }
    }
  }

  /// Draws the line unless the run is finished; returns whether it did.
  private func draw() -> Bool {
    state.withLock { state in
      guard !state.isFinished else { return false }
      let line = text(of: state).truncated(to: Terminal.errorWidth - 1)
      StandardError.write("\r\(line)\u{1B}[K")
      return true
    }
  }

  private func text(of state: State) -> String {
    var parts = [stopwatch.text, state.name, "\(state.done) of \(state.all) replications"]
    if let halfWidth = state.halfWidth { parts.append("half-width \(percentText(halfWidth))") }
    if state.done > 0 {
      let left = stopwatch.seconds / Double(state.done) * Double(max(0, state.all - state.done))
      parts.append("\(Int(min(left, 1e9).rounded(.up))) s left")
    }
    return parts.joined(separator: "  ")
  }
}
