import Planning
import Publishing
import ServiceModel
import Testing

/// What explanations say in words.
struct ExplanationTextTests {
  private static let nothing = Plan(routes: [], unassignedVisits: [])

  /// A difference with every term and quantity given by a small generator.
  private func difference(_ seed: Int) -> ObjectiveDifference {
    var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(2 * bound)) - bound
    }
    var difference = ObjectiveDifference(
      of: Self.nothing, priced: ObjectiveBreakdown(), than: Self.nothing,
      priced: ObjectiveBreakdown())
    for term in ObjectiveTerm.allCases where next(2) >= 0 {
      difference.breakdown[term] = Money(minorUnits: next(900_000))
    }
    difference.travelTime = Seconds(next(9000))
    difference.distance = Metres(next(90_000))
    difference.brokenPromises = next(3)
    difference.leftOut = next(3)
    difference.shifts = next(2)
    return difference
  }

  /// The amounts in brackets, in minor units.
  private func amounts(in text: String) -> [Int] {
    text.matches(of: /\(([+-][0-9,.]+)\)/).map { match in
      Int(match.output.1.filter { $0.isNumber || $0 == "-" }) ?? 0
    }
  }

  @Test(arguments: 1...200)
  func `the amounts of a difference add up to the minor unit`(seed: Int) {
    let difference = difference(seed)

    let text = DifferenceText(PlannedDay.scenario).text(difference)

    #expect(amounts(in: text).reduce(0, +) == difference.total.minorUnits, "\(text)")
    let terms = ObjectiveTerm.allCases.count { difference.breakdown[$0] != .zero }
    #expect(amounts(in: text).count == terms)
  }

  @Test func `quantities stand where they go the way of the money`() {
    var difference = difference(1)
    for term in ObjectiveTerm.allCases { difference.breakdown[term] = .zero }
    difference.breakdown[.travelTime] = Money(minorUnits: 1430)
    difference.breakdown[.breach] = Money(minorUnits: 2420)
    difference.breakdown[.distance] = Money(minorUnits: -52)
    difference.travelTime = .minutes(22)
    difference.brokenPromises = 1
    difference.distance = Metres(900)

    #expect(
      DifferenceText(PlannedDay.scenario).text(difference)
        == "22 min more travel (+14.30), distance (-0.52), 1 more broken promise (+24.20)")
  }

  private func sentences(_ verdict: ExplanationVerdict) throws -> [String] {
    let visit = try #require(PlannedDay.plan.unassignedVisits.first?.visit)
    return ExplanationText(PlannedDay.plan, for: PlannedDay.scenario).sentences(
      Explanation(question: ExplanationQuestion(visit: visit), verdict: verdict))
  }

  @Test func `what is not proved is said with both ends`() throws {
    let undecided = try sentences(
      .undecided(ExtraCost(lower: .zero, upper: Money(minorUnits: 4000))))
    let open = try sentences(
      .undecided(ExtraCost(lower: Money(minorUnits: 150), upper: nil)))

    #expect(undecided[0].contains("Not decided at this limit: "))
    #expect(undecided[0].contains("costs between 0.00 and 40.00 EUR more than the best plan."))
    #expect(open[0].contains("costs at least 1.50 EUR more"))
  }

  @Test func `a better plan and an equally cheap one are called so`() throws {
    var difference = difference(1)
    for term in ObjectiveTerm.allCases { difference.breakdown[term] = .zero }
    var plan = AlternativePlan(
      difference: difference, extra: ExtraCost(lower: .zero, upper: .zero), technician: "ana",
      start: PlannedDay.scenario.planningWindow.start, displaced: [], gained: [],
      completes: false)
    let equal = try sentences(.costs(plan))
    plan.difference.breakdown[.drop] = Money(minorUnits: -500)
    let better = try sentences(.betterPlan(plan))
    plan.completes = true
    let missing = try sentences(.betterPlan(plan))

    #expect(equal == ["Not worth it: the best plan that makes it is equally cheap; proved."])
    #expect(better[0].contains("A better plan exists"))
    #expect(better[0].contains("it costs 5.00 EUR less: "))
    #expect(missing[0].hasPrefix("There is a plan that makes it"))
  }

  @Test func `a conflict that may be too large says so`() throws {
    let conflict = VisitConflict(
      members: [VisitConflict.Member(visit: "a", bond: .started)], isIrreducible: false)

    #expect(
      try sentences(.impossibleTogether(conflict)) == [
        "Impossible together with a (started): possible alone, but no plan makes all of them; "
          + "proved, but perhaps not all of them are needed."
      ])
  }

  @Test func `reasons are counted once a visit, with numbers that differ`() {
    let counts = ReasonCount.counts(in: PlannedDay.plan)

    #expect(counts.text.hasPrefix("left out: 2 COMPETITION, "))
    #expect(counts.map(\.visits) == counts.map(\.visits).sorted(by: >))
    #expect(Set(ReasonCode.allCases.map(\.number)).count == ReasonCode.allCases.count)
    #expect(ReasonCount.counts(in: Self.nothing).text == "left out: none")
  }
}
