import RollingPlanning
import ServiceModel
import Simulation
import Travel

/// A scenario with calls to simulate, ready to run.
struct SimulatedCompany {
  /// The name in reports.
  let name: String
  /// The scenario.
  let scenario: Scenario
  /// What it wants simulated.
  let settings: SimulationSettings
  /// The model with its promises.
  let study: SimulationStudy

  /// Reads the scenario file at `path`, once for each of `rules`.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - rules: Who is sent where, instead of what the scenario says; empty for what it says.
  ///   - messages: Where faults are told.
  /// - Returns: The companies, in the order of the rules.
  /// - Throws: ``CommandFailure`` when it cannot be used, has nothing to simulate, or a place cannot
  ///   be measured.
  static func companies(
    at path: String, rules: [DispatchRule], _ messages: MessageOptions
  ) throws -> [SimulatedCompany] {
    var options = ScenarioOptions()
    options.scenario = path
    let scenario = try options.load(messages)
    guard let settings = scenario.simulation else {
      throw CommandFailure(
        "\(path) has nothing to simulate; say under simulation which calls come in")
    }
    let travel = try scenario.measuredTravel(scenario.simulatedPlaces)
    guard !rules.isEmpty else {
      return [SimulatedCompany(scenario.name, scenario, settings: settings, travel: travel)]
    }
    return rules.map { rule in
      var settings = settings
      settings.rule = rule
      return SimulatedCompany(
        rules.count == 1 ? scenario.name : "\(scenario.name), \(rule.rawValue)", scenario,
        settings: settings, travel: travel)
    }
  }

  private init(
    _ name: String, _ scenario: Scenario, settings: SimulationSettings, travel: TravelTable
  ) {
    self.name = name
    self.scenario = scenario
    self.settings = settings
    var study = SimulationStudy(scenario, settings: settings, travel: travel)
    if settings.rule == .optimizer {
      study.model.policy = RollingPlanner(
        scenario, settings: settings, travel: travel, model: study.model)
    }
    self.study = study
  }
}
