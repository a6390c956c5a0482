import Foundation
import Scenarios
import ServiceModel
import Testing

struct ImportRequestsTests {
  @Test func `open calls and those of the day become orders with skills, targets and prices`()
    throws
  {
    let loaded = RequestsText.load(
      """
      no,in,out,due,what,who,y,x
      1,2015-03-01T10:00:00,,2015-03-10T08:30:00,tree,Roxbury,42.3,-71.1
      2,2015-03-02T10:00:00,2015-03-09T23:00:00,2015-03-10T08:30:00,tree,Roxbury,42.3,-71.1
      3,2015-03-03T10:00:00,2015-03-12T23:00:00,2015-03-09T08:30:00,sign,"Back ""Bay"", west",42.3,-71.1
      4,2015-03-10T11:15:00,2015-03-10T12:00:00,2015-03-20T08:30:00,sign,,42.3,-71.1
      5,2015-03-11T00:00:00,,2015-03-20T08:30:00,sign,,42.3,-71.1
      6,2015-02-01T10:00:00,2015-03-10T07:00:00,,sign,,42.3,-71.1
      """)

    #expect(loaded.diagnostics.map(\.description) == [])
    let orders = try #require(loaded.scenario?.serviceOrders)
    #expect(orders.map(\.id) == ["1", "3", "4", "6"])
    let tree = orders[0]
    #expect(tree.customer == "Roxbury")
    // Boston's clocks stand five hours behind UTC on 1 March and four on 10 March.
    #expect(tree.createdAt == .second(1_425_222_000))
    #expect(tree.fixedDue == [.completed: .second(1_425_990_600)])
    #expect(tree.serviceLevelAgreement == "city")
    #expect(tree.priority == "today")
    #expect(
      tree.visits == [
        Visit(
          id: "1", location: Location(coordinate: Coordinate(latitude: 42.3, longitude: -71.1)),
          serviceDuration: .minutes(90),
          requiredSkills: [RequiredSkill(skill: "tree", minLevel: 2)], parts: ["saw": 1],
          dropCost: Money(minorUnits: 11_000))
      ])
    #expect(orders[1].customer == "Back \"Bay\", west")
    #expect(orders[1].priority == "today")
    #expect(orders[1].visits[0].dropCost == nil)
    #expect(orders[2].customer == nil)
    #expect(orders[2].priority == "later")
    #expect(
      orders[2].visits[0].timeWindows == [
        TimeWindow(minStart: .second(1_426_000_500), maxStart: .second(1_426_046_400))
      ])
    #expect(orders[3].fixedDue.isEmpty)
    #expect(orders[0].visits[0].timeWindows.isEmpty)
  }

  @Test func `a selection filters, sorts and limits`() throws {
    let table = """
      no,in,out,due,what,who,y,x
      1,2015-03-01T10:00:00,,2015-03-12T08:30:00,tree,Roxbury,42.3,-71.1
      2,2015-03-02T10:00:00,,2015-03-11T08:30:00,tree,Fenway,42.3,-71.1
      3,2015-03-03T10:00:00,,,tree,Roxbury,42.3,-71.1
      4,2015-03-04T10:00:00,,2015-03-10T08:30:00,sign,Roxbury,42.3,-71.1
      """

    func ids(_ select: String) -> [Identifier<ServiceOrder>]? {
      RequestsText.load(table, select: select).scenario?.serviceOrders.map(\.id)
    }

    #expect(ids("order: newestFirst, limit: 2") == ["4", "3"])
    #expect(ids("order: oldestFirst, limit: 3") == ["1", "2", "3"])
    #expect(ids("order: targetFirst") == ["4", "2", "1", "3"])
    #expect(ids("where: { who: Roxbury, what: [tree, sign] }") == ["1", "3", "4"])
    #expect(ids("asOf: 2015-03-02T10:00:00-05:00, until: 2015-03-03T12:00") == ["1", "2", "3"])
  }

  @Test func `times are read by pattern, and changes of the clock do not stop an import`() throws {
    let table = """
      no;in;out;due;what;who;y;x
      1;11/02/2014 01:30:00 AM;;;sign;;42.3;-71.1
      2;03/08/2015 02:30:00 am;;;sign;;42.3;-71.1
      3;3/9/2015 12:05:07 PM;;;sign;;42.3;-71.1
      """

    let loaded = RequestsText.load(
      table, more: "table: { delimiter: \";\" }\ntimestamps: { format: M/d/yyyy h:mm:ss a }")

    #expect(loaded.diagnostics.map(\.description) == [])
    #expect(
      loaded.scenario?.serviceOrders.map(\.createdAt?.secondsSinceEpoch)
        == [1_414_906_200, 1_425_798_000, 1_425_917_107])
  }

  @Test func `rows that make no order are told with line and value`() throws {
    var table = """
      no,in,out,due,what,who,y,x
      1,yesterday,,,sign,,42.3,-71.1
      2,2015-03-01T10:00:00,,,sing,,42.3,-71.1
      3,2015-03-01T10:00:00,,,sign,,,-71.1
      4,2015-03-01T10:00:00,,,sign,,42.3,-71.1
      4,2015-03-01T10:00:00,,,sign,,42.3,-71.1

      """
    for number in 5..<15 { table += "\(number),2015-03-01T10:00:00,,,sign,,142.3,-71.1\n" }

    let loaded = RequestsText.load(table)

    #expect(loaded.scenario?.serviceOrders.map(\.id) == ["4"])
    #expect(loaded.diagnostics.allSatisfy { $0.code == .skippedRows })
    #expect(loaded.diagnostics.compactMap(\.position?.line) == [2, 3, 4, 6, 7, 8, 9])
    #expect(loaded.diagnostics[1].remedy.hasPrefix("Maybe sign is meant."))
    #expect(loaded.diagnostics.last?.message.hasPrefix("7 more rows") == true)
  }

  @Test(arguments: RequestsText.faulty)
  func `faults of mappings have code and place`(_ faulty: RequestsText.Faulty) {
    let table = "no,in,out,due,what,who,y,x\n1,2015-03-01T10:00:00,,,sign,,42.3,-71.1\n"

    let loaded = RequestsImport.load(
      tableText: faulty.table ?? table, tableFile: "calls.csv", mappingText: faulty.mapping,
      mappingFile: "mapping.yaml")

    #expect(loaded.scenario == nil)
    #expect(
      loaded.diagnostics.contains { $0.code == faulty.code && $0.position?.line == faulty.line },
      "\(loaded.diagnostics)")
  }

  @Test func `a target that no agreement puts a price on is told`() throws {
    let text = RequestsText.mapping().replacing(", serviceLevelAgreement: city }", with: " }")

    let loaded = RequestsImport.load(
      tableText: "no,in,out,due,what,who,y,x\n", tableFile: "calls.csv", mappingText: text,
      mappingFile: "mapping.yaml")

    #expect(loaded.scenario != nil)
    #expect(loaded.diagnostics.map(\.code) == [.simplifiedFeature])
    #expect(loaded.diagnostics.first?.position?.line == 7)
  }

  @Test func `a base file that does not exist is told`() {
    let loaded = RequestsImport.load(
      tableText: "no\n", tableFile: "calls.csv", mappingText: "requests: 1\nbase: nowhere.yaml\n",
      mappingFile: "/data/mapping.yaml")

    #expect(loaded.scenario == nil)
    let missing = loaded.diagnostics.first { $0.code == .fileMissing }
    #expect(missing?.file == "/data/mapping.yaml")
    #expect(missing?.position == SourcePosition(line: 2, column: 7))
  }

  @Test func `the example of the documentation has no faults but its missing base`() throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = package.appending(path: "Sources/Scenarios/Scenarios.docc/Imports.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let block = try #require(text.split(separator: "```yaml\n").last?.split(separator: "```").first)

    let loaded = RequestsImport.load(
      tableText: "case\n", tableFile: "calls.csv", mappingText: String(block),
      mappingFile: "mapping.yaml")

    #expect(loaded.diagnostics.map(\.code) == [.fileMissing])
  }
}
