import Logging
import Publishing
import Synchronization

/// The line at the bottom of a terminal that says how many replications are made.
///
/// It is a class because replications end on several threads; what they share is behind a lock. Where
/// there is no terminal to draw on, the same is logged after each batch.
final class ReplicationProgress: Sendable {
  private struct State {
    var name = ""
    var done = 0
    var all = 0
    var halfWidth: Double?
    var drawnAt = 0.0
  }

  private let state = Mutex(State())
  private let stopwatch = Stopwatch()
  private let isDrawn: Bool
  private let logger: Logger

  /// Creates the progress of a run.
  ///
  /// - Parameter messages: Whether anything is to be said, and how much.
  init(_ messages: MessageOptions) {
    isDrawn = !messages.quiet && Terminal.showsProgress
    logger = messages.logger()
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

  /// Counts a replication; draws the line at most ten times a second.
  func finishedReplication() {
    state.withLock { state in
      state.done += 1
      let now = stopwatch.seconds
      guard isDrawn, now - state.drawnAt >= 0.1 else { return }
      state.drawnAt = now
      let line = text(of: state).truncated(to: Terminal.errorWidth - 1)
      StandardError.write("\r\(line)\u{1B}[K")
    }
  }

  /// Says how well compliance is known after a batch; unit: share.
  func know(halfWidth: Double?) {
    let line = state.withLock { state in
      state.halfWidth = halfWidth.flatMap { $0.isFinite ? $0 : nil }
      return text(of: state)
    }
    if !isDrawn { logger.debug("\(line)") }
  }

  /// Erases the line.
  func finish() {
    if isDrawn { StandardError.write("\r\u{1B}[K") }
  }

  private func text(of state: State) -> String {
    var parts = [state.name, "\(state.done) of \(state.all) replications"]
    if let halfWidth = state.halfWidth { parts.append("half-width \(percentText(halfWidth))") }
    let left =
      stopwatch.seconds / Double(max(1, state.done)) * Double(max(0, state.all - state.done))
    parts.append("\(Int(left.rounded(.up))) s left")
    return parts.joined(separator: "  ")
  }
}
