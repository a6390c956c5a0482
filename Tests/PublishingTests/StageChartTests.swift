import Foundation
import Publishing
import ServiceModel
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The stage tree as people and programs get to see it.
struct StageChartTests {
  /// A repair shop with a stage of each kind, and four orders.
  static var shop: Scenario {
    var scenario = PlannedDay.scenario
    scenario.name = "Repairs <& more>"
    scenario.stages = [
      Stage(id: "new", name: "New", permissions: .all.subtracting(.postable)),
      Stage(
        id: "waiting", name: "Waiting for parts", parent: "new",
        permissions: [.modifiable, .cancellable], clock: .paused, requiresReason: true),
      Stage(id: "parts-in", name: "Parts are in", parent: "waiting"),
      Stage(id: "shelf", name: "shelf", parent: "waiting", permissions: .movable),
      Stage(id: "told", name: "\"Told\", dispatched", parent: "new", permissions: .schedulable),
      Stage(id: "done", name: "Done", parent: "told", permissions: .postable, clock: .stopped),
    ]
    scenario.serviceOrders[0].stage = "waiting"
    scenario.serviceOrders[1].stage = "waiting"
    scenario.serviceOrders[2].stage = "done"
    return scenario
  }

  private static func chart(of scenario: Scenario) throws -> StageChart {
    try #require(StageChart(of: scenario))
  }

  @Test func `the tree on the screen reads as it always did`() throws {
    let table = StageTable(try Self.chart(of: Self.shop), width: 100, style: .plain)

    try Golden.expect(table.text, in: "StageTree.txt")
  }

  @Test func `the picture looks as it always did`() throws {
    try Golden.expect(StageDrawing(try Self.chart(of: Self.shop)).svg, in: "StageTree.svg")
  }

  @Test func `the table for spreadsheets reads as it always did`() throws {
    try Golden.expect(StageCSV(try Self.chart(of: Self.shop)).text, in: "StageTree.csv")
  }

  @Test func `the report for programs names next stages and orders`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let json = try encoder.encode(StageReport(try Self.chart(of: Self.shop)))

    try Golden.expect(String(decoding: json, as: UTF8.self) + "\n", in: "StageTree.json")
  }

  @Test(arguments: [40, 60, 80])
  func `a narrow screen shortens names, not the tree`(width: Int) throws {
    let table = StageTable(try Self.chart(of: Self.shop), width: width, style: .plain)

    let lines = table.text.split(separator: "\n").dropFirst(2)
    #expect(lines.prefix(6).map { $0.prefix { " │├└─".contains($0) }.count } == [0, 3, 6, 6, 3, 6])
  }

  @Test func `without stages there is a sentence instead of a tree`() throws {
    let chart = try Self.chart(of: PlannedDay.scenario)

    #expect(StageTable(chart, width: 60, style: .plain).text.contains("No stages are configured"))
    #expect(StageDrawing(chart).svg.contains("No stages are configured"))
    #expect(StageReport(chart).stages.isEmpty)
  }

  @Test func `stages that are no tree have no chart`() {
    var scenario = PlannedDay.scenario
    scenario.stages = [Stage(id: "a", name: ""), Stage(id: "b", name: "")]

    #expect(StageChart(of: scenario) == nil)
  }

  @Test(arguments: ["<b>&\"'", "\u{1}\u{7}\u{FFFE}", "保管庫の中の保管庫の中の保管庫", "]]>", ""])
  func `whatever a stage is called, the picture is sound XML`(name: String) throws {
    var scenario = Self.shop
    scenario.name = name
    for index in scenario.stages.indices { scenario.stages[index].name = name }

    let svg = StageDrawing(try Self.chart(of: scenario)).svg

    #expect(XMLParser(data: Data(svg.utf8)).parse())
  }

  @Test(arguments: 1...60)
  func `cards of random trees never touch, and parents stand beside their children`(
    seed: Int
  ) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    var scenario = PlannedDay.scenario
    scenario.stages = (0..<(2 + seed % 14)).map { index in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let parent = index == 0 ? nil : Identifier<Stage>("s\(Int(state >> 33) % index)")
      return Stage(id: Identifier("s\(index)"), name: "S", parent: parent)
    }
    let svg = StageDrawing(try Self.chart(of: scenario)).svg

    let cards = svg.matches(of: /class="card" x="(\d+)" y="(\d+)"/).compactMap { match in
      Int(match.output.1).flatMap { x in Int(match.output.2).map { (x: x, y: $0) } }
    }
    #expect(cards.count == scenario.stages.count)
    for (index, card) in cards.enumerated() {
      for other in cards[(index + 1)...] {
        #expect(card.x != other.x || abs(card.y - other.y) >= 134 + 24)
      }
    }
    let size = try #require(svg.firstMatch(of: /width="(\d+)" height="(\d+)"/))
    let (width, height) = (try #require(Int(size.output.1)), try #require(Int(size.output.2)))
    #expect(cards.allSatisfy { $0.x + 236 <= width && $0.y + 134 <= height })
  }
}
