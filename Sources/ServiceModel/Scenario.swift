/// Everything that a planning run needs to know about a company and its days.
///
/// Readers and importers make it, ``Scenario/faults()`` judges it once, and everything behind that
/// gate may assume that identifiers resolve, ranges run forwards and numbers make sense.
package struct Scenario: Hashable, Sendable {
  /// The name for people.
  package var name: String
  /// The ISO 4217 code of the currency, such as `EUR`.
  package var currency: String
  /// How many minor units make one unit of the currency.
  package var minorUnitsPerUnit: Int
  /// The zone in which civil dates and times of the scenario count, unless something says its own.
  package var timeZone: TimeZoneName
  /// The stretch of time that is planned.
  package var planningWindow: TimeRange
  /// Until when bookings are kept: those that start before are pins; `nil` where none is.
  package var freezeUntil: Instant?
  /// How travel is measured.
  package var travel: TravelSpecification
  /// Prices that belong to no technician, agreement or visit.
  package var objective: ObjectiveSettings
  /// Abilities that technicians have and visits ask for.
  package var skills: [Skill]
  /// Parts and loads that vans carry and visits need.
  package var stockItems: [StockItem]
  /// Levels of urgency.
  package var priorities: [Priority]
  /// Working hours that targets count on.
  package var calendars: [WorkingCalendar]
  /// Sets of promises.
  package var serviceLevelAgreements: [ServiceLevelAgreement]
  /// What holds for all service levels.
  package var serviceLevelParameters: ServiceLevelParameters
  /// Contracts.
  package var agreements: [Agreement]
  /// The stage tree; empty means that every order may be planned and moved (rule ST-3).
  package var stages: [Stage]
  /// The codes of reasons for moving to a stage, or for stopping or cancelling a clock.
  package var reasonCodes: [StageReasonCode]
  /// Groups of technicians on the dispatch board.
  package var dispatchTeams: [DispatchTeam]
  /// Kinds of activities.
  package var activityTypes: [ActivityType]
  /// Work on the dispatch board.
  package var activities: [Activity]
  /// How activities come about and which of them the board shows.
  package var dispatch: DispatchSettings
  /// Who does the work.
  package var technicians: [Technician]
  /// The work.
  package var serviceOrders: [ServiceOrder]
  /// The master data of agreements and orders.
  package var catalog: ServiceCatalog
  /// Calls that are not known yet; `nil` where none are to be simulated.
  package var simulation: SimulationSettings?
  /// Named places at which nothing is yet, by name; kept for whoever refers to them later.
  package var spareLocations: [String: Location] = [:]

  /// Creates a scenario.
  package init(
    name: String, currency: String = "EUR", minorUnitsPerUnit: Int = 100,
    timeZone: TimeZoneName, planningWindow: TimeRange, freezeUntil: Instant? = nil,
    travel: TravelSpecification, objective: ObjectiveSettings = ObjectiveSettings(),
    skills: [Skill] = [], stockItems: [StockItem] = [], priorities: [Priority] = [],
    calendars: [WorkingCalendar] = [], serviceLevelAgreements: [ServiceLevelAgreement] = [],
    serviceLevelParameters: ServiceLevelParameters = ServiceLevelParameters(),
    agreements: [Agreement] = [], stages: [Stage] = [], technicians: [Technician],
    serviceOrders: [ServiceOrder], reasonCodes: [StageReasonCode] = [],
    dispatchTeams: [DispatchTeam] = [], activityTypes: [ActivityType] = [],
    activities: [Activity] = [], dispatch: DispatchSettings = DispatchSettings(),
    catalog: ServiceCatalog = ServiceCatalog(), simulation: SimulationSettings? = nil
  ) {
    self.name = name
    self.currency = currency
    self.minorUnitsPerUnit = minorUnitsPerUnit
    self.timeZone = timeZone
    self.planningWindow = planningWindow
    self.freezeUntil = freezeUntil
    self.travel = travel
    self.objective = objective
    self.skills = skills
    self.stockItems = stockItems
    self.priorities = priorities
    self.calendars = calendars
    self.serviceLevelAgreements = serviceLevelAgreements
    self.serviceLevelParameters = serviceLevelParameters
    self.agreements = agreements
    self.stages = stages
    self.technicians = technicians
    self.serviceOrders = serviceOrders
    self.reasonCodes = reasonCodes
    self.dispatchTeams = dispatchTeams
    self.activityTypes = activityTypes
    self.activities = activities
    self.dispatch = dispatch
    self.catalog = catalog
    self.simulation = simulation
  }
}

/// Prices that belong to no technician, agreement or visit.
package struct ObjectiveSettings: Hashable, Sendable {
  /// What it costs when a visit with preferred technicians is made by somebody else.
  package var notPreferredCost: Money
  /// What leaving out a visit costs that has neither a price nor a priority.
  package var defaultDropCost: Money

  /// Creates settings.
  package init(
    notPreferredCost: Money = .zero, defaultDropCost: Money = Money(minorUnits: 100_000)
  ) {
    self.notPreferredCost = notPreferredCost
    self.defaultDropCost = defaultDropCost
  }
}
