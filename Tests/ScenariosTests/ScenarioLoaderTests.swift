import Foundation
import Scenarios
import ServiceModel
import Testing

struct ScenarioLoaderTests {
  @Test func `the sample of the format page loads without faults`() throws {
    let path = Bundle.module.bundlePath + "/Golden/HarbourTown.yaml"

    let loaded = ScenarioLoader.load(path: path)

    #expect(loaded.diagnostics.map(\.description) == [])
    let scenario = try #require(loaded.scenario)
    #expect(scenario.name == "Harbour town, a Tuesday")
    #expect(scenario.technicians.map(\.id) == ["ana"])
    #expect(scenario.technicians.first?.costs.overtimeTiers.count == 2)
    #expect(scenario.serviceOrders.first?.visits.map(\.id) == ["SO-1/1"])
  }
}
