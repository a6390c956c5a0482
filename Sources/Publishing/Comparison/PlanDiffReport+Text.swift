import ServiceModel

extension PlanDiffReport {
  /// Returns the comparison for a screen of `width` characters.
  package func text(width: Int, style: TextStyle) -> String {
    let money = MoneyFormat(currency: currency, minorUnitsPerUnit: minorUnitsPerUnit)
    func amount(_ minorUnits: Int) -> String { money.amount(Money(minorUnits: minorUnits)) }
    func cells(_ amounts: Amounts) -> [String] {
      let sign = amounts.difference > 0 ? "+" : ""
      return [amount(amounts.before), amount(amounts.after), sign + amount(amounts.difference)]
    }
    var prices = TextColumns([
      .text("amounts in \(currency)"), .number("before"), .number("after"), .number("difference"),
    ])
    for term in terms where term.amounts.before != 0 || term.amounts.after != 0 {
      prices.add([term.term] + cells(term.amounts))
    }
    prices.add(["objective"] + cells(objective), emphasis: .strong)
    var sections = [prices.lines(width: width, style: style)]
    if let routes, !routes.isEmpty {
      var table = TextColumns([
        .text("where", minimumWidth: 12), .number("before"), .number("after"),
        .number("difference"),
      ])
      for line in routes {
        let place =
          line.leftOutVisit.map { "left out: \($0)" }
          ?? "\(line.technician ?? "") \(line.shift ?? "")"
        table.add([place] + cells(line.amounts))
      }
      sections.append(table.lines(width: width, style: style))
    }
    sections.append(moveLines(width: width, style: style))
    return sections.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private func moveLines(width: Int, style: TextStyle) -> [String] {
    guard !moves.isEmpty else { return ["No visit moves."] }
    var table = TextColumns([
      .text("visit", minimumWidth: 8), .text("customer", minimumWidth: 8), .text("what"),
      .text("before", minimumWidth: 12), .text("after", minimumWidth: 12),
    ])
    for move in moves {
      table.add([
        move.visit, move.customer, Self.words(for: move.kind), Self.words(for: move.before),
        Self.words(for: move.after),
      ])
    }
    return table.lines(width: width, style: style)
  }

  private static func words(for kind: String) -> String {
    switch kind {
    case "technician": "other technician"
    case "time": "other time"
    case "order": "other order"
    case "planned": "newly planned"
    case "leftOut": "newly left out"
    case "added": "new visit"
    default: "gone"
    }
  }

  private static func words(for place: Place?) -> String {
    guard let place else { return "" }
    return "\(place.technician) \(place.start.prefix(16).replacing("T", with: " "))"
  }

  /// What moved, for spreadsheets: a row for each visit.
  package var csv: String {
    let header = [
      "visit", "customer", "kind", "technicianBefore", "shiftBefore", "startBefore",
      "technicianAfter", "shiftAfter", "startAfter",
    ]
    return csvText(
      [header]
        + moves.map { move in
          [move.visit, move.customer, move.kind]
            + [move.before, move.after].flatMap { place in
              [place?.technician ?? "", place?.shift ?? "", place?.start ?? ""]
            }
        })
  }
}
