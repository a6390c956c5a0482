/// How far a service order has come, derived from its lines (rule OR-8).
package enum OrderProgress: String, CaseIterable, Hashable, Sendable {
  /// Some line is created, or there are no lines.
  case inProcess
  /// Every line is cancelled.
  case cancelled
  /// No line is created and some line is posted.
  case posted
}

extension ServiceOrder {
  /// How far the order has come.
  ///
  /// - Source: rule OR-8; an order without lines is in process.
  package var progress: OrderProgress {
    if lines.isEmpty || lines.contains(where: { $0.status == .created }) { return .inProcess }
    return lines.contains { $0.status == .posted } ? .posted : .cancelled
  }
}
