/// How far a service order has come, derived from its lines (rule OR-8).
package enum OrderProgress: String, CaseIterable, Hashable, Sendable {
  /// Some line is created, or there are no lines and the order was not cancelled.
  case inProcess
  /// Every line is cancelled, or there are no lines and the order was cancelled.
  case cancelled
  /// No line is created and some line is posted.
  case posted
}

extension ServiceOrder {
  /// How far the order has come.
  ///
  /// - Source: rule OR-8; an order without lines is in process until it is cancelled as a whole.
  package var progress: OrderProgress {
    if lines.isEmpty { return isWithdrawn ? .cancelled : .inProcess }
    if lines.contains(where: { $0.status == .created }) { return .inProcess }
    return lines.contains { $0.status == .posted } ? .posted : .cancelled
  }
  /// Whether the last that happened to the order as a whole is that it was cancelled.
  private var isWithdrawn: Bool {
    events.last { $0.kind == .cancelled || $0.kind == .reopened }?.kind == .cancelled
  }
}
