import ServiceModel

extension WhatIfReport.Entry {
  /// The price of the plan, with what is lost already.
  fileprivate var highestCost: Int? { objective.map { $0 + lost } }
  /// The proved bound, with what is lost already.
  fileprivate var lowestCost: Int? { bound.map { $0 + lost } }
}

/// The cost of each scenario as a bar from bound to objective.
struct IntervalChart {
  private let entries: [WhatIfReport.Entry]
  private let money: MoneyFormat
  private let lowest: Int
  private let span: Int

  private static let width = 900
  private static let left = 190
  private static let right = 30
  private static let row = 34

  init(_ report: WhatIfReport, money: MoneyFormat) {
    entries = report.scenarios
    self.money = money
    let amounts = entries.flatMap { [$0.highestCost, $0.lowestCost].compactMap(\.self) }
    lowest = amounts.min() ?? 0
    span = max(1, (amounts.max() ?? 0) - lowest)
  }

  /// The picture.
  var svg: String {
    let height = entries.count * Self.row + 36
    var parts = [
      "<svg viewBox=\"0 0 \(Self.width) \(height)\" role=\"img\" "
        + "aria-label=\"Cost of each scenario, from proved bound to price\">"
    ]
    for step in 0...4 {
      let amount = lowest + span * step / 4
      let x = position(of: amount)
      parts.append("<line class=\"grid\" x1=\"\(x)\" y1=\"8\" x2=\"\(x)\" y2=\"\(height - 24)\"/>")
      parts.append(
        "<text class=\"faint\" x=\"\(x)\" y=\"\(height - 6)\" text-anchor=\"middle\">"
          + "\(money.amount(Money(minorUnits: amount)).escapedForXML)</text>")
    }
    for (index, entry) in entries.enumerated() { parts += bar(entry, at: index) }
    return (parts + ["</svg>"]).joined(separator: "\n")
  }

  private func bar(_ entry: WhatIfReport.Entry, at index: Int) -> [String] {
    let y = 12 + index * Self.row
    let label =
      "<text x=\"\(Self.left - 40)\" y=\"\(y + 15)\" text-anchor=\"end\">"
      + "\(entry.name.truncated(to: 20).escapedForXML)</text>"
    guard let high = entry.highestCost ?? entry.lowestCost else {
      return [
        label,
        "<text class=\"faint\" x=\"\(Self.left)\" y=\"\(y + 15)\">no plan and no bound</text>",
      ]
    }
    let from = position(of: entry.lowestCost ?? lowest)
    let length = max(4, position(of: high) - from)
    let price = money.amount(Money(minorUnits: high))
    let bound = entry.lowestCost.map { money.amount(Money(minorUnits: $0)) } ?? "not bounded"
    let range = bound == price ? price : "\(bound) to \(price)"
    let isAtEdge = from + length > Self.width - 220
    return [
      label,
      "<rect class=\"\(index == 0 ? "base" : "bar")\" x=\"\(from)\" y=\"\(y)\" "
        + "width=\"\(length)\" height=\"20\" rx=\"2\"><title>\(entry.name.escapedForXML): "
        + "\(range.escapedForXML)</title></rect>",
      isAtEdge
        ? "<text class=\"faint\" x=\"\(from - 8)\" y=\"\(y + 15)\" text-anchor=\"end\">"
          + "\(range.escapedForXML)</text>"
        : "<text class=\"faint\" x=\"\(from + length + 8)\" y=\"\(y + 15)\">"
          + "\(range.escapedForXML)</text>",
    ]
  }

  private func position(of amount: Int) -> Int {
    let room = Self.width - Self.left - Self.right - 20
    return Self.left + Int(Double(amount - lowest) / Double(span) * Double(room))
  }
}

/// The share of promises kept, by kind of promise and scenario.
struct PromiseChart {
  private let report: WhatIfReport
  private static let width = 900
  private static let left = 190
  private static let room = 560

  init(_ report: WhatIfReport) { self.report = report }

  /// The picture.
  var svg: String {
    var parts: [String] = []
    var y = 4
    for title in report.promiseTitles {
      parts.append(
        "<text x=\"0\" y=\"\(y + 14)\" font-weight=\"600\">\(title.escapedForXML)</text>")
      y += 24
      for (index, entry) in report.scenarios.enumerated() {
        guard let promise = entry.promises.first(where: { $0.title == title }) else { continue }
        parts += bar(entry.name, promise, isBase: index == 0, y: y)
        y += 22
      }
      y += 12
    }
    let head =
      "<svg viewBox=\"0 0 \(Self.width) \(y)\" role=\"img\" aria-label=\"Promises kept\">"
    return ([head] + parts + ["</svg>"]).joined(separator: "\n")
  }

  private func bar(
    _ name: String, _ promise: WhatIfReport.Promise, isBase: Bool, y: Int
  ) -> [String] {
    let length = Self.room * promise.met / max(1, promise.promised)
    return [
      "<text class=\"faint\" x=\"\(Self.left - 12)\" y=\"\(y + 13)\" text-anchor=\"end\">"
        + "\(name.truncated(to: 24).escapedForXML)</text>",
      "<rect class=\"rest\" x=\"\(Self.left)\" y=\"\(y)\" width=\"\(Self.room)\" height=\"16\" rx=\"2\"/>",
      "<rect class=\"\(isBase ? "base" : "bar")\" x=\"\(Self.left)\" y=\"\(y)\" "
        + "width=\"\(length)\" height=\"16\" rx=\"2\"/>",
      "<text x=\"\(Self.left + Self.room + 12)\" y=\"\(y + 13)\">"
        + "\(promise.met) of \(promise.promised)</text>",
    ]
  }
}
