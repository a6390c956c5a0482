/// What a run of generation did, in the order in which it did it (rule GN-13).
package struct GenerationLog: Hashable, Sendable {
  /// The entries.
  package private(set) var entries: [Entry] = []

  /// Creates an empty log.
  package init() {}

  /// One thing that a run did, or left undone.
  package struct Entry: Hashable, Sendable {
    /// What it did.
    package var kind: Kind
    /// The rule behind it, such as `GN-9`.
    package var rule: String
    /// The agreement concerned.
    package var agreement: Identifier<Agreement>
    /// The agreement line concerned, if it is one alone.
    package var line: Int?
    /// The order concerned.
    package var order: Identifier<ServiceOrder>?
    /// The day concerned.
    package var date: CivilDate?
    /// One sentence about it.
    package var text: String
  }

  /// What a run can do.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// An order was created.
    case created
    /// An order was deleted, to be generated again.
    case deleted
    /// An agreement, a line or an occurrence yielded nothing.
    case skipped
    /// Something needs a person's eye.
    case warning
  }

  /// The number of entries of a kind.
  package func count(of kind: Kind) -> Int { entries.count { $0.kind == kind } }

  mutating func add(
    _ kind: Kind, _ rule: String, _ agreement: Identifier<Agreement>, line: Int? = nil,
    order: Identifier<ServiceOrder>? = nil, date: CivilDate? = nil, _ text: String
  ) {
    entries.append(
      Entry(
        kind: kind, rule: rule, agreement: agreement, line: line, order: order, date: date,
        text: text))
  }
}
