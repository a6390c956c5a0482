extension OrderGeneration {
  /// Warns of created order lines that no longer say what their agreement line says (OP-23).
  ///
  /// Generated orders stay as they are; deleting and generating them again makes them follow.
  mutating func reportChangedLines(of agreement: Agreement) {
    for (order, line) in scenario.changedLines(of: agreement) {
      log.add(
        .warning, "GN-9", agreement.id, line: line.occurrence?.line, order: order.id,
        date: line.occurrence?.dateCalculated,
        "Line \(line.number) of order \(order.id) differs from line "
          + "\(line.occurrence?.line ?? 0) of the agreement, which has changed since.")
    }
  }
}

extension Scenario {
  /// Returns the created lines that were generated from an agreement line that reads otherwise now
  /// (decision OP-23).
  package func changedLines(of agreement: Agreement) -> [(order: ServiceOrder, line: OrderLine)] {
    let contents = Dictionary(agreement.lines.map { ($0.number, $0.content) }) { first, _ in first }
    return serviceOrders.filter { $0.agreement == agreement.id }.flatMap { order in
      order.lines.filter { line in
        guard let occurrence = line.occurrence, occurrence.agreement == agreement.id,
          line.status == .created
        else { return false }
        return contents[occurrence.line] != line.content
      }.map { (order: order, line: $0) }
    }
  }

  /// Returns the scenario without the generated orders of an agreement from a day on, to be
  /// generated again, perhaps with a denser interval (rule CX-5).
  ///
  /// Orders that may not be deleted stay: those in a stage that forbids it, with item requirements
  /// that are delivered, with posted lines, or with work under way. Open item requirements that
  /// were generated with the order go with it.
  ///
  /// - Parameters:
  ///   - agreements: The agreements; empty means all.
  ///   - date: The first day whose orders go.
  ///   - last: The last day whose orders go.
  ///   - types: What all lines of an order must be; empty means anything.
  /// - Returns: The scenario, and what was deleted or kept, and why.
  package func deletingGeneratedOrders(
    of agreements: [Identifier<Agreement>], from date: CivilDate, to last: CivilDate,
    types: Set<TransactionType> = []
  ) -> (scenario: Scenario, log: GenerationLog) {
    var result = self
    var log = GenerationLog()
    let deleted = serviceOrders.filter { order in
      guard order.origin == .system, let agreement = order.agreement,
        agreements.isEmpty || agreements.contains(agreement),
        let day = serviceDate(of: order), date <= day, day <= last
      else { return false }
      guard types.isEmpty || order.lines.allSatisfy({ types.contains($0.content.type) }) else {
        log.add(
          .warning, "GN-1", agreement, order: order.id, date: day,
          "Order \(order.id) on \(day) is kept. It has lines of other types.")
        return false
      }
      do throws(Refusal) {
        try checkReplaceable(order)
        log.add(
          .deleted, "CX-5", agreement, order: order.id, date: day,
          "Order \(order.id) on \(day) is deleted, to be generated again.")
        return true
      } catch {
        log.add(
          .warning, error.rule, agreement, order: order.id, date: day,
          "Order \(order.id) on \(day) is kept. \(error.message)")
        return false
      }
    }
    result.removeOrders(Set(deleted.map(\.id)))
    return (result, log)
  }

  /// Returns the scenario without the generated orders that `request` would make, as far as they
  /// may be deleted (rule CX-5).
  ///
  /// - Throws: A refusal when the request cannot be carried out.
  package func deletingGeneratedOrders(
    for request: GenerationRequest
  ) throws(Refusal) -> (scenario: Scenario, log: GenerationLog) {
    try request.check(against: self)
    let concerned = agreements.filter(request.concerns).map(\.id)
    guard !concerned.isEmpty else { return (self, GenerationLog()) }
    return deletingGeneratedOrders(
      of: concerned, from: request.from, to: request.to, types: request.types)
  }

  private func checkReplaceable(_ order: ServiceOrder) throws(Refusal) {
    var rest = order
    rest.itemRequirements.removeAll { $0.status == .open && $0.occurrence != nil }
    try check(.delete, on: rest)
    guard !order.visits.contains(where: { $0.started != nil }) else {
      throw Refusal(
        rule: "CX-5", message: "Work on it is under way.", remedy: "Keep the order.")
    }
  }

  /// Returns the day on which an order is to be done, in the zone of its agreement.
  package func serviceDate(of order: ServiceOrder) -> CivilDate? {
    let zone = agreement(order.agreement)?.timeZone ?? timeZone
    return order.details.serviceDateTime.map { zone.rules.civil(at: $0).date }
  }
}
