package import ServiceModel

/// Who makes which visit when, with everything that follows from it.
///
/// Routes stand in the order of technicians and shifts of the scenario; shifts without visits have
/// no route. Every visit of the scenario is either in exactly one route or in ``unassignedVisits``.
package struct Plan: Hashable, Sendable {
  /// The working days that make visits.
  package var routes: [Route]
  /// What was left out, in the order of the scenario.
  package var unassignedVisits: [UnassignedVisit]

  /// Creates a plan.
  package init(routes: [Route], unassignedVisits: [UnassignedVisit]) {
    self.routes = routes
    self.unassignedVisits = unassignedVisits
  }
}

/// One shift of one technician, with its visits in order.
///
/// The timing policy is *earliest*: every visit starts as early as the shift allows, and only the
/// departure from the start is as late as it can be without changing that. Where the time from
/// departure to return is limited, visits wait as long as the limit needs, as far as no start leaves
/// its window and no promise gets dearer.
package struct Route: Hashable, Sendable {
  /// Who drives.
  package var technician: Identifier<Technician>
  /// The shift of that technician.
  package var shift: Identifier<Shift>
  /// When the technician sets out.
  package var departureTime: Instant
  /// The visits in order of time.
  package var visits: [PlannedVisit]
  /// The breaks in order of time.
  package var breaks: [PlannedBreak]
  /// When the technician is back, or done where the shift has no end location.
  package var returnTime: Instant
  /// The drive back from the last visit.
  package var travelTimeToEnd: Seconds
  /// The way back from the last visit.
  package var travelDistanceToEnd: Metres

  /// Creates a route.
  package init(
    technician: Identifier<Technician>, shift: Identifier<Shift>, departureTime: Instant,
    visits: [PlannedVisit], breaks: [PlannedBreak] = [], returnTime: Instant,
    travelTimeToEnd: Seconds, travelDistanceToEnd: Metres
  ) {
    self.technician = technician
    self.shift = shift
    self.departureTime = departureTime
    self.visits = visits
    self.breaks = breaks
    self.returnTime = returnTime
    self.travelTimeToEnd = travelTimeToEnd
    self.travelDistanceToEnd = travelDistanceToEnd
  }
}

/// A visit at its place in a route.
package struct PlannedVisit: Hashable, Sendable {
  /// The visit.
  package var visit: Identifier<Visit>
  /// When the technician reaches the site.
  package var arrivalTime: Instant
  /// When service begins.
  package var startServiceTime: Instant
  /// When service is over and the technician may leave.
  package var departureTime: Instant
  /// The drive from the previous stop.
  package var travelTimeFromPrevious: Seconds
  /// The way from the previous stop.
  package var travelDistanceFromPrevious: Metres
  /// What the plan makes of each promise about the visit.
  package var sla: [MilestoneForecast]

  /// Creates a planned visit.
  package init(
    visit: Identifier<Visit>, arrivalTime: Instant, startServiceTime: Instant,
    departureTime: Instant, travelTimeFromPrevious: Seconds, travelDistanceFromPrevious: Metres,
    sla: [MilestoneForecast] = []
  ) {
    self.visit = visit
    self.arrivalTime = arrivalTime
    self.startServiceTime = startServiceTime
    self.departureTime = departureTime
    self.travelTimeFromPrevious = travelTimeFromPrevious
    self.travelDistanceFromPrevious = travelDistanceFromPrevious
    self.sla = sla
  }
}

/// A break at its place in a route.
package struct PlannedBreak: Hashable, Sendable {
  /// The break of the shift.
  package var id: Identifier<Break>
  /// When it begins.
  package var startTime: Instant
  /// When it ends.
  package var endTime: Instant

  /// Creates a planned break.
  package init(id: Identifier<Break>, startTime: Instant, endTime: Instant) {
    self.id = id
    self.startTime = startTime
    self.endTime = endTime
  }
}

/// When a promise falls due and when the plan meets it.
package struct MilestoneForecast: Hashable, Sendable {
  /// What was promised.
  package var milestone: Milestone
  /// Until when.
  package var due: Instant
  /// When the plan reaches it.
  package var time: Instant
  /// What the breach costs beyond what is lost already when the planning window opens.
  package var cost: Money

  /// Creates a forecast.
  package init(milestone: Milestone, due: Instant, time: Instant, cost: Money) {
    self.milestone = milestone
    self.due = due
    self.time = time
    self.cost = cost
  }

  /// The time to spare; negative when the promise is broken.
  package var slack: Seconds { due - time }
}

/// A visit that the plan leaves out, with why.
package struct UnassignedVisit: Hashable, Sendable {
  /// The visit.
  package var visit: Identifier<Visit>
  /// Why; never empty.
  package var reasons: [Reason]
  /// What leaving it out costs.
  package var cost: Money

  /// Creates an unassigned visit.
  package init(visit: Identifier<Visit>, reasons: [Reason], cost: Money) {
    self.visit = visit
    self.reasons = reasons
    self.cost = cost
  }
}

/// Why a visit is not planned.
package struct Reason: Hashable, Sendable {
  /// The kind of reason, for programs.
  package var code: ReasonCode
  /// One sentence for a dispatcher, with what is missing and who is nearest.
  package var text: String
  /// Where the order waits, when it does so in a stage that is not schedulable.
  package var stage: StageWait?

  /// Creates a reason.
  package init(_ code: ReasonCode, _ text: String, stage: StageWait? = nil) {
    self.code = code
    self.text = text
    self.stage = stage
  }
}

/// Which stage keeps a visit out of the plan, and which ones would not.
package struct StageWait: Hashable, Sendable {
  /// The stage in which the order waits.
  package var stage: Identifier<Stage>
  /// The nearest stages in which its visits could be planned.
  package var allowing: [Identifier<Stage>]

  /// Creates the data of a reason.
  package init(stage: Identifier<Stage>, allowing: [Identifier<Stage>]) {
    self.stage = stage
    self.allowing = allowing
  }
}

/// The kinds of reason for leaving a visit out.
///
/// - Source: `terms-and-codes.md`, "Reason codes for an unplanned visit".
package enum ReasonCode: String, CaseIterable, Hashable, Sendable {
  case noTechnician = "NO_TECHNICIAN"
  case skill = "SKILL"
  case timeWindow = "TIME_WINDOW"
  case workTime = "WORK_TIME"
  case travelLimit = "TRAVEL_LIMIT"
  case parts = "PARTS"
  case technicianNotAllowed = "TECHNICIAN_NOT_ALLOWED"
  case unreachable = "UNREACHABLE"
  case breakRule = "BREAK"
  case visitLimit = "VISIT_LIMIT"
  case pin = "PIN"
  case stageNotSchedulable = "STAGE_NOT_SCHEDULABLE"
  case agreementExpired = "AGREEMENT_EXPIRED"
  case notCovered = "NOT_COVERED"
  case allowanceUsed = "ALLOWANCE_USED"
  case competition = "COMPETITION"
  case searchLimit = "SEARCH_LIMIT"
}
