/// The columns of a table of agreement lines, which has a line in each row.
enum AgreementLineColumn: Int, TableColumn {
  case agreement, line, type, description, note, technician, object, task
  case startAfterTime, endBeforeTime, quantity, unit, item, category, costPrice, salesPrice
  case startDate, endDate, interval, window, itemSetup, stopped

  var name: String { String(describing: self) }
  var path: String { name }

  var summary: String {
    switch self {
    case .agreement: "The id of the agreement; required."
    case .line: "The number of the line, unique in its agreement; required."
    default: "As the key of an agreement line."
    }
  }
}

/// The columns of a table of order lines, which has a line in each row.
enum OrderLineColumn: Int, TableColumn {
  case order, line, type, description, note, technician, object, task
  case startAfterTime, endBeforeTime, quantity, unit, item, category, costPrice, salesPrice
  case status, origin, agreement, agreementLine, dateCalculated, windowFrom, windowTo
  case dateExecuted, actualTimes

  var name: String { String(describing: self) }
  var path: String { name }

  var summary: String {
    switch self {
    case .order: "The id of the order; required."
    case .line: "The number of the line, unique in its order; required."
    default: "As the key of an order line."
    }
  }
}

/// The columns that agreement lines and order lines have in common.
protocol LineColumn: TableColumn {
  static var line: Self { get }
  static var type: Self { get }
  static var description: Self { get }
  static var note: Self { get }
  static var technician: Self { get }
  static var object: Self { get }
  static var task: Self { get }
  static var startAfterTime: Self { get }
  static var endBeforeTime: Self { get }
  static var quantity: Self { get }
  static var unit: Self { get }
  static var item: Self { get }
  static var category: Self { get }
  static var costPrice: Self { get }
  static var salesPrice: Self { get }
}

extension AgreementLineColumn: LineColumn {}
extension OrderLineColumn: LineColumn {}
