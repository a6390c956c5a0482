import ServiceModel
import Testing

@testable import BenchmarkInstances

struct RouteJudgeTests {
  @Test func `travel and the prizes left behind make the objective`() throws {
    let file = try VRPLIBFile(InstanceTexts.prizeCollecting.asInstance)
    let judge = RouteJudge(scenario: try PrizeCollectingFile.scenario(file, name: "TINY"))

    let driven = judge.judge([VisitSequence(technician: "2", visits: ["1"])])
    let idle = judge.judge([])

    #expect(driven.objective == Money(minorUnits: 28))
    #expect(driven.served == 1)
    #expect(idle.objective == Money(minorUnits: 180))
    #expect(idle.unserved == 1)
    #expect(driven.faults + idle.faults == [])
  }

  @Test func `a vehicle that may not serve a site is found`() throws {
    let judge = try siteDependentJudge()

    let faults = judge.judge([
      VisitSequence(technician: "1", visits: ["2"]),
      VisitSequence(technician: "2", visits: ["1", "3"]),
    ]).faults

    #expect(faults == ["technician 1 lacks site-1 for visit 2"])
  }

  @Test func `too large a load is found`() throws {
    let judge = try siteDependentJudge()

    let faults = judge.judge([VisitSequence(technician: "2", visits: ["1", "2", "3"])]).faults

    #expect(faults == ["technician 2 carries 9 of load, needs 12"])
  }

  @Test func `a mandatory visit left out or made twice is found`() throws {
    let judge = try siteDependentJudge()

    let faults = judge.judge([VisitSequence(technician: "2", visits: ["1", "1", "3"])]).faults

    #expect(faults.contains("visit 1 is made twice"))
    #expect(faults.contains("visit 2 is mandatory, yet left out"))
  }

  @Test func `late arrival is found`() throws {
    let text = InstanceTexts.siteDependent.replacing("2 5 50", with: "2 0 1")
    let file = try VRPLIBFile(text.asInstance)
    let judge = RouteJudge(scenario: try SiteDependentFile.scenario(file, name: "TINY"))

    let faults = judge.judge([
      VisitSequence(technician: "1", visits: ["1"]),
      VisitSequence(technician: "2", visits: ["2", "3"]),
    ]).faults

    #expect(faults == ["technician 1 is too late for visit 1"])
  }

  @Test(arguments: [(40, true), (30, false)])
  func `a route lasts as short as its windows allow`(latest: Int, fits: Bool) throws {
    // Site 3 opens at 90; leaving late shortens the day, but site 2 closes at `latest`.
    let text = InstanceTexts.siteDependent
      .replacing("3 0 90", with: "3 0 \(latest)").replacing("4 0 90", with: "4 80 90")
    let file = try VRPLIBFile(text.asInstance)
    let judge = RouteJudge(scenario: try SiteDependentFile.scenario(file, name: "TINY"))

    let faults = judge.judge([
      VisitSequence(technician: "1", visits: ["1"]),
      VisitSequence(technician: "2", visits: ["2", "3"]),
    ]).faults

    #expect(faults.isEmpty == fits)
  }

  private func siteDependentJudge() throws -> RouteJudge {
    let file = try VRPLIBFile(InstanceTexts.siteDependent.asInstance)
    return RouteJudge(scenario: try SiteDependentFile.scenario(file, name: "TINY"))
  }
}
