package import ServiceModel

/// A family of public instances that share a file format, a rounding rule and an objective.
///
/// The conventions of each set are in `Benchmarks/README.md`.
package enum BenchmarkSet: String, CaseIterable, Hashable, Sendable {
  /// Field service: skills, own shifts, more work than crew; VROOM JSON with its matrix.
  case fsm
  /// Service technicians with skill levels and outsourcing.
  case strsp
  /// Vehicle routing with time windows, 100 customers.
  case solomon
  /// Vehicle routing with time windows, 200 to 1000 customers, in Solomon's format.
  case homberger
  /// Site-dependent vehicle routing with time windows and limited route durations.
  case sdvrptw
  /// Prize-collecting vehicle routing with time windows.
  case pcvrptw
}

/// One instance of a public set as a scenario, with the best that is known about it.
package struct BenchmarkInstance: Sendable {
  /// The set that the instance belongs to.
  package var set: BenchmarkSet
  /// The name in the literature: that of the file without its extension.
  package var name: String
  /// What is planned; its objective is that of the set, one minor unit for one unit of the set.
  package var scenario: Scenario
  /// The cheapest objective known, in the scenario's minor units; `nil` when none is published.
  package var bestKnown: Money?

  /// Creates an instance.
  package init(set: BenchmarkSet, name: String, scenario: Scenario, bestKnown: Money? = nil) {
    self.set = set
    self.name = name
    self.scenario = scenario
    self.bestKnown = bestKnown
  }
}

/// Why an instance file cannot be used.
package struct InstanceFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as it was named.
  package var file: String
  /// The line of the fault, from one; `nil` when the whole file is meant.
  package var line: Int?
  /// What is wrong, with the offending value, and what was expected.
  package var message: String

  /// Creates a fault.
  package init(file: String, line: Int? = nil, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  package var description: String {
    guard let line else { return "\(file): \(message)" }
    return "\(file):\(line): \(message)"
  }
}
