import ServiceModel
import Testing

@testable import BenchmarkInstances

struct DepotReadersTests {
  @Test func `Solomon distances are truncated to tenths and cost one minor unit each`() throws {
    let scenario = try SolomonFile.scenario(InstanceTexts.solomon.asInstance, name: "TINY")

    let matrix = try #require(scenario.carMatrix)
    #expect(matrix.size == 3)
    #expect(Array(matrix.distances.prefix(3)) == [0, 50, 14])
    #expect(matrix.durations == matrix.distances)
    let rate = try #require(scenario.technicians.first).costs.perKilometre
    #expect(rate.cost(of: Metres(14)) == Money(minorUnits: 14))
  }

  @Test func `Solomon vehicles are identical and visits mandatory`() throws {
    let scenario = try SolomonFile.scenario(InstanceTexts.solomon.asInstance, name: "TINY")

    #expect(scenario.technicians.map(\.id.text) == ["1", "2", "3", "4", "5"])
    let shift = try #require(scenario.technicians.last?.shifts.first)
    #expect(shift.maxEnd == Instant(secondsSinceEpoch: 1000))
    #expect(shift.stock == [DepotProblem.load: 10])
    let visit = try #require(scenario.serviceOrders.first?.visits.first)
    #expect(visit.mandatory)
    #expect(visit.parts == [DepotProblem.load: 7])
    #expect(visit.serviceDuration == Seconds(50))
    #expect(visit.timeWindows.map(\.minStart) == [Instant(secondsSinceEpoch: 20)])
    #expect(visit.timeWindows.map(\.maxStart) == [Instant(secondsSinceEpoch: 300)])
  }

  @Test func `a task asks for its highest levels and outsourcing follows their number`() throws {
    let scenario = try ServiceTechnicianFile.scenario(
      tasks: InstanceTexts.tasks.asInstance, technicians: InstanceTexts.technicians.asInstance,
      name: "TINY")

    let visit = try #require(scenario.serviceOrders.first?.visits.first)
    #expect(
      visit.requiredSkills == [
        RequiredSkill(skill: "domain-1", minLevel: 2),
        RequiredSkill(skill: "domain-2", minLevel: 1),
      ])
    #expect(visit.dropCost == Money(minorUnits: 205_196))
    #expect(!visit.mandatory)
    #expect(visit.parts.isEmpty)
    #expect(scenario.technicians.first?.skills == [HeldSkill(skill: "domain-1", level: 2)])
    #expect(scenario.carMatrix?.distances[2] == 1414)
  }

  @Test func `sites that the same vehicles may serve ask for one skill`() throws {
    let file = try VRPLIBFile(InstanceTexts.siteDependent.asInstance)

    let scenario = try SiteDependentFile.scenario(file, name: "TINY")

    let visits = scenario.serviceOrders.flatMap(\.visits)
    #expect(visits.map(\.id.text) == ["1", "2", "3"])
    #expect(visits.map { $0.requiredSkills.map(\.skill.text) } == [[], ["site-1"], ["site-1"]])
    #expect(scenario.technicians.map { $0.skills.map(\.skill.text) } == [[], ["site-1"]])
    #expect(
      scenario.technicians.compactMap { $0.shifts.first?.maxWorkTime?.count } == [60000, 60000])
    #expect(scenario.carMatrix?.distances[1] == 1500)
  }

  @Test func `a prize is the cost of leaving a customer out`() throws {
    let file = try VRPLIBFile(InstanceTexts.prizeCollecting.asInstance)

    let scenario = try PrizeCollectingFile.scenario(file, name: "TINY")

    let visit = try #require(scenario.serviceOrders.first?.visits.first)
    #expect(visit.dropCost == Money(minorUnits: 180))
    #expect(!visit.mandatory)
    #expect(visit.serviceDuration == Seconds(90))
    #expect(scenario.technicians.count == 3)
    #expect(scenario.carMatrix?.distances[1] == 14)
  }

  @Test func `a word that is no number is reported with its line`() throws {
    let text = InstanceTexts.prizeCollecting.replacing("2 18", with: "2 many")

    let fault = #expect(throws: InstanceFault.self) {
      _ = try PrizeCollectingFile.scenario(VRPLIBFile(text.asInstance), name: "TINY")
    }

    #expect(
      fault?.description == #"instance:19: expected a number up to 500000, found "many""#)
  }

  @Test func `a window that closes before it opens is reported with its line`() throws {
    let text = InstanceTexts.solomon.replacing("7       2           30", with: "7  50  30")

    let fault = #expect(throws: InstanceFault.self) {
      _ = try SolomonFile.scenario(text.asInstance, name: "TINY")
    }

    #expect(fault?.line == 11)
  }
}

extension Scenario {
  /// The matrix of the only profile.
  fileprivate var carMatrix: TravelMatrix? {
    guard case .matrices(let matrices) = travel else { return nil }
    return matrices["car"]
  }
}
