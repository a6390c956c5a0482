package import ServiceModel

/// A paper about one order: the work description before the visit, or the receipt after it.
///
/// The description is for technicians and has internal and external notes, hours and parts to
/// bring. The receipt is for the customer: what was done, and no cost and no internal note.
///
/// - Source: `service-management.md` 3.1 and 3.2, decision OP-16; rule TK-1.
package struct WorkDocument: Sendable {
  /// Whom a paper is for.
  package enum Kind: String, CaseIterable, Sendable {
    /// The work description, which technicians take along.
    case description
    /// The work receipt, which is handed to the customer.
    case receipt
  }

  private let order: ServiceOrder
  private let kind: Kind
  private let scenario: Scenario
  private let width: Int

  /// Creates the paper of `kind` about `order`.
  package init(_ kind: Kind, of order: ServiceOrder, in scenario: Scenario, width: Int = 100) {
    self.kind = kind
    self.order = order
    self.scenario = scenario
    self.width = max(PlanTable.narrowestScreen, width)
  }

  /// The paper, with a final newline.
  package var text: String {
    let title = kind == .description ? "Work description" : "Work receipt"
    let about = order.details.description.map { ", \($0)" } ?? ""
    var lines = ["\(title) \(order.id)\(about)".printable]
    lines += head
    lines += objects
    lines += work
    lines += kind == .description ? parts : ["", "Signature  ______________________________"]
    return lines.joined(separator: "\n") + "\n"
  }

  private var head: [String] {
    let clock = LocalClock(scenario.timeZone)
    let address = order.details.serviceAddress
    let place = [address?.name, address?.postalAddress].compactMap(\.self)
      .joined(separator: ", ")
    let due = ServiceLevelClock(scenario, orders: [order]).dueInstants(of: order).map(\.due).min()
    let technician = order.visits.lazy.compactMap { $0.booking?.technician }.first
    let preferred = order.preferredTechnicians(under: scenario.agreement(order.agreement))
    let rows: [(String, String?)] = [
      ("customer", order.customer), ("address", place.isEmpty ? nil : place),
      ("contact", kind == .description ? order.details.contactPerson : nil),
      ("date", date), ("technician", (technician ?? preferred.first)?.text),
      ("deadline", kind == .description ? due.map(clock.timestamp) : nil),
    ]
    return table(rows.compactMap { title, value in value.map { ["  \(title)", $0] } })
  }

  /// The day of the work, with the hours that the lines allow or that were registered.
  private var date: String? {
    guard let day = scenario.serviceDate(of: order) else { return nil }
    guard kind == .description, let hours = order.hoursOfDay else { return day.description }
    return "\(day), \(Self.text(hours))"
  }

  private var objects: [String] {
    let rows = order.objects.map { relation -> [String] in
      let object = scenario.row(relation.object)
      let details = [
        relation.reference, object?.item?.text, object?.dimensions.serial.map { "serial \($0)" },
      ]
      return [
        "  \(relation.object)", object?.name ?? "",
        details.compactMap(\.self).joined(separator: ", "),
      ]
    }
    return rows.isEmpty ? [] : ["", "Objects"] + table(rows)
  }

  /// The lines by task, with the notes of each task, cancelled lines left out.
  private var work: [String] {
    let open = order.lines.filter { $0.status != .cancelled }
    let relations = scenario.usableTasks(of: order)
    var tasks: [Identifier<ServiceTask>?] = []
    for line in open where !tasks.contains(line.content.task) { tasks.append(line.content.task) }
    return tasks.flatMap { task -> [String] in
      let title = task.map { scenario.row($0)?.name ?? $0.text } ?? "Other work"
      let notes = task.flatMap { task in relations.first { $0.task == task } }
      let shown = kind == .description ? notes : notes?.customerView
      let texts = [shown?.externalNote, shown?.internalNote.map { "(internal) \($0)" }]
      return ["", title.printable]
        + texts.compactMap(\.self).flatMap { $0.printable.wrapped(to: width - 2).map { "  " + $0 } }
        + table(open.filter { $0.content.task == task }.map(cells))
    }
  }

  private func cells(of line: OrderLine) -> [String] {
    let content = line.content
    let unit = content.unit ?? (content.type == .hour ? "h" : "")
    let times = line.actualTimes.map(Self.text) ?? ""
    return [
      "  \(line.number)", content.type.rawValue, "\(content.quantity.text) \(unit)",
      content.description ?? content.item?.text ?? "", content.object?.text ?? "",
      kind == .description ? content.note ?? "" : times,
    ]
  }

  private var parts: [String] {
    let carried = order.lines.filter { $0.status != .cancelled && $0.content.type == .item }
      .compactMap { line in
        line.content.item.map { ["  \($0)", line.content.quantity.text, "from the van"] }
      }
    let delivered = order.itemRequirements.map { need in
      [
        "  \(need.item)", need.quantity.text,
        need.deliveryDate.map { "\(need.status.rawValue), delivery \($0)" } ?? need.status.rawValue,
      ]
    }
    let rows = carried + delivered
    return rows.isEmpty ? [] : ["", "Parts"] + table(rows)
  }

  private func table(_ rows: [[String]]) -> [String] {
    guard let first = rows.first else { return [] }
    var table = TextColumns(first.map { _ in .text("", minimumWidth: 8) })
    for row in rows { table.add(row) }
    return table.lines(width: width, style: .plain)
  }

  private static func text(_ hours: DailyInterval) -> String {
    [hours.from, hours.to].map { hoursMinutes(Seconds($0.secondsAfterMidnight)) }
      .joined(separator: " to ")
  }
}

extension Quantity {
  /// The quantity for people, such as `1.5`.
  fileprivate var text: String {
    let (whole, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
    var fraction = String(1000 + rest).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    return (thousandths < 0 ? "-" : "") + "\(whole)" + (fraction.isEmpty ? "" : ".\(fraction)")
  }
}
