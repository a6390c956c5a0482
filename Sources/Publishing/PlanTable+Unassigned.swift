import Planning
import ServiceModel

extension PlanTable {
  /// What was left out and why, and how often each reason occurs.
  var unassignedLines: [String] {
    let unassigned = result.plan.unassignedVisits
    guard !unassigned.isEmpty else { return [] }
    let total = unassigned.map(\.cost).reduce(.zero, +)
    return [
      style.applying(.strong, to: "Left out")
        + "  \(counted(unassigned.count, "visit")), \(money.text(total))"
    ]
      + unassigned.flatMap(lines) + ["", style.applying(.strong, to: "Reasons")] + histogram
  }

  /// The visit with its price, then each reason on lines of its own.
  private func lines(_ unassigned: UnassignedVisit) -> [String] {
    var head = [unassigned.visit.text, context.customer(of: unassigned.visit)]
    head.append(context.skills(of: unassigned.visit))
    let title = head.filter { !$0.isEmpty }.map(\.printable).joined(separator: ", ")
    let reasons = unassigned.reasons.flatMap { reason in
      "\(reason.code.rawValue): \(reason.text.printable)".wrapped(to: width - 6)
        .enumerated().map { ($0 == 0 ? "    " : "      ") + $1 }
    }
    let price = money.text(unassigned.cost)
    let name = title.truncated(to: width - price.count - 4)
    let gap = String(repeating: " ", count: width - price.count - name.count - 2)
    return ["  \(name)\(gap)\(price)"] + reasons
  }

  /// The reason codes by number of visits, most frequent first, after all of them on one line.
  private var histogram: [String] {
    let counts = ReasonCount.counts(in: result.plan)
    let most = counts.map(\.visits).max() ?? 1
    let widestBar = min(40, most)
    var table = TextColumns([.text(""), .number(""), .number(""), .text("")])
    for count in counts {
      let bar = (count.visits * widestBar + most - 1) / most
      table.add(
        [
          "  \(count.code)", "\(count.number)", "\(count.visits)",
          String(repeating: "#", count: bar),
        ])
    }
    return counts.text.wrapped(to: width - 2).map { "  " + $0 }
      + table.lines(width: width, style: style)
  }
}
