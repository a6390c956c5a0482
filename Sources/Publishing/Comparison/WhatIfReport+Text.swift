import ServiceModel

extension WhatIfReport {
  /// Returns the comparison for a screen of `width` characters: a line for each figure, a column for
  /// each scenario.
  package func text(width: Int, style: TextStyle) -> String {
    let money = MoneyFormat(currency: currency, minorUnitsPerUnit: minorUnitsPerUnit)
    var lines: [String] = []
    for (number, entry) in scenarios.enumerated() {
      let mark = number == 0 ? "base" : String(number)
      lines += labelled(mark, "\(entry.name): \(entry.title)".printable, width: width)
    }
    let rows = rows(money)
    for block in blocks(of: rows, width: width) {
      var table = TextColumns(
        [.text("amounts in \(currency)")] + block.map { .number($0 == 0 ? "base" : String($0)) })
      for row in rows { table.add([row[0]] + block.map { row[$0 + 1] }) }
      lines.append("")
      lines += table.lines(width: width, style: style)
    }
    lines.append("")
    for (number, entry) in scenarios.enumerated() {
      guard let difference = entry.difference else { continue }
      lines += labelled(String(number), difference.text, width: width)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Returns which scenarios stand side by side: the base with as many variants as there is room for.
  private func blocks(of rows: [[String]], width: Int) -> [[Int]] {
    func cells(_ column: Int) -> Int { rows.map { $0[column].count }.max() ?? 0 }
    var blocks: [[Int]] = [[0]]
    let used = cells(0) + 2 + cells(1)
    var room = width - used
    for variant in scenarios.indices.dropFirst() {
      let need = cells(variant + 1) + 2
      if need > room, blocks[blocks.count - 1].count > 1 {
        blocks.append([0])
        room = width - used
      }
      blocks[blocks.count - 1].append(variant)
      room -= need
    }
    return blocks
  }

  private func labelled(_ mark: String, _ text: String, width: Int) -> [String] {
    let label = mark + String(repeating: " ", count: max(1, 6 - mark.count))
    return text.wrapped(to: max(20, width - 6)).enumerated().map { index, line in
      (index == 0 ? label : "      ") + line
    }
  }

  /// The figures with their names, one cell for each scenario.
  func rows(_ money: MoneyFormat) -> [[String]] {
    func row(_ title: String, _ cell: (Entry) -> String) -> [String] {
      [title] + scenarios.map(cell)
    }
    func amount(_ minorUnits: Int?) -> String {
      minorUnits.map { money.amount(Money(minorUnits: $0)) } ?? "–"
    }
    var rows = [
      row("objective", { amount($0.objective) }), row("bound", { amount($0.bound) }),
    ]
    if scenarios.contains(where: { $0.lost != 0 }) {
      rows.append(row("lost already", { amount($0.lost) }))
    }
    rows += [
      row("dearer by at least", { amount($0.difference?.lowest) }),
      row("dearer by at most", { amount($0.difference?.highest) }),
      row("verdict", { $0.difference?.verdict ?? "" }),
    ]
    for title in promiseTitles {
      rows.append(
        row("kept: \(title)") { entry in
          entry.promises.first { $0.title == title }.map { "\($0.met) of \($0.promised)" } ?? ""
        })
    }
    rows += [
      row("visits", { String($0.metrics.totalVisits) }),
      row("left out", { String($0.metrics.totalUnassignedVisits) }),
      row("travel", { hoursMinutes($0.metrics.totalTravelTime.seconds) }),
      row("overtime", { hoursMinutes($0.metrics.totalOvertime.seconds) }),
      row("utilisation", { wholePercentText($0.metrics.percentageUtilisation / 100) }),
      row("other technician", { $0.moves.map { String($0.technician) } ?? "" }),
      row("other time or order", { $0.moves.map { String($0.time + $0.order) } ?? "" }),
      row("newly left out", { $0.moves.map { String($0.leftOut) } ?? "" }),
      row("newly planned", { $0.moves.map { String($0.planned) } ?? "" }),
      row("new visits", { $0.moves.map { String($0.added) } ?? "" }),
      row("gone visits", { $0.moves.map { String($0.gone) } ?? "" }),
      row("status", { Self.statusWord($0.status) }),
    ]
    return rows
  }

  /// What is promised in any of the scenarios, in the order in which it first appears.
  var promiseTitles: [String] {
    var titles: [String] = []
    for promise in scenarios.flatMap(\.promises) where !titles.contains(promise.title) {
      titles.append(promise.title)
    }
    return titles
  }

  /// A status in one word.
  static func statusWord(_ status: String) -> String {
    switch status {
    case "provedOptimal": "optimal"
    case "withinGap": "in gap"
    case "stoppedFeasible": "stopped"
    case "stoppedEmpty": "no plan"
    default: status
    }
  }

  /// The comparison for spreadsheets: a row for each scenario; amounts in minor units, lengths of
  /// time in seconds.
  package var csv: String {
    let titles = promiseTitles
    let header =
      ["scenario", "title", "status", "objective", "bound", "lost", "lowest", "highest", "verdict"]
      + titles.flatMap { ["\($0) promised", "\($0) met"] }
      + [
        "visits", "leftOut", "travelSeconds", "overtimeSeconds", "utilisationPercent",
        "movedTechnician", "movedTime", "movedOrder", "newlyPlanned", "newlyLeftOut", "added",
        "gone",
      ]
    return csvText([header] + scenarios.map { csvRow($0, titles) })
  }

  private func csvRow(_ entry: Entry, _ titles: [String]) -> [String] {
    func text(_ number: Int?) -> String { number.map { String($0) } ?? "" }
    let moves = entry.moves
    let metrics = entry.metrics
    return [
      entry.name, entry.title, entry.status, text(entry.objective), text(entry.bound),
      String(entry.lost), text(entry.difference?.lowest), text(entry.difference?.highest),
      entry.difference?.verdict ?? "",
    ]
      + titles.flatMap { title -> [String] in
        let promise = entry.promises.first { $0.title == title }
        return [text(promise?.promised), text(promise?.met)]
      }
      + [
        String(metrics.totalVisits), String(metrics.totalUnassignedVisits),
        String(metrics.totalTravelTime.seconds.count),
        String(metrics.totalOvertime.seconds.count), String(metrics.percentageUtilisation),
        text(moves?.technician), text(moves?.time), text(moves?.order), text(moves?.planned),
        text(moves?.leftOut), text(moves?.added), text(moves?.gone),
      ]
  }
}
