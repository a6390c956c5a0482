/// A planned demand for an item, which is delivered before it is used.
///
/// Unlike an item line it may be consumed from stock at once or trigger a purchase (rule IR-1).
///
/// - Source: `service-management.md` 1.21.
package struct ItemRequirement: Hashable, Sendable {
  /// The number of the requirement, unique within its order.
  package var number: Int
  /// What is needed.
  package var item: Identifier<StockItem>
  /// How much of it.
  package var quantity: Quantity
  /// What the quantity is counted in.
  package var unit: String?
  /// When it is delivered; visits wait for it while it is open.
  package var deliveryDate: CivilDate?
  /// How far it has come.
  package var status: Status
  /// The occurrence that it was generated from; `nil` for requirements by hand.
  package var occurrence: LineOccurrence?

  /// Creates a requirement.
  package init(
    number: Int, item: Identifier<StockItem>, quantity: Quantity = .one, unit: String? = nil,
    deliveryDate: CivilDate? = nil, status: Status = .open, occurrence: LineOccurrence? = nil
  ) {
    self.number = number
    self.item = item
    self.quantity = quantity
    self.unit = unit
    self.deliveryDate = deliveryDate
    self.status = status
    self.occurrence = occurrence
  }

  /// How far a requirement has come.
  package enum Status: String, CaseIterable, Hashable, Sendable {
    case open, delivered, invoiced
  }
}
