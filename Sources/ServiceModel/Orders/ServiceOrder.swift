/// A customer's call or a planned job, served by one or more visits.
package struct ServiceOrder: Hashable, Sendable {
  /// The name used by plans.
  package var id: Identifier<ServiceOrder>
  /// The customer, for people.
  package var customer: String?
  /// The contract that covers the order.
  package var agreement: Identifier<Agreement>?
  /// The promises that hold for this order; those of its agreement unless given.
  package var serviceLevelAgreement: Identifier<ServiceLevelAgreement>?
  /// The instant at which the order was created, when its SLA clock starts.
  package var createdAt: Instant?
  /// When the call came in, if that is when the clock starts instead (open point OP-2).
  package var receivedAt: Instant?
  /// Who made the order; generated orders carry no promises (rule GN-11).
  package var origin: OrderOrigin
  /// What happened to the order since its creation, in order of time (rule R6).
  package var events: [OrderEvent]
  /// Negotiated due instants that replace the computed ones (edge case 17 of the SLA clock).
  package var fixedDue: [Milestone: Instant]
  /// Where the order stands in the stage tree; the initial stage unless given.
  package var stage: Identifier<Stage>?
  /// The urgency of visits that do not state their own.
  package var priority: Identifier<Priority>?
  /// The visits that the order asks for.
  package var visits: [Visit]
  /// Who answers for the order, whoever makes its visits.
  package var responsible: Identifier<Technician>?
  /// Whom the customer would like to see at visits that state nobody; those of the agreement
  /// unless given (rule OR-12).
  package var preferredTechnicians: [Identifier<Technician>]
  /// The reasons that were given for it, in the order in which they were (rules ST-5 and ST-7).
  package var stageReasons: [StageReason]
  /// The business side of the order.
  package var details: OrderDetails
  /// The objects that its lines may be about (rule OB-2).
  package var objects: [ObjectRelation]
  /// The tasks that only its own lines may be about (rule TK-2).
  package var tasks: [TaskRelation]
  /// Work, expenses, items and fees.
  package var lines: [OrderLine]
  /// Items that are delivered for it.
  package var itemRequirements: [ItemRequirement]

  /// Creates a service order.
  package init(
    id: Identifier<ServiceOrder>, customer: String? = nil,
    agreement: Identifier<Agreement>? = nil,
    serviceLevelAgreement: Identifier<ServiceLevelAgreement>? = nil, createdAt: Instant? = nil,
    receivedAt: Instant? = nil, origin: OrderOrigin = .user, events: [OrderEvent] = [],
    fixedDue: [Milestone: Instant] = [:], stage: Identifier<Stage>? = nil,
    priority: Identifier<Priority>? = nil, visits: [Visit],
    responsible: Identifier<Technician>? = nil,
    preferredTechnicians: [Identifier<Technician>] = [], stageReasons: [StageReason] = [],
    details: OrderDetails = OrderDetails(), objects: [ObjectRelation] = [],
    tasks: [TaskRelation] = [], lines: [OrderLine] = [], itemRequirements: [ItemRequirement] = []
  ) {
    self.id = id
    self.customer = customer
    self.agreement = agreement
    self.serviceLevelAgreement = serviceLevelAgreement
    self.createdAt = createdAt
    self.receivedAt = receivedAt
    self.origin = origin
    self.events = events
    self.fixedDue = fixedDue
    self.stage = stage
    self.priority = priority
    self.visits = visits
    self.responsible = responsible
    self.preferredTechnicians = preferredTechnicians
    self.stageReasons = stageReasons
    self.details = details
    self.objects = objects
    self.tasks = tasks
    self.lines = lines
    self.itemRequirements = itemRequirements
  }
}

/// One stop of one technician at a customer's site.
package struct Visit: Hashable, Sendable {
  /// The name used by plans, unique in the scenario.
  package var id: Identifier<Visit>
  /// The site.
  package var location: Location
  /// The time that the work takes.
  package var serviceDuration: Seconds
  /// What the technician must be able to do; all of it.
  package var requiredSkills: [RequiredSkill]
  /// When service may start and must end, in order and without overlap; empty means any time.
  package var timeWindows: [TimeWindow]
  /// The days on which service may start, within the time windows; `nil` means any day.
  package var dateWindow: DateWindow?
  /// The urgency; that of the order unless given.
  package var priority: Identifier<Priority>?
  /// Who may make the visit; empty means anybody.
  package var requiredTechnicians: [Identifier<Technician>]
  /// Whom the customer would like to see; those of the agreement unless given.
  package var preferredTechnicians: [Identifier<Technician>]
  /// Who may not make the visit.
  package var excludedTechnicians: [Identifier<Technician>]
  /// A decision that the plan must keep.
  package var pin: Pin?
  /// The booking that stands now; a pin when the order's stage is not movable.
  package var booking: Pin?
  /// Who is at work on it since when; `nil` before work starts.
  package var started: StartedWork?
  /// What the visit needs from the van.
  package var parts: [Identifier<StockItem>: Int]
  /// Whether leaving it out is no choice.
  package var mandatory: Bool
  /// Whether the promises about the order bind this visit (edge case 19 of the SLA clock).
  ///
  /// As a rule they bind every visit: the last completion is late when any is, and the first arrival
  /// stands for all. An order says so here when only some of its visits are meant.
  package var promised: Bool
  /// What leaving it out costs; from priority and agreement unless given.
  package var dropCost: Money?

  /// Creates a visit.
  package init(
    id: Identifier<Visit>, location: Location, serviceDuration: Seconds,
    requiredSkills: [RequiredSkill] = [], timeWindows: [TimeWindow] = [],
    dateWindow: DateWindow? = nil, priority: Identifier<Priority>? = nil,
    requiredTechnicians: [Identifier<Technician>] = [],
    preferredTechnicians: [Identifier<Technician>] = [],
    excludedTechnicians: [Identifier<Technician>] = [], pin: Pin? = nil, booking: Pin? = nil,
    started: StartedWork? = nil, parts: [Identifier<StockItem>: Int] = [:], mandatory: Bool = false,
    promised: Bool = true, dropCost: Money? = nil
  ) {
    self.id = id
    self.location = location
    self.serviceDuration = serviceDuration
    self.requiredSkills = requiredSkills
    self.timeWindows = timeWindows
    self.dateWindow = dateWindow
    self.priority = priority
    self.requiredTechnicians = requiredTechnicians
    self.preferredTechnicians = preferredTechnicians
    self.excludedTechnicians = excludedTechnicians
    self.pin = pin
    self.booking = booking
    self.started = started
    self.parts = parts
    self.mandatory = mandatory
    self.promised = promised
    self.dropCost = dropCost
  }
}

/// A skill that a visit asks for, at some level or better.
package struct RequiredSkill: Hashable, Sendable {
  /// The skill.
  package var skill: Identifier<Skill>
  /// The lowest level that will do.
  package var minLevel: Int

  /// Creates a requirement.
  package init(skill: Identifier<Skill>, minLevel: Int = 1) {
    self.skill = skill
    self.minLevel = minLevel
  }
}

/// When service may start, and optionally when it must be over.
package struct TimeWindow: Hashable, Sendable {
  /// The earliest start of service.
  package var minStart: Instant
  /// The latest start of service; never before ``minStart``.
  package var maxStart: Instant
  /// The latest end of service.
  package var maxEnd: Instant?

  /// Creates a time window.
  package init(minStart: Instant, maxStart: Instant, maxEnd: Instant? = nil) {
    self.minStart = minStart
    self.maxStart = maxStart
    self.maxEnd = maxEnd
  }
}

/// A decision that a plan must keep: who, when, or both.
package struct Pin: Hashable, Sendable {
  /// The technician, if that is decided.
  package var technician: Identifier<Technician>?
  /// The earliest and latest start of service, if that is decided; equal for an exact time.
  package var start: ClosedRange<Instant>?

  /// Creates a pin.
  package init(technician: Identifier<Technician>? = nil, start: ClosedRange<Instant>? = nil) {
    self.technician = technician
    self.start = start
  }
}

/// Work that has begun: it is never moved, whatever else the scenario says about the visit.
package struct StartedWork: Hashable, Sendable {
  /// Who does it.
  package var technician: Identifier<Technician>
  /// When service began.
  package var start: Instant

  /// Creates the mark of started work.
  package init(technician: Identifier<Technician>, start: Instant) {
    self.technician = technician
    self.start = start
  }
}
