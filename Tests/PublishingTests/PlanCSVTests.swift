import Testing

@testable import Publishing

struct PlanCSVTests {
  @Test func `a day reads as it always did`() throws {
    let table = PlanCSV(PlannedDay.plan, for: PlannedDay.scenario)

    try Golden.expect(table.text, in: "PlannedDay.csv")
  }

  @Test func `marks that make one character with others are marks all the same`() throws {
    #expect(quoted("5\"\u{200D} pipe, left") == "\"5\"\"\u{200D} pipe, left\"")

    let script = try ["\u{600}</script \u{600}>\u{600}& <b>"].textForScript()
    #expect(!script.unicodeScalars.contains { ["<", ">", "&"].contains($0) })
  }

  @Test func `each visit has one row and each row all columns`() throws {
    let text = PlanCSV(PlannedDay.plan, for: PlannedDay.scenario).text

    let rows = text.split(separator: "\n")
    #expect(rows.count == 1 + 6)
    for row in rows {
      let outsideQuotes = row.split(separator: "\"", omittingEmptySubsequences: false)
        .enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined()
      #expect(outsideQuotes.count { $0 == "," } == 20, "\(row)")
    }
  }
}
