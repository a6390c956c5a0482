import Foundation
import Planning
import ServiceModel
import Testing

@testable import Publishing

/// Calendars as telephones read them.
struct CalendarTests {
  /// Returns the logical lines of a document.
  private static func unfolded(_ text: String) -> [String] {
    text.replacing("\r\n ", with: "").components(separatedBy: "\r\n").filter { !$0.isEmpty }
  }

  @Test func `the calendar of a technician reads as it always did`() throws {
    var scenario = PlannedDay.scenario
    scenario.serviceOrders[0].details.description = "Boiler; out, again\nsince \\ Monday"
    scenario.serviceOrders[1].customer =
      "Bäckerei „Zur Brücke“, Hüttenstraße 5, Hinterhof, dritte Tür"
    let page = PlanPage(PlannedDay.result, for: scenario)

    let text = TechnicianCalendar([page.days[0].rows[0]], for: scenario).text

    #expect(!text.replacing("\r\n", with: "").contains { $0 == "\r" || $0 == "\n" })
    try Golden.expect(text.replacing("\r\n", with: "\n"), in: "PlannedDay.ana.ics.txt")
  }

  @Test(arguments: 1...120)
  func `lines hold at most 75 octets and lose nothing`(seed: Int) {
    let letters = ["a", "é", "保", "🛠", "\\", ";", ","]
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    let value = (0..<(seed * 2)).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return letters[Int(state >> 33) % letters.count]
    }.joined()
    var text = CalendarText()

    text.add("DESCRIPTION", text: value)

    let lines = text.text.components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(lines.dropFirst().dropLast().allSatisfy { $0.hasPrefix(" ") })
    #expect(Self.unfolded(text.text) == ["DESCRIPTION:" + CalendarText.escaped(value)])
  }

  @Test func `text is escaped`() {
    #expect(CalendarText.escaped("a\\b;c,d\r\ne\tf\u{7}") == "a\\\\b\\;c\\,d\\ne\tf\u{FFFD}")
  }

  @Test func `a name cannot begin a line of its own`() {
    var scenario = PlannedDay.scenario
    scenario.serviceOrders[0].customer = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT"
    let page = PlanPage(PlannedDay.result, for: scenario)

    let lines = Self.unfolded(TechnicianCalendar([page.days[0].rows[0]], for: scenario).text)

    #expect(lines.count { $0 == "BEGIN:VEVENT" } == 3)
    #expect(lines.count { $0 == "END:VEVENT" } == 3)
  }

  @Test func `a visit keeps its identity when it moves to another technician`() throws {
    var moved = PlannedDay.result
    moved.plan.routes[1].visits.append(moved.plan.routes[0].visits.removeLast())
    func identity(_ result: PlanningResult) throws -> Set<String> {
      let page = PlanPage(result, for: PlannedDay.scenario)
      return Set(
        page.days[0].rows.flatMap {
          Self.unfolded(TechnicianCalendar([$0], for: PlannedDay.scenario).text)
        }.filter { $0.hasPrefix("UID:") && $0.contains("visit/") })
    }

    #expect(try identity(moved) == identity(PlannedDay.result))
    #expect(try identity(moved).count == 3)
  }
}
