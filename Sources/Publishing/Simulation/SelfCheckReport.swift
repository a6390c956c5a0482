import Foundation
package import Simulation

/// What the self-check of the simulation found, as a table that a sceptic can read and as JSON.
package struct SelfCheckReport: Encodable, Sendable {
  private let selfCheck = 1
  private let seed: String
  private let replications: Int
  private let callsPerReplication: Int
  private let falseAlarm: Double
  private let rows: [Row]

  /// Whether every number lies in its interval.
  package var isSound: Bool { !rows.isEmpty && rows.allSatisfy(\.inside) }

  private struct Row: Encodable, Sendable {
    var model: String
    var number: String
    var theory: Double
    var engine: Double
    var from: Double
    var to: Double
    var inside: Bool
    var varianceRatio: Double?
  }

  /// Creates the report on the rows of a check.
  package init(_ rows: [SelfCheckRow], of check: SelfCheck) {
    seed = String(check.seed)
    replications = check.replications
    callsPerReplication = check.calls
    falseAlarm = SelfCheck.falseAlarm
    self.rows = rows.map { row in
      Row(
        model: row.model, number: row.quantity, theory: row.exact, engine: row.interval.estimate,
        from: row.interval.low, to: row.interval.high, inside: row.isSound,
        varianceRatio: row.varianceRatio)
    }
  }

  /// Returns the report as text of at most `width` characters a line.
  package func text(width: Int, style: TextStyle) -> String {
    var columns = TextColumns([
      .text("MODEL", minimumWidth: 12), .text("NUMBER", minimumWidth: 12), .number("THEORY"),
      .number("ENGINE"), .number("FROM"), .number("TO"), .text(""),
    ])
    for row in rows {
      columns.add(
        [
          row.model, row.number, decimals(row.theory), decimals(row.engine), decimals(row.from),
          decimals(row.to), row.inside ? "inside" : "OUTSIDE",
        ], emphasis: row.inside ? nil : .alarm)
    }
    return (columns.lines(width: width, style: style) + [""] + closing(style))
      .map { $0 + "\n" }.joined()
  }

  private func closing(_ style: TextStyle) -> [String] {
    let outside = rows.count { !$0.inside }
    let verdict =
      outside == 0
      ? style.applying(.success, to: "All \(rows.count) numbers lie in their intervals.")
      : style.applying(.alarm, to: "\(outside) of \(rows.count) numbers lie outside.")
    let effort =
      "Seed \(seed), \(replications) replications of about \(callsPerReplication) calls that count."
    let meaning =
      "Together the intervals miss a right number for one seed in "
      + "\(Int((1 / falseAlarm).rounded()))."
    let ratios = rows.compactMap(\.varianceRatio).map {
      "Same calls left \(wholePercentText($0)) of the variance of the difference."
    }
    return [verdict, effort, meaning] + ratios
  }

  private func decimals(_ value: Double) -> String {
    value == 0 ? "0" : String(format: "%.5f", value)
  }
}
