/// Calls that are not known yet, and how they are simulated.
///
/// - Source: `simulation.md`, E1.
package struct SimulationSettings: Hashable, Sendable {
  /// What calls there are.
  package var calls: [CallPattern]
  /// Who is sent where.
  package var rule: DispatchRule
  /// How many independent replications are made; at least two.
  package var replications: Int
  /// How long after the start of the planning window calls are not counted.
  package var warmUp: Seconds
  /// How long after its end the run goes on without new calls.
  package var coolDown: Seconds
  /// The coefficient of variation of the ways to calls; unit: per cent.
  package var travelVariation: Int
  /// How often a shift does not take place; unit: per cent.
  package var absence: Int
  /// How the optimizer plans, where ``rule`` is ``DispatchRule/optimizer``.
  package var optimizer: RollingPlanSettings

  /// Creates settings.
  package init(
    calls: [CallPattern], rule: DispatchRule = .firstFree, replications: Int = 30,
    warmUp: Seconds = .zero, coolDown: Seconds = .hours(336), travelVariation: Int = 0,
    absence: Int = 0, optimizer: RollingPlanSettings = RollingPlanSettings()
  ) {
    self.calls = calls
    self.rule = rule
    self.replications = replications
    self.warmUp = warmUp
    self.coolDown = coolDown
    self.travelVariation = travelVariation
    self.absence = absence
    self.optimizer = optimizer
  }
}

/// Who is sent where.
///
/// All rules know what a dispatcher knows: who is free, and which calls wait. None knows how long
/// work will take that has not been done.
///
/// - Source: `simulation.md`, E1.4.
package enum DispatchRule: String, CaseIterable, Hashable, Sendable {
  /// The most urgent call, of equally urgent ones the oldest, goes to who has been free longest.
  case firstFree
  /// A technician goes to the nearest of the most urgent calls; a call gets the nearest technician.
  case nearest
  /// The call whose first promise is due first goes to the nearest technician.
  case earliestDeadline
  /// Everybody goes where the optimizer's plan of all open calls says, which is made again and again.
  case optimizer
}

/// A kind of call: when it comes in, where from, how much work it is, and what is promised.
package struct CallPattern: Hashable, Sendable {
  /// The name, by which its random numbers are drawn.
  package var id: Identifier<CallPattern>
  /// The contract whose promises hold.
  package var agreement: Identifier<Agreement>?
  /// The promises that hold; those of the agreement unless given.
  package var serviceLevelAgreement: Identifier<ServiceLevelAgreement>?
  /// The urgency; the priority that costs most to leave out goes first, no priority goes last.
  package var priority: Identifier<Priority>?
  /// What the technician must be able to do, throughout the planning window.
  package var requiredSkills: [RequiredSkill]
  /// Where calls come from, each as often as the others.
  package var sites: [Location]
  /// How many come in a week on average; unit: hundredths; `nil` when they are listed.
  package var hundredthsPerWeek: Int?
  /// How the calls of a week spread over the hours of its days, as weights; shape: 24 for each day.
  ///
  /// Days without weights have no calls; without any day all hours are alike.
  package var hourWeights: [Weekday: [Int]]
  /// How many calls come in at once; at least one.
  package var callsAtOnce: Int
  /// When calls come in, if they are listed.
  package var at: [Instant]
  /// How long the work takes.
  package var work: RandomDuration
  /// What happens when the first visit does not solve the problem.
  package var firstFix: FirstVisit?
  /// What happens when nobody opens.
  package var closedDoor: ClosedDoor?
  /// How long customers wait for somebody to set out before they cancel; `nil` for ever.
  package var patience: RandomDuration?

  /// Creates a pattern.
  package init(
    id: Identifier<CallPattern>, agreement: Identifier<Agreement>? = nil,
    serviceLevelAgreement: Identifier<ServiceLevelAgreement>? = nil,
    priority: Identifier<Priority>? = nil, requiredSkills: [RequiredSkill] = [],
    sites: [Location], hundredthsPerWeek: Int? = nil, hourWeights: [Weekday: [Int]] = [:],
    callsAtOnce: Int = 1, at: [Instant] = [], work: RandomDuration, firstFix: FirstVisit? = nil,
    closedDoor: ClosedDoor? = nil, patience: RandomDuration? = nil
  ) {
    self.id = id
    self.agreement = agreement
    self.serviceLevelAgreement = serviceLevelAgreement
    self.priority = priority
    self.requiredSkills = requiredSkills
    self.sites = sites
    self.hundredthsPerWeek = hundredthsPerWeek
    self.hourWeights = hourWeights
    self.callsAtOnce = callsAtOnce
    self.at = at
    self.work = work
    self.firstFix = firstFix
    self.closedDoor = closedDoor
    self.patience = patience
  }

  /// How often the first visit solves the problem, and what follows when it does not.
  package struct FirstVisit: Hashable, Sendable {
    /// How often it does; unit: per cent.
    package var percent: Int
    /// How long parts take.
    package var partsDelay: RandomDuration
    /// How long the second visit takes.
    package var work: RandomDuration
    /// Whether the clocks of promises stand still until the parts are there.
    package var pausesClock: Bool

    /// Creates the consequences of a first visit.
    package init(
      percent: Int, partsDelay: RandomDuration, work: RandomDuration, pausesClock: Bool = true
    ) {
      self.percent = percent
      self.partsDelay = partsDelay
      self.work = work
      self.pausesClock = pausesClock
    }
  }

  /// How often nobody opens, and what follows.
  package struct ClosedDoor: Hashable, Sendable {
    /// How often; unit: per cent.
    package var percent: Int
    /// How long the technician waits.
    package var spent: RandomDuration
    /// After how long the call waits for a technician again.
    package var retryAfter: RandomDuration

    /// Creates the consequences of a closed door.
    package init(percent: Int, spent: RandomDuration, retryAfter: RandomDuration) {
      self.percent = percent
      self.spent = spent
      self.retryAfter = retryAfter
    }
  }
}

/// How long something takes that varies.
package enum RandomDuration: Hashable, Sendable {
  /// Around a mean, with a coefficient of variation in per cent.
  case spread(Shape, mean: Seconds, variation: Int)
  /// Between two bounds, most often near `mode`.
  case triangular(min: Seconds, mode: Seconds, max: Seconds)
  /// One of the lengths that were observed, each as likely as the others.
  case observed([Seconds])

  /// How lengths lie around their mean.
  package enum Shape: String, CaseIterable, Hashable, Sendable {
    /// Skewed to the right, as working times are.
    case logNormal
    /// Skewed to the right, less than log-normal.
    case gamma
    /// Without memory; its variation is always 100 per cent.
    case exponential
  }

  /// Always the same length.
  package static func constant(_ length: Seconds) -> RandomDuration { .observed([length]) }
}
