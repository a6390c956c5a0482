package import ServiceModel

/// A kind of call: when it comes in, where from, how much work it is, and what is promised.
package struct CallType: Sendable {
  /// The name, by which its random numbers are drawn.
  package var id: String
  /// When such calls come in.
  package var arrivals: ArrivalProcess
  /// The urgency; smaller is more urgent.
  package var rank: Int
  /// How long the work takes; unit: seconds.
  package var work: Distribution
  /// Where the calls are, as rows of the travel matrix, with how often; empty without travel.
  package var sites: [WeightedSite]
  /// Who can do it, by position in ``SimulationModel/technicians``, in order of position.
  package var technicians: [Int]
  /// What happens when the first visit does not solve the problem; `nil` when it always does.
  package var firstFix: FirstFix?
  /// What happens when nobody opens; `nil` when somebody always does.
  package var noAccess: NoAccess?
  /// How long customers wait for somebody to set out before they cancel; unit: seconds; `nil` for
  /// ever.
  package var patience: Distribution?
  /// Whether a call goes to a contractor when no technician is free at once.
  package var passesOn: Bool
  /// What is promised, with the calendars on which it counts.
  package var promises: [ClockTerms]
  /// The priority for the clocks.
  package var priority: Identifier<Priority>?
  /// The agreement under which the calls are, for policies that plan.
  package var agreement: Identifier<Agreement>?
  /// The name of the promises, by which they are counted; empty for none.
  package var tier = ""
  /// The stages to which calls move when something happens to them.
  package var stages = CallStages()
  /// Whether their stage keeps the calls from being planned.
  package var isHeldByStage = false

  /// Creates a call type.
  package init(
    id: String, arrivals: ArrivalProcess, rank: Int = 0, work: Distribution,
    sites: [WeightedSite] = [], technicians: [Int], firstFix: FirstFix? = nil,
    noAccess: NoAccess? = nil, patience: Distribution? = nil, passesOn: Bool = false,
    promises: [ClockTerms] = [], priority: Identifier<Priority>? = nil
  ) {
    self.id = id
    self.arrivals = arrivals
    self.rank = rank
    self.work = work
    self.sites = sites
    self.technicians = technicians
    self.firstFix = firstFix
    self.noAccess = noAccess
    self.patience = patience
    self.passesOn = passesOn
    self.promises = promises
    self.priority = priority
  }
}

/// A place from which calls come, and how often.
package struct WeightedSite: Hashable, Sendable {
  /// The row and column in the travel matrix.
  package var place: Int
  /// How often, beside the other sites of the type; positive.
  package var weight: Double

  /// Creates a site.
  package init(place: Int, weight: Double = 1) {
    self.place = place
    self.weight = weight
  }
}

/// What happens when the first visit does not solve the problem: parts are ordered, and a second
/// visit is made.
package struct FirstFix: Sendable {
  /// The share of calls that are solved at the first visit.
  package var probability: Double
  /// How long the parts take; unit: seconds.
  package var partsDelay: Distribution
  /// How long the second visit takes; unit: seconds.
  package var work: Distribution
  /// Whether the clocks stand still until the parts are there.
  package var pausesClock: Bool

  /// Creates the consequences of a first visit.
  package init(
    probability: Double, partsDelay: Distribution, work: Distribution, pausesClock: Bool = true
  ) {
    self.probability = probability
    self.partsDelay = partsDelay
    self.work = work
    self.pausesClock = pausesClock
  }
}

/// What happens when nobody opens: the technician waits a while, and the call comes up again later.
package struct NoAccess: Sendable {
  /// The share of calls where nobody opens at the first visit.
  package var probability: Double
  /// How long the technician waits; unit: seconds.
  package var spent: Distribution
  /// After how long the call waits for a technician again; unit: seconds.
  package var retryAfter: Distribution

  /// Creates the consequences of a closed door.
  package init(probability: Double, spent: Distribution, retryAfter: Distribution) {
    self.probability = probability
    self.spent = spent
    self.retryAfter = retryAfter
  }
}
