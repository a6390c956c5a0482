import ServiceModel

/// A stage chart for other programs, as JSON.
package struct StageReport: Sendable, Encodable {
  /// The name of the scenario.
  package var scenario: String
  /// The stages from the initial one on, each followed by the stages after it.
  package var stages: [Entry]

  /// A stage.
  package struct Entry: Sendable, Encodable {
    var id: String
    var name: String
    @Nullable var parent: String?
    var depth: Int
    var nextStages: [String]
    var schedulable: Bool
    var movable: Bool
    var modifiable: Bool
    var cancellable: Bool
    var deletable: Bool
    var postable: Bool
    var clock: String
    var requiresReason: Bool
    @Nullable var activityPhase: String?
    var end: Bool
    var stuck: Bool
    var orders: [String]
  }

  /// Creates the report of `chart`.
  package init(_ chart: StageChart) {
    scenario = chart.scenario
    stages = chart.rows.map(Entry.init)
  }
}

extension StageReport.Entry {
  fileprivate init(_ row: StageChart.Row) {
    let permissions = row.stage.permissions
    id = row.stage.id.text
    name = row.stage.name
    _parent = Nullable(wrappedValue: row.stage.parent?.text)
    depth = row.depth
    nextStages = row.nextStages.map(\.text)
    schedulable = permissions.contains(.schedulable)
    movable = permissions.contains(.movable)
    modifiable = permissions.contains(.modifiable)
    cancellable = permissions.contains(.cancellable)
    deletable = permissions.contains(.deletable)
    postable = permissions.contains(.postable)
    clock = row.stage.clock.rawValue
    requiresReason = row.stage.requiresReason
    _activityPhase = Nullable(wrappedValue: row.stage.activityPhase)
    end = row.isEnd
    stuck = row.isStuck
    orders = row.orders.map(\.text)
  }
}

/// A stage chart for spreadsheets: a row for each stage.
///
/// - Source: RFC 4180, with line feeds only.
package struct StageCSV: Sendable {
  private let chart: StageChart

  /// Creates the table of `chart`.
  package init(_ chart: StageChart) { self.chart = chart }

  private static let columns = [
    "stage", "name", "parent", "depth", "nextStages", "schedulable", "movable", "modifiable",
    "cancellable", "deletable", "postable", "clock", "requiresReason", "end", "stuck", "orders",
  ]

  /// The whole table, with a line of column names.
  package var text: String {
    ([Self.columns] + chart.rows.map(cells))
      .map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
  }

  private func cells(of row: StageChart.Row) -> [String] {
    let stage = row.stage
    return [
      stage.id.text, stage.name, stage.parent?.text ?? "", String(row.depth),
      row.nextStages.map(\.text).joined(separator: "|"),
    ]
      + StageChart.permissions.map { String(stage.permissions.contains($0.permission)) }
      + [
        stage.clock.rawValue, String(stage.requiresReason), String(row.isEnd),
        String(row.isStuck), String(row.orders.count),
      ]
  }
}
