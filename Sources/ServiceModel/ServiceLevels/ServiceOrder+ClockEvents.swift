extension ServiceOrder {
  /// When the clocks of the order are set: when the call came in, or when it was created (rule
  /// SL-3, open point OP-2).
  package var clockStart: Instant? {
    receivedAt ?? createdAt ?? events.first { $0.kind == .created }?.at
  }

  /// The events that decide about the clocks of the order, in order of time (rule R6).
  ///
  /// They begin with the creation. Without a history of stages or priorities the order has been in
  /// its stage, and has had its priority, from the beginning.
  package var clockEvents: [OrderEvent] {
    guard let start = clockStart else { return [] }
    var known = [OrderEvent(at: start, .created)]
    if let priority, !events.contains(where: \.kind.isPriorityChange) {
      known.append(OrderEvent(at: start, .priorityChanged(priority)))
    }
    if let stage, !events.contains(where: \.kind.isStageChange) {
      known.append(OrderEvent(at: start, .stageChanged(stage)))
    }
    guard !events.isEmpty else { return known }
    // Events of one instant stay in the order in which they are listed.
    let later = events.filter { $0.kind != .created }.enumerated()
      .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    return known + later
  }
}

extension OrderEvent.Kind {
  /// Whether the order became more or less urgent.
  package var isPriorityChange: Bool {
    if case .priorityChanged = self { true } else { false }
  }

  /// Whether the order moved to another stage.
  package var isStageChange: Bool {
    if case .stageChanged = self { true } else { false }
  }
}
