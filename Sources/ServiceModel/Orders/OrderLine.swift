/// Work, an expense, an item or a fee on a service order.
///
/// - Source: `service-management.md` 1.20, rule OR-6.
package struct OrderLine: Hashable, Sendable {
  /// The number of the line, unique within its order.
  package var number: Int
  /// What the line is about.
  package var content: LineContent
  /// How far it has come.
  package var status: LineStatus
  /// Who or what created it.
  package var origin: OrderOrigin
  /// The occurrence that it was generated from; `nil` for lines by hand and copies.
  package var occurrence: LineOccurrence?
  /// The days to which it may move; `nil` means that nobody said.
  package var window: ClosedRange<CivilDate>?
  /// The day on which it was done.
  package var dateExecuted: CivilDate?
  /// When work began and ended, on hour lines that register it (rule OR-7).
  package var actualTimes: DailyInterval?

  /// Creates a line.
  package init(
    number: Int, _ content: LineContent, status: LineStatus = .created,
    origin: OrderOrigin = .user, occurrence: LineOccurrence? = nil,
    window: ClosedRange<CivilDate>? = nil, dateExecuted: CivilDate? = nil,
    actualTimes: DailyInterval? = nil
  ) {
    self.number = number
    self.content = content
    self.status = status
    self.origin = origin
    self.occurrence = occurrence
    self.window = window
    self.dateExecuted = dateExecuted
    self.actualTimes = actualTimes
  }
}

/// How far an order line has come (rule OR-8).
package enum LineStatus: String, CaseIterable, Hashable, Sendable {
  case created, posted, cancelled
}

/// An occurrence of an agreement line: it is generated once (rule GN-9).
package struct LineOccurrence: Hashable, Sendable {
  /// The agreement.
  package var agreement: Identifier<Agreement>
  /// The number of its line.
  package var line: Int
  /// The day that the interval came to.
  package var dateCalculated: CivilDate

  /// Creates an occurrence.
  package init(agreement: Identifier<Agreement>, line: Int, dateCalculated: CivilDate) {
    self.agreement = agreement
    self.line = line
    self.dateCalculated = dateCalculated
  }
}
