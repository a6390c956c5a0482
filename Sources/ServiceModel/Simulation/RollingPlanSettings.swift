/// How the optimizer plans while calls come in: when, how far ahead, and how hard it tries.
///
/// - Source: `simulation.md`, E1.4.
package struct RollingPlanSettings: Hashable, Sendable {
  /// After how long a new plan is made at the latest; positive.
  package var interval: Seconds
  /// What makes the optimizer plan at once.
  package var triggers: [PlanningTrigger]
  /// How many steps the search takes for each plan; positive.
  package var workLimit: Int
  /// How many shifts of each technician a plan looks at, the one that goes on among them; positive.
  package var shiftsAhead: Int

  /// Creates settings.
  package init(
    interval: Seconds = .minutes(15), triggers: [PlanningTrigger] = PlanningTrigger.allCases,
    workLimit: Int = 1000, shiftsAhead: Int = 2
  ) {
    self.interval = interval
    self.triggers = triggers
    self.workLimit = workLimit
    self.shiftsAhead = shiftsAhead
  }
}

/// What can make the optimizer plan again at once.
package enum PlanningTrigger: String, CaseIterable, Hashable, Sendable {
  /// A call comes in.
  case callComesIn
  /// A call waits again: parts have come, or somebody may be at home.
  case callReturns
  /// A technician has finished a visit.
  case visitEnds
  /// A shift begins.
  case shiftOpens
  /// A shift does not take place.
  case absence
}
