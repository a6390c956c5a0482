import ServiceModel
import Testing

@testable import BenchmarkInstances

struct FieldServiceFileTests {
  @Test func `a job keeps its windows, skills and penalty`() throws {
    let scenario = try FieldServiceFile.scenario(
      InstanceTexts.fieldService, file: "instance", name: "TINY")

    let visit = try #require(scenario.serviceOrders.first?.visits.first)
    #expect(scenario.name == "TINY")
    #expect(visit.id == "9")
    #expect(visit.timeWindows.map(\.maxStart.secondsSinceEpoch) == [31000, 41000])
    #expect(
      visit.requiredSkills.map(\.skill) == scenario.technicians.flatMap(\.skills).map(\.skill))
    #expect(visit.dropCost == Money(minorUnits: 900))
  }

  @Test func `a second of travel costs one unit, home to home`() throws {
    let scenario = try FieldServiceFile.scenario(
      InstanceTexts.fieldService, file: "instance", name: "TINY")

    let judgement = RouteJudge(scenario: scenario).judge([
      VisitSequence(technician: "4", visits: ["9"])
    ])

    #expect(judgement.objective == Money(minorUnits: 130))
    #expect(judgement.faults.isEmpty)
  }

  @Test(arguments: ["{", "[]", #"{"vehicles": [{}], "jobs": [], "matrices": {}}"#])
  func `a file of another form is reported by name`(json: String) {
    let fault = #expect(throws: InstanceFault.self) {
      _ = try FieldServiceFile.scenario(json, file: "instance", name: "TINY")
    }

    #expect(fault?.file == "instance")
  }
}
