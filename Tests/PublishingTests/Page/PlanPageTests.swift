import Planning
import ServiceModel
import Testing

@testable import Publishing

/// The values that the page of a plan shows.
struct PlanPageTests {
  private static var page: PlanPage { PlanPage(PlannedDay.result, for: PlannedDay.scenario) }

  @Test func `every shift has a row, those that are not used too`() throws {
    var scenario = PlannedDay.scenario
    scenario.technicians[1].shifts.append(
      Shift(
        id: "wed", minStart: PlannedDay.at(32), maxEnd: PlannedDay.at(40), startLocation: nil,
        endLocation: nil))

    let page = PlanPage(PlannedDay.result, for: scenario)

    #expect(page.days.map(\.date.description) == ["2026-03-10", "2026-03-11"])
    #expect(page.days.map { $0.rows.map(\.technician) } == [["ana", "ben"], ["ben"]])
    #expect(page.days.map { $0.rows.map(\.isUsed) } == [[true, true], [false]])
    #expect(page.dates == "Tue 2026-03-10 – Wed 2026-03-11")
  }

  @Test func `a stop that breaks a promise is late, whatever else it keeps`() throws {
    let stops = try #require(Self.page.days.first?.rows.first?.stops)

    #expect(stops.map(\.isLate) == [false, true])
    #expect(stops.map(\.deadlines.count) == [2, 1])
    #expect(stops[1].tightest?.slack == Seconds(-1530))
    #expect(Self.page.days.first?.lateCount == 1)
  }

  @Test func `a day is shown from full hour to full hour, overtime and late returns included`() {
    let span = Self.page.days.first?.span

    #expect(span == TimeRange(start: PlannedDay.at(8), end: PlannedDay.at(26)))
  }

  @Test func `reasons are counted once for each visit, most frequent first`() {
    #expect(Self.page.reasons.map(\.code) == ["COMPETITION", "SKILL", "TIME_WINDOW"])
    #expect(Self.page.reasons.map(\.count) == [2, 1, 1])
  }

  @Test func `tiers colour visits, and priorities where there are none`() {
    var scenario = PlannedDay.scenario
    #expect(PageCategories(scenario).names == ["visit"])

    scenario.priorities = [Priority(id: "high", dropCost: .zero)]
    scenario.serviceOrders[1].priority = "high"
    let byPriority = PlanPage(PlannedDay.result, for: scenario)
    #expect(byPriority.categories == ["high", "no priority"])
    #expect(byPriority.days[0].rows[0].stops.map(\.category) == [1, 0])

    scenario.agreements = [
      Agreement(id: "a", name: "A", tier: "silver"), Agreement(id: "b", name: "B", tier: "gold"),
    ]
    scenario.serviceOrders[0].agreement = "b"
    let byTier = PlanPage(PlannedDay.result, for: scenario)
    #expect(byTier.categories == ["silver", "gold", "no tier"])
    #expect(byTier.days[0].rows[0].stops.map(\.category) == [1, 2])
    #expect(byTier.days[0].rows[0].stops[0].agreement == "B, gold")
  }

  @Test func `what cannot be seen is not drawn on a map`() {
    var scenario = PlannedDay.scenario
    #expect(Self.page.hasMap)

    for order in scenario.serviceOrders.indices {
      scenario.serviceOrders[order].visits[0].location = Location(matrixIndex: order)
    }
    scenario.technicians[0].shifts[0].startLocation = Location(matrixIndex: 0)
    scenario.technicians[0].shifts[0].endLocation = nil

    #expect(!PlanPage(PlannedDay.result, for: scenario).hasMap)
  }
}
