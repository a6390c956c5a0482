import Foundation
import Scenarios
import ServiceModel
import Testing

/// The working day of Boston that is shipped as a mapping, on machines that have the calls.
struct ImportBostonTests {
  private static let table = SharedFiles.text("data/boston-311/requests-2015-h1.csv")

  @Test(.enabled(if: table != nil, "there is no data/boston-311 beside the package"))
  func `a working day of Boston imports with all open calls`() throws {
    let table = try #require(Self.table)
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "scenarios/boston-day")
    let mapping = folder.appending(path: "mapping.yaml")

    let loaded = RequestsImport.load(
      tableText: table, tableFile: "requests-2015-h1.csv",
      mappingText: try String(contentsOf: mapping, encoding: .utf8), mappingFile: mapping.path)

    #expect(loaded.diagnostics.map(\.description) == [])
    let scenario = try #require(loaded.scenario)
    #expect(scenario.technicians.count == 20)
    let expected = Self.openCalls(table)
    let isSame = scenario.serviceOrders.map(\.id.text) == expected.open
    #expect(isSame)
    #expect(expected.open.count == 2263)
    let withWindow = scenario.serviceOrders.filter { !$0.visits[0].timeWindows.isEmpty }
    #expect(withWindow.count == expected.new)
    #expect(scenario.serviceOrders.allSatisfy { $0.fixedDue[.completed] != nil })
    let held = Set(scenario.technicians.flatMap(\.skills).map(\.skill))
    #expect(held == Set(scenario.skills.map(\.id)))
    #expect(held.count == 9)
  }

  /// Returns the calls that are open at seven or come in later, and how many come in later.
  ///
  /// ISO times compare as texts, which is another way than the import's.
  private static func openCalls(_ table: String) -> (open: [String], new: Int) {
    var open: [String] = []
    var new = 0
    for line in table.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      let (opened, closed) = (cells[1], cells[3])
      let isNew = opened >= "2015-03-10T07:00:00" && opened < "2015-03-11"
      guard isNew || opened < "2015-03-10T07:00:00" && (closed.isEmpty || closed >= "2015-03-10T07")
      else { continue }
      open.append(String(cells[0]))
      if isNew { new += 1 }
    }
    return (open, new)
  }
}
