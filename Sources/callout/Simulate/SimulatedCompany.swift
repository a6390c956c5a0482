import Publishing
import RollingPlanning
import Scenarios
import ServiceModel
import Simulation
import Travel

/// A scenario with calls to simulate, ready to run.
struct SimulatedCompany {
  /// The name in reports.
  var name: String
  /// The scenario.
  let scenario: Scenario
  /// What it wants simulated.
  let settings: SimulationSettings
  /// The model with its promises.
  var study: SimulationStudy

  /// Reads the scenario file at `path`, once for each of `rules`.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - log: The log of calls to replay, instead of the one that the file names.
  ///   - rules: Who is sent where, instead of what the scenario says; empty for what it says.
  ///   - messages: What to say on the way.
  /// - Returns: The companies, in the order of the rules.
  /// - Throws: ``CommandFailure`` when it cannot be used, has nothing to simulate, or a place cannot
  ///   be measured.
  static func companies(
    at path: String, log: String?, rules: [DispatchRule], _ messages: MessageOptions
  ) throws -> [SimulatedCompany] {
    var options = ScenarioOptions()
    options.scenario = path
    let scenario = try ScenarioOptions.accept(options.read(log: log), from: path, messages)
    let settings = try settings(of: scenario, at: path, log: log)
    let known = try knownVisits(of: scenario, settings)
    if !messages.quiet { tell(known, settings, path: path) }
    let travel = try scenario.simulatedTravel(scenario.simulatedPlaces(with: known))
    guard !rules.isEmpty else {
      return [
        SimulatedCompany(scenario.name, scenario, settings: settings, known: known, travel: travel)
      ]
    }
    return rules.map { rule in
      var settings = settings
      settings.rule = rule
      return SimulatedCompany(
        rules.count == 1 ? scenario.name : "\(scenario.name), \(rule.rawValue)", scenario,
        settings: settings, known: known, travel: travel)
    }
  }

  private init(
    _ name: String, _ scenario: Scenario, settings: SimulationSettings, known: KnownVisits,
    travel: TravelTable
  ) {
    self.name = name
    self.scenario = scenario
    self.settings = settings
    var study = SimulationStudy(scenario, settings: settings, known: known, travel: travel)
    if settings.rule == .optimizer {
      study.model.policy = RollingPlanner(
        scenario, settings: settings, travel: travel, model: study.model)
    }
    self.study = study
  }

  /// Returns what a scenario wants simulated.
  ///
  /// - Throws: ``CommandFailure`` when that is nothing, or its log is still to be named.
  private static func settings(
    of scenario: Scenario, at path: String, log: String?
  ) throws -> SimulationSettings {
    guard let settings = scenario.simulation else {
      throw CommandFailure(
        "\(path) has nothing to simulate; say under simulation which calls come in")
    }
    if settings.log?.unreadMapping != nil {
      throw CommandFailure(
        "\(path) replays a log of calls but does not name it; name the table with --log")
    }
    guard log == nil || settings.log != nil else {
      throw CommandFailure(
        "\(path) replays no log; say under simulation, log, mapping what the columns mean")
    }
    return settings
  }

  private static func knownVisits(
    of scenario: Scenario, _ settings: SimulationSettings
  ) throws -> KnownVisits {
    do throws(Refusal) {
      return try KnownVisits(scenario, settings: settings)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Says what of the known visits plays no part.
  private static func tell(_ known: KnownVisits, _ settings: SimulationSettings, path: String) {
    let logged = settings.log?.calls.count ?? 0
    if known.loggedOutside > 0 {
      StandardError.write(
        "\(path): \(known.loggedOutside) of \(counted(logged, "call")) of the log come in outside of "
          + "the planning window and are not replayed\n")
    } else if settings.log != nil, logged == 0 {
      StandardError.write("\(path): the log has no calls\n")
    }
    if known.unschedulable > 0 {
      StandardError.write(
        "\(path): \(counted(known.unschedulable, "visit")) of the backlog wait for ever, because their "
          + "stage does not let them be planned\n")
    }
  }
}

extension Scenario {
  /// Returns the places of a simulation, with the ways between them where they are given.
  ///
  /// Straight lines are measured when somebody asks: with a log each call has a place of its own.
  ///
  /// - Throws: ``CommandFailure`` when a place cannot be measured.
  fileprivate func simulatedTravel(_ places: [Location]) throws -> TravelTable {
    guard case .straightLine = travel else { return try measuredTravel(places) }
    if let lost = places.first(where: { $0.coordinate == nil }) {
      return try measuredTravel([lost])
    }
    return TravelTable(locations: places, matrices: [:])
  }
}
