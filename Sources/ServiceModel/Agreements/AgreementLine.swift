/// Work, an expense, an item or a fee that an agreement asks for, once or again and again.
///
/// - Source: `service-management.md` 1.6.
package struct AgreementLine: Hashable, Sendable {
  /// The number of the line, unique within its agreement.
  package var number: Int
  /// What the line is about, which is the same on its order lines.
  package var content: LineContent
  /// The first day on which it counts; that of the agreement unless given.
  package var startDate: CivilDate?
  /// The last day on which it counts; that of the agreement unless given.
  package var endDate: CivilDate?
  /// How often it comes due; `nil` means once, on its first day (rule GN-4).
  package var interval: Identifier<ServiceInterval>?
  /// How far it may move from its calculated date; `nil` means not at all (rule GN-5).
  package var window: Identifier<GenerationWindow>?
  /// What becomes of an item line on an order (rule GN-12).
  package var itemSetup: ItemSetup
  /// Whether it yields nothing and may not be copied (rule AG-5).
  package var stopped: Bool

  /// Creates a line.
  package init(
    number: Int, _ content: LineContent, startDate: CivilDate? = nil, endDate: CivilDate? = nil,
    interval: Identifier<ServiceInterval>? = nil, window: Identifier<GenerationWindow>? = nil,
    itemSetup: ItemSetup = .transaction, stopped: Bool = false
  ) {
    self.number = number
    self.content = content
    self.startDate = startDate
    self.endDate = endDate
    self.interval = interval
    self.window = window
    self.itemSetup = itemSetup
    self.stopped = stopped
  }

  /// The days on which it counts, as far as it says so itself.
  package var dates: DateRange { DateRange(from: startDate, to: endDate) }
}

/// What becomes of an item line on an order (rule GN-12).
package enum ItemSetup: String, CaseIterable, Hashable, Sendable {
  /// An item line, which is posted.
  case transaction
  /// An item requirement, which is a planned demand (rule IR-1).
  case requirement
}
