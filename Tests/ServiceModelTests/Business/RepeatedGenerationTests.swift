import ServiceModel
import Testing

struct RepeatedGenerationTests {
  private let weekly = Scenario.liftFirm([.hours(1, from: "2024-06-03", every: "weekly")])

  @Test func `row 46, GN-9: a second identical run creates nothing`() throws {
    let first = try weekly.generated("2024-06-01", "2024-06-30").scenario

    for continuous in [false, true] {
      let second = try first.generated("2024-06-01", "2024-06-30") { $0.continuous = continuous }
      #expect(second.created.isEmpty)
      #expect(second.scenario == first)
      #expect(second.log.entries.map(\.rule) == ["GN-9"])
    }
  }

  @Test func `row 46, GN-9, OP-5: later runs go on, and continuous ones fill holes`() throws {
    var scenario = try weekly.generated("2024-06-01", "2024-06-16").scenario
    scenario.serviceOrders.removeFirst()

    let later = try scenario.generated("2024-06-01", "2024-06-23").scenario
    let filled = try scenario.generated("2024-06-01", "2024-06-23") { $0.continuous = true }
      .scenario

    #expect(later.orderSummaries == ["2024-06-10 1", "2024-06-17 1"])
    #expect(filled.orderSummaries == ["2024-06-10 1", "2024-06-03 1", "2024-06-17 1"])
    // The id that was deleted is not given out again.
    #expect(filled.serviceOrders.map(\.id) == ["SO-0002", "SO-0003", "SO-0004"])
  }

  @Test func `row 41, GN-4: a one-time line yields one order ever`() throws {
    let once = Scenario.liftFirm([.hours(1, from: "2024-06-03")])
    var scenario = try once.generated("2024-06-01", "2024-06-30").scenario

    scenario.agreements[0].lines[0].startDate = .day("2024-06-20")

    let again = try scenario.generated("2024-06-01", "2024-12-31") { $0.continuous = true }
    #expect(again.created.isEmpty)
  }

  @Test func `GN-9: a cancelled line was generated, a copied one was not`() throws {
    var scenario = try weekly.generated("2024-06-01", "2024-06-09").scenario
    scenario = try scenario.cancelling(line: 1, of: "SO-0001")
    scenario = try scenario.creatingOrder(
      OrderRequest(id: "copy", agreement: "A-1"), at: .at("2024-06-01 08:00"))
    scenario = try scenario.copyingLines(of: .agreement("A-1"), to: "copy")

    let again = try scenario.generated("2024-06-01", "2024-06-16").scenario

    #expect(again.orderSummaries == ["2024-06-03 1", "2024-06-10 1"])
  }

  @Test func `CX-5: future orders are deleted and generated again with a denser interval`() throws {
    var scenario = Scenario.liftFirm([.hours(1, from: "2024-06-03", every: "biweekly")])
    scenario = try scenario.generated("2024-06-01", "2024-06-30").scenario
    #expect(scenario.orderSummaries == ["2024-06-03 1", "2024-06-17 1"])

    let (deleted, log) = scenario.deletingGeneratedOrders(
      of: ["A-1"], from: .day("2024-06-10"), to: .day("2024-06-30"))
    scenario = deleted
    scenario.agreements[0].lines[0].interval = "weekly"
    let run = try scenario.generated("2024-06-10", "2024-06-30")

    #expect(log.entries.map(\.order) == ["SO-0002"])
    #expect(
      run.scenario.orderSummaries == [
        "2024-06-03 1", "2024-06-10 1", "2024-06-17 1", "2024-06-24 1",
      ])
  }

  @Test func `CX-5: orders that may not be deleted stay`() throws {
    var scenario = try weekly.generated("2024-06-01", "2024-06-30").scenario
    scenario.stages = [
      Stage(id: "open", name: ""),
      Stage(id: "fixed", name: "", parent: "open", permissions: [.schedulable]),
    ]
    scenario.serviceOrders[0].stage = "fixed"
    scenario.serviceOrders[1].lines[0].status = .posted
    scenario.serviceOrders[2].visits[0].started = StartedWork(
      technician: "ana", start: .at("2024-06-17 09:00"))

    let (deleted, log) = scenario.deletingGeneratedOrders(
      of: [], from: .day("2024-01-01"), to: .day("2024-12-31"))

    #expect(deleted.serviceOrders.count == 3)
    #expect(log.entries.map(\.rule) == ["ST-4", "OR-10", "CX-5", "CX-5"])
    #expect(log.entries.map(\.kind) == [.warning, .warning, .warning, .deleted])
  }

  @Test func `OP-23: created lines that differ from their agreement are reported`() throws {
    var scenario = try weekly.generated("2024-06-01", "2024-06-16").scenario
    scenario.agreements[0].lines[0].content.description = "Oil and ropes"
    scenario = try scenario.cancelling(line: 1, of: "SO-0001")

    let run = try scenario.generated("2024-06-01", "2024-06-16")

    let warnings = run.log.entries.filter { $0.kind == .warning }
    #expect(warnings.map(\.order) == ["SO-0002"])
    #expect(run.scenario.serviceOrders == scenario.serviceOrders)
  }

  @Test(arguments: 0..<100)
  func `row 46, GN-9: nothing is generated twice from random agreements`(seed: UInt64) throws {
    let scenario = Scenario.randomAgreements(seed: seed)
    var random = SeededGenerator(seed: seed &+ 1)
    let middle = CivilDate.day("2024-01-01")
      .advanced(by: Int.random(in: 0..<300, using: &random))

    let whole = try scenario.generated("2024-01-01", "2024-12-31").scenario
    let again = try whole.generated("2024-01-01", "2024-12-31")
    let parts = try OrderGeneration(
      try OrderGeneration(
        scenario, GenerationRequest(from: .day("2024-01-01"), to: middle)
      ).scenario,
      GenerationRequest(from: .day("2024-01-01"), to: .day("2024-12-31"))
    ).scenario

    #expect(again.created.isEmpty)
    #expect(again.scenario == whole)
    // Each occurrence stands once, and a run in two parts finds the same ones.
    let occurrences = whole.serviceOrders.flatMap(\.occurrences)
    #expect(Set(occurrences).count == occurrences.count)
    #expect(Set(parts.serviceOrders.flatMap(\.occurrences)) == Set(occurrences))
    for order in whole.serviceOrders {
      let date = try #require(whole.serviceDate(of: order))
      for line in order.lines {
        #expect(try #require(line.window).contains(date))
      }
    }
    // Some of the random lines have no day within their agreement, and yield nothing.
    let errors = whole.faults().filter {
      $0.severity == .error && $0.code != .lineOutsideAgreement
    }
    #expect(errors.map(\.message) == [])
  }
}

extension Scenario {
  /// The lift firm with a few agreements of a few random lines.
  fileprivate static func randomAgreements(seed: UInt64) -> Scenario {
    var random = SeededGenerator(seed: seed)
    func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    func day() -> CivilDate {
      CivilDate.day("2023-11-01").advanced(by: Int.random(in: 0..<400, using: &random))
    }
    var scenario = Scenario.liftFirm
    scenario.catalog.parameters.defaultCalendar = chance(50) ? "office" : nil
    scenario.catalog.parameters.allowRepeatOnOneOrder = chance(50)
    scenario.catalog.parameters.windowMayLeaveRun = chance(50)
    let template = scenario.agreements[0]
    scenario.agreements = (1...3).map { number in
      var agreement = template
      agreement.id = Identifier("A-\(number)")
      agreement.startDate = CivilDate.day("2023-11-01")
      agreement.endDate = chance(50) ? day().advanced(by: 60) : nil
      agreement.suspended = chance(10)
      agreement.terms.combineBy = CombineCriterion.allCases.randomElement(using: &random) ?? .none
      agreement.lines = (1...Int.random(in: 1...4, using: &random)).map { line in
        let start = chance(70) ? day() : nil
        return AgreementLine(
          number: line,
          LineContent(
            chance(80) ? .hour : .fee,
            object: ["X-1", "X-2", nil].randomElement(using: &random) ?? nil,
            startAfterTime: chance(30) ? .time("09:00") : nil),
          startDate: start,
          endDate: chance(30) ? (start ?? agreement.startDate)?.advanced(by: 90) : nil,
          interval: scenario.catalog.intervals.randomElement(using: &random)?.id,
          window: chance(60) ? scenario.catalog.windows.randomElement(using: &random)?.id : nil,
          stopped: chance(10))
      }
      return agreement
    }
    return scenario
  }
}
