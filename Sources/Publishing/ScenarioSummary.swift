import Planning
package import ServiceModel

/// What a scenario holds, in numbers.
package struct ScenarioSummary: Sendable, Encodable {
  /// The name of the scenario.
  package var scenario: String
  /// When planning begins, in the scenario's zone.
  package var planningWindowStart: Timestamp
  /// When planning ends, in the scenario's zone.
  package var planningWindowEnd: Timestamp
  /// The number of technicians.
  package var technicians: Int
  /// The number of shifts of all technicians.
  package var shifts: Int
  /// The regular time of all shifts.
  package var totalShiftTime: ElapsedTime
  /// The number of service orders.
  package var serviceOrders: Int
  /// The number of visits of all orders.
  package var visits: Int
  /// The number of visits that may not be left out.
  package var mandatoryVisits: Int
  /// The number of visits whose technician or time is decided: by a pin, by a booking that is kept,
  /// or because work has started.
  package var pinnedVisits: Int
  /// The number of visits about which something is promised.
  package var visitsWithSla: Int
  /// The work that the visits ask for.
  package var totalServiceTime: ElapsedTime
  /// The number of skills.
  package var skills: Int
  /// The number of agreements.
  package var agreements: Int

  /// Counts what is in `scenario`.
  package init(of scenario: Scenario) {
    let clock = LocalClock(scenario.timeZone)
    let shiftsOfAll = scenario.technicians.flatMap(\.shifts)
    let visitsOfAll = scenario.serviceOrders.flatMap(\.visits)
    let agreementsWithSla = Set(
      scenario.agreements.filter { $0.serviceLevelAgreement != nil }.map(\.id))
    self.scenario = scenario.name
    planningWindowStart = Timestamp(scenario.planningWindow.start, on: clock)
    planningWindowEnd = Timestamp(scenario.planningWindow.end, on: clock)
    technicians = scenario.technicians.count
    shifts = shiftsOfAll.count
    totalShiftTime = ElapsedTime(
      shiftsOfAll.map { $0.maxSoftEnd - $0.minStart }.reduce(.zero, +))
    serviceOrders = scenario.serviceOrders.count
    visits = visitsOfAll.count
    mandatoryVisits = visitsOfAll.count { $0.mandatory }
    pinnedVisits = ScenarioFacts(scenario).visits.count { $0.pin != nil }
    visitsWithSla = scenario.serviceOrders.reduce(0) { count, order in
      let hasAgreement = order.agreement.map(agreementsWithSla.contains) ?? false
      let isMeasured = order.origin != .system || scenario.serviceLevelParameters.slaOnGenerated
      let isPromised =
        isMeasured && (order.serviceLevelAgreement != nil || hasAgreement)
        || !order.fixedDue.isEmpty
      return count + (isPromised ? order.visits.count : 0)
    }
    totalServiceTime = ElapsedTime(visitsOfAll.map(\.serviceDuration).reduce(.zero, +))
    skills = scenario.skills.count
    agreements = scenario.agreements.count
  }

  /// The numbers for people, with a final newline.
  package var text: String {
    """
    \(scenario.printable)
      from \(planningWindowStart.text) to \(planningWindowEnd.text)
      \(counted(technicians, "technician")) with \(counted(shifts, "shift")), \
    \(hoursMinutes(totalShiftTime.seconds)) hours
      \(counted(serviceOrders, "service order")) with \(counted(visits, "visit")), \
    \(hoursMinutes(totalServiceTime.seconds)) hours of work
      of the visits, \(mandatoryVisits) mandatory, \(pinnedVisits) pinned, \
    \(visitsWithSla) with an SLA
      \(counted(skills, "skill")), \(counted(agreements, "agreement"))

    """
  }
}
