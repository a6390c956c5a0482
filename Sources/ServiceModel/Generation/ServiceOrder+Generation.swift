// How generated orders are filled.
extension ServiceOrder {
  /// The occurrences of agreement lines that stand on the order, cancelled ones too.
  package var occurrences: [LineOccurrence] {
    lines.compactMap(\.occurrence) + itemRequirements.compactMap(\.occurrence)
  }

  /// Adds an occurrence of an agreement line, as an order line or as an item requirement (GN-12).
  mutating func add(
    _ line: AgreementLine, for piece: OrderPacking.Piece, of agreement: Identifier<Agreement>,
    on date: CivilDate
  ) {
    let occurrence = LineOccurrence(
      agreement: agreement, line: line.number, dateCalculated: piece.dateCalculated)
    if line.itemSetup == .requirement, line.content.type == .item, let item = line.content.item {
      itemRequirements.append(
        ItemRequirement(
          number: nextRequirementNumber, item: item, quantity: line.content.quantity,
          unit: line.content.unit, deliveryDate: date, occurrence: occurrence))
    } else {
      lines.append(
        OrderLine(
          number: nextLineNumber, line.content, origin: .system, occurrence: occurrence,
          window: piece.window))
    }
  }

  /// Keeps the visits on one day: there is no open one to move to (rule GN-8).
  mutating func keepVisits(on date: CivilDate) {
    for index in visits.indices {
      let hours = visits[index].dateWindow?.hours ?? []
      visits[index].dateWindow = DateWindow(start: date, end: date, hours: hours)
    }
  }

  /// Leaves the visits the days of `days`.
  mutating func clipVisits(to days: ClosedRange<CivilDate>?) {
    guard let days else { return }
    for index in visits.indices {
      visits[index].dateWindow?.start = days.lowerBound
      visits[index].dateWindow?.end = days.upperBound
    }
  }

  /// Whether the lines limit the hours of the day in ways that have no time in common.
  var hasClashingHours: Bool {
    let limits = lines.contains {
      $0.content.startAfterTime != nil || $0.content.endBeforeTime != nil
    }
    return limits && DailyInterval.common(of: lines).isEmpty
  }
}
