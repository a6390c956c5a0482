import Foundation
import Optimization
import Publishing
import ServiceModel
import Synchronization

/// The line at the bottom of a terminal that says how a run is getting on.
///
/// It is a class because the planning thread brings news while another thread keeps the clock of the
/// line going; the state that they share is behind a lock.
final class ProgressLine: Sendable {
  private struct State {
    var news: SearchProgress?
    var isFinished = false
  }

  private let state = Mutex(State())
  private let stopwatch: Stopwatch
  private let money: MoneyFormat

  /// Draws a line that counts the time of `stopwatch` until ``finish()``.
  init(stopwatch: Stopwatch, money: MoneyFormat) {
    self.stopwatch = stopwatch
    self.money = money
    Thread.detachNewThread { [self] in
      while draw() { Thread.sleep(forTimeInterval: 0.1) }
    }
  }

  /// Shows `news` from now on.
  func show(_ news: SearchProgress) {
    state.withLock { $0.news = news }
  }

  /// Erases the line for good.
  func finish() {
    state.withLock { state in
      state.isFinished = true
      StandardError.write("\r\u{1B}[K")
    }
  }

  /// Draws the line unless it is finished; returns whether it did.
  private func draw() -> Bool {
    state.withLock { state in
      guard !state.isFinished else { return false }
      let line = text(of: state.news).truncated(to: Terminal.errorWidth - 1)
      StandardError.write("\r\(line)\u{1B}[K")
      return true
    }
  }

  private func text(of news: SearchProgress?) -> String {
    var parts = [stopwatch.text, news?.phase ?? "preparing"]
    if let objective = news?.objective { parts.append("best \(money.text(objective))") }
    if let bound = news?.bound { parts.append("bound \(money.text(bound))") }
    if let gap = news?.gap { parts.append("gap \(percentText(gap))") }
    if let columns = news?.columns, columns > 0 { parts.append("\(columns) columns") }
    return parts.joined(separator: "  ")
  }
}

extension SearchProgress {
  /// How far the best plan can be above the optimum, as a share of its price.
  var gap: Double? {
    guard let objective, let bound else { return nil }
    guard objective > bound else { return 0 }
    return Double((objective - bound).minorUnits) / max(1, abs(Double(objective.minorUnits)))
  }
}
