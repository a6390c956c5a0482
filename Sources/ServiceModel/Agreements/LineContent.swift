/// What a line of an agreement or an order is about.
///
/// - Source: `service-management.md` 1.6, 1.20; rule OR-6.
package struct LineContent: Hashable, Sendable {
  /// What kind of line it is.
  package var type: TransactionType
  /// What is to be done, in a few words.
  package var description: String?
  /// What else there is to know.
  package var note: String?
  /// Who does it, if that is decided.
  package var technician: Identifier<Technician>?
  /// What it is about; related to the agreement or order first (rules AG-6, OB-2).
  package var object: Identifier<ServiceObject>?
  /// The task it is part of; related to the agreement or order first (rules AG-6, TK-2).
  package var task: Identifier<ServiceTask>?
  /// From when on in the day it may be done; `nil` means from midnight.
  package var startAfterTime: CivilTime?
  /// Until when in the day it must be done; `nil` means until midnight.
  package var endBeforeTime: CivilTime?
  /// How much: hours of hour lines, times of expenses, pieces of items, fees.
  package var quantity: Quantity
  /// What the quantity of an item line is counted in, such as `pcs`.
  package var unit: String?
  /// The item of an item line.
  package var item: Identifier<StockItem>?
  /// What kind of work or cost it is.
  package var category: Identifier<WorkCategory>?
  /// What one unit of the quantity costs.
  package var costPrice: Money?
  /// What one unit of the quantity is sold for.
  package var salesPrice: Money?

  /// Creates the content of a line.
  package init(
    _ type: TransactionType, description: String? = nil, note: String? = nil,
    technician: Identifier<Technician>? = nil, object: Identifier<ServiceObject>? = nil,
    task: Identifier<ServiceTask>? = nil, startAfterTime: CivilTime? = nil,
    endBeforeTime: CivilTime? = nil, quantity: Quantity = .one, unit: String? = nil,
    item: Identifier<StockItem>? = nil, category: Identifier<WorkCategory>? = nil,
    costPrice: Money? = nil, salesPrice: Money? = nil
  ) {
    self.type = type
    self.description = description
    self.note = note
    self.technician = technician
    self.object = object
    self.task = task
    self.startAfterTime = startAfterTime
    self.endBeforeTime = endBeforeTime
    self.quantity = quantity
    self.unit = unit
    self.item = item
    self.category = category
    self.costPrice = costPrice
    self.salesPrice = salesPrice
  }

  /// The time that an hour line takes; none for other lines.
  package var serviceDuration: Seconds { type == .hour ? quantity.hours : .zero }
}

/// What kind of line it is (rule OR-6).
package enum TransactionType: String, CaseIterable, Hashable, Sendable {
  /// Hours of work.
  case hour
  /// A cost, such as travel expenses.
  case expense
  /// An item that is used up or left behind.
  case item
  /// A charge.
  case fee
}
