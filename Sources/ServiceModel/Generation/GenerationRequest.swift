/// For which agreements and which period orders are to be generated.
///
/// - Source: `service-management.md` 2.G.
package struct GenerationRequest: Hashable, Sendable {
  /// The first day.
  package var from: CivilDate
  /// The last day.
  package var to: CivilDate
  /// The agreements; empty means all.
  package var agreements: [Identifier<Agreement>]
  /// The groups of agreements; empty means all.
  package var groups: [Identifier<AgreementGroup>]
  /// The types of lines; empty means all.
  package var types: Set<TransactionType>
  /// Whether holes before the last generated occurrence of a line are filled, too (rule GN-9).
  package var continuous: Bool
  /// When the orders are created, which starts their clocks where generated orders are measured
  /// (rule GN-11); without it the orders do not say when they were created.
  package var createdAt: Instant?

  /// Creates a request.
  package init(
    from: CivilDate, to: CivilDate, agreements: [Identifier<Agreement>] = [],
    groups: [Identifier<AgreementGroup>] = [], types: Set<TransactionType> = [],
    continuous: Bool = false, createdAt: Instant? = nil
  ) {
    self.from = from
    self.to = to
    self.agreements = agreements
    self.groups = groups
    self.types = types
    self.continuous = continuous
    self.createdAt = createdAt
  }

  /// The most days that one run may cover.
  package static let maxDays = 3660

  /// The days that are generated.
  package var dates: DateRange { DateRange(from: from, to: to) }
}
