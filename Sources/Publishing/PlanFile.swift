/// A plan with its certificate, as other programs read it.
///
/// `Publishing.docc/PlanFile.md` documents every key. The file says nothing about clocks and
/// machines: the same scenario, seed and work limit give the same bytes.
package struct PlanFile: Hashable, Sendable, Codable {
  /// The version of the format.
  package var calloutPlan = PlanFile.currentVersion
  /// The name of the scenario.
  package var scenario: String
  /// The ISO 4217 code of the currency.
  package var currency: String
  /// How many of the minor units, in which all amounts are given, make one unit of the currency.
  package var minorUnitsPerUnit: Int
  /// The IANA zone in which times are written.
  package var timeZone: String
  /// What the run established, a raw value of `PlanningStatus`.
  package var status: String
  /// The price of the plan in minor units.
  package var objective: Int
  /// A proved lower bound on the price of every plan, in minor units.
  @Nullable package var bound: Int?
  /// How far the objective can be above the optimum, as a share of the objective.
  @Nullable package var gap: Double?
  /// What proves a bound; absent without one and in files of earlier programs.
  package var certificate: CertificateEntry?
  /// The price term by term, in minor units; the terms add up to the objective.
  package var terms: [String: Int]
  /// What repeats the run.
  package var run: RunSettings
  /// The working days that make visits, in the order of the scenario.
  package var routes: [RouteEntry]
  /// What was left out, in the order of the scenario.
  package var unassignedVisits: [UnassignedEntry]
  /// How many visits each kind of reason keeps out; absent in files of earlier programs.
  package var reasonCounts: [ReasonCount]?
  /// Figures about the plan.
  package var metrics: PlanMetrics
  /// How much work the run took.
  package var statistics: StatisticsEntry

  /// The version of the format that this program writes and reads.
  package static let currentVersion = 1
}

extension PlanFile {
  /// What repeats a run.
  package struct RunSettings: Hashable, Sendable, Codable {
    /// Where pseudo-random choices started.
    package var seed: UInt64
    /// The work units that the run was given; without it, time or proof ended the run.
    @Nullable package var workLimit: Int?
    /// The gap, as a share of the objective, at which the run could end.
    package var gap: Double

    /// Creates settings.
    package init(seed: UInt64, workLimit: Int? = nil, gap: Double = 0) {
      self.seed = seed
      self.workLimit = workLimit
      self.gap = gap
    }
  }

  /// One shift of one technician.
  package struct RouteEntry: Hashable, Sendable, Codable {
    package var technician: String
    package var shift: String
    package var departureTime: Timestamp
    package var visits: [VisitEntry]
    package var breaks: [BreakEntry]
    package var returnTime: Timestamp
    package var travelTimeToEnd: ElapsedTime
    package var travelDistanceMetersToEnd: Int
  }

  /// A visit at its place in a route.
  package struct VisitEntry: Hashable, Sendable, Codable {
    package var visit: String
    package var arrivalTime: Timestamp
    package var startServiceTime: Timestamp
    package var departureTime: Timestamp
    package var travelTimeFromPrevious: ElapsedTime
    package var travelDistanceMetersFromPrevious: Int
    package var sla: [MilestoneEntry]
  }

  /// What the plan makes of a promise.
  package struct MilestoneEntry: Hashable, Sendable, Codable {
    package var milestone: String
    package var due: Timestamp
    package var time: Timestamp
    package var slackSeconds: Int
    package var met: Bool
    package var cost: Int
  }

  /// A break at its place in a route.
  package struct BreakEntry: Hashable, Sendable, Codable {
    package var id: String
    package var startTime: Timestamp
    package var endTime: Timestamp
  }

  /// A visit that the plan leaves out.
  package struct UnassignedEntry: Hashable, Sendable, Codable {
    package var visit: String
    package var reasons: [ReasonEntry]
    package var cost: Int
  }

  /// Why a visit is left out.
  package struct ReasonEntry: Hashable, Sendable, Codable {
    package var code: String
    package var text: String
    /// The stage in which the order waits; only with the code `STAGE_NOT_SCHEDULABLE`.
    package var stage: String?
    /// The nearest stages that would allow it; only together with ``stage``.
    package var allowingStages: [String]?
  }

  /// How much work a run took.
  package struct StatisticsEntry: Hashable, Sendable, Codable {
    package var iterations: Int
    package var columns: Int
    package var pricingRounds: Int
    package var enumeratedRoutes: Int
  }
}

/// A value that is written as `null` when there is none, so that its key is always there.
@propertyWrapper
package struct Nullable<Value: Codable & Hashable & Sendable>: Hashable, Sendable, Codable {
  /// The value, if there is one.
  package var wrappedValue: Value?

  /// Creates the wrapper of `wrappedValue`.
  package init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    wrappedValue = container.decodeNil() ? nil : try container.decode(Value.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wrappedValue)
  }
}
