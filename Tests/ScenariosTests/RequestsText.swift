import Scenarios
import ServiceModel
import Testing

/// Small mappings of service calls for tests.
enum RequestsText {
  /// A mapping with one fault, and where that is reported.
  struct Faulty: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var mapping: String
    var table: String?
    var code: FaultCode
    var line: Int
  }

  /// The lines of a mapping whose table has the columns no, in, out, due, what, who, y and x.
  private static let lines = [
    "requests: 1",
    "columns: { id: no, openedAt: in, closedAt: out, targetAt: due, category: what,",
    "  customer: who, lat: y, lon: x }",
    "categories:",
    "  tree: { skills: [{ skill: tree, minLevel: 2 }], serviceDuration: PT1H30M, parts: { saw: 1 },",
    "    serviceLevelAgreement: city, dropCostPercent: 110 }",
    "  sign: { skills: [sign], serviceMinutes: 30, priority: later, serviceLevelAgreement: city }",
    "target: { milestone: completed }",
    "urgency: [{ daysToTarget: 0, priority: today }, { priority: later }]",
    "scenario:",
    "  callout: 1",
    "  name: Boston",
    "  currency: USD",
    "  timeZone: America/New_York",
    "  planningWindow: { start: 2015-03-10T00:00, end: 2015-03-11T00:00 }",
    "  travel: { straightLine: { kilometresPerHour: 30 } }",
    "  skills: [{ id: tree }, { id: sign }]",
    "  stockItems: [{ id: saw }]",
    "  priorities: [{ id: today, dropCost: 100 }, { id: later, dropCost: 50 }]",
    "  serviceLevelAgreements:",
    "    - { id: city, targets: [{ milestone: completed, goal: PT24H, breach: { fixed: 9 } }] }",
    "  technicians:",
    "    - id: ana",
    "      skills: [{ skill: tree, level: 2 }, sign]",
    "      shifts: [{ start: 2015-03-10T07:00, end: 2015-03-10T16:00 }]",
  ]

  /// The mapping with `more` at its end.
  static func mapping(select: String? = nil, more: String = "") -> String {
    let select = select.map { "select: { \($0) }\n" } ?? ""
    return lines.joined(separator: "\n") + "\n" + select + more
  }

  /// Returns what becomes of `table`, with the morning at seven unless `select` says otherwise.
  static func load(
    _ table: String, select: String = "asOf: 2015-03-10T07:00", more: String = ""
  ) -> LoadedScenario {
    RequestsImport.load(
      tableText: table, tableFile: "calls.csv",
      mappingText: mapping(select: select, more: more), mappingFile: "mapping.yaml")
  }

  private static func faulty(
    _ name: String, _ code: FaultCode, line: Int, replacing old: String, with new: String
  ) -> Faulty {
    Faulty(
      testDescription: name, mapping: mapping().replacing(old, with: new), code: code, line: line)
  }

  static let faulty: [Faulty] = [
    Faulty(testDescription: "nothing", mapping: "", code: .syntax, line: 1),
    Faulty(testDescription: "a list", mapping: "- 1", code: .wrongType, line: 1),
    Faulty(testDescription: "no base", mapping: "requests: 1", code: .missingKey, line: 1),
    Faulty(
      testDescription: "an open quotation mark", mapping: mapping(),
      table: "no,in,out,due,what,who,y,x\n1,\"2", code: .malformedTable, line: 2),
    Faulty(
      testDescription: "a short row", mapping: mapping(),
      table: "no,in,out,due,what,who,y,x\n1,2\n", code: .malformedTable, line: 2),
    Faulty(
      testDescription: "an empty table", mapping: mapping(), table: "", code: .malformedTable,
      line: 1),
    faulty("a later version", .unsupportedVersion, line: 1, replacing: "s: 1\nc", with: "s: 2\nc"),
    faulty(
      "a column that is not there", .missingColumn, line: 3, replacing: ": who", with: ": how"),
    faulty("a misspelt key", .unknownKey, line: 8, replacing: "target: {", with: "targte: {"),
    faulty(
      "an unknown milestone", .malformedValue, line: 8, replacing: ": completed }\nu",
      with: ": done }\nu"),
    faulty("an unknown skill", .unknownRequiredSkill, line: 7, replacing: "[sign]", with: "[sin]"),
    faulty("an unknown part", .unknownPart, line: 5, replacing: "{ saw:", with: "{ saws:"),
    faulty(
      "an unknown agreement on levels", .unknownOrderServiceLevel, line: 5,
      replacing: "t: city,", with: "t: town,"),
    faulty("an unknown priority", .unknownPriority, line: 9, replacing: "y: today", with: "y: now"),
    faulty(
      "a category without duration", .missingKey, line: 7, replacing: " serviceMinutes: 30,",
      with: ""),
    faulty("urgency without targets", .missingKey, line: 8, replacing: " targetAt: due,", with: ""),
    faulty(
      "a fault of the scenario", .malformedValue, line: 15,
      replacing: "start: 2015-03-10T00:00,", with: "start: soon,"),
    Faulty(
      testDescription: "a pattern without hours",
      mapping: mapping(more: "timestamps: { format: yyyy-MM-dd }"), code: .malformedValue, line: 26),
    Faulty(
      testDescription: "a wrong word", mapping: mapping(select: "order: newest"),
      code: .malformedValue, line: 26),
    Faulty(
      testDescription: "no limit", mapping: mapping(select: "limit: 0"), code: .outOfRange,
      line: 26),
  ]
}
