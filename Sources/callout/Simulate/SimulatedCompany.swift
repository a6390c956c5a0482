import ServiceModel
import Simulation
import Travel

/// A scenario with calls to simulate, ready to run.
struct SimulatedCompany {
  /// The scenario.
  let scenario: Scenario
  /// What it wants simulated.
  let settings: SimulationSettings
  /// The model with its promises.
  var study: SimulationStudy

  /// Reads the scenario file at `path`.
  ///
  /// - Throws: ``CommandFailure`` when it cannot be used, has nothing to simulate, or a place cannot
  ///   be measured.
  init(at path: String, _ messages: MessageOptions) throws {
    var options = ScenarioOptions()
    options.scenario = path
    let scenario = try options.load(messages)
    guard let settings = scenario.simulation else {
      throw CommandFailure(
        "\(path) has nothing to simulate; say under simulation which calls come in")
    }
    self.scenario = scenario
    self.settings = settings
    study = SimulationStudy(
      scenario, settings: settings, travel: try scenario.measuredTravel(scenario.simulatedPlaces))
  }
}
