package import Planning
package import ServiceModel

extension PlanFile {
  /// Creates the file of `result`, found for `scenario` by a run with `settings`.
  ///
  /// - Parameters:
  ///   - result: What a planner returned.
  ///   - scenario: The scenario.
  ///   - settings: What repeats the run.
  ///   - problem: What was planned; its certificate is written where it is given.
  package init(
    _ result: PlanningResult, for scenario: Scenario, run settings: RunSettings,
    certifiedFor problem: PlanningProblem? = nil
  ) {
    let clock = LocalClock(scenario.timeZone)
    let breakdown = result.breakdown
    self.init(
      scenario: scenario.name,
      currency: scenario.currency,
      minorUnitsPerUnit: scenario.minorUnitsPerUnit,
      timeZone: scenario.timeZone.identifier,
      status: result.status.rawValue,
      objective: result.objective.minorUnits,
      bound: result.bound?.minorUnits,
      gap: result.gap,
      certificate: problem.flatMap { problem in
        result.certificate.map { CertificateEntry($0, of: problem) }
      },
      terms: Dictionary(
        uniqueKeysWithValues: ObjectiveTerm.allCases.map { term in
          (term.rawValue, breakdown[term].minorUnits)
        }),
      run: settings,
      routes: result.plan.routes.map { RouteEntry($0, on: clock) },
      unassignedVisits: result.plan.unassignedVisits.map { UnassignedEntry($0) },
      reasonCounts: ReasonCount.counts(in: result.plan),
      metrics: PlanMetrics(of: result.plan, for: scenario),
      statistics: StatisticsEntry(result.statistics))
  }
}

extension PlanFile.RouteEntry {
  fileprivate init(_ route: Route, on clock: LocalClock) {
    technician = route.technician.text
    shift = route.shift.text
    departureTime = Timestamp(route.departureTime, on: clock)
    visits = route.visits.map { PlanFile.VisitEntry($0, on: clock) }
    breaks = route.breaks.map { pause in
      PlanFile.BreakEntry(
        id: pause.id.text, startTime: Timestamp(pause.startTime, on: clock),
        endTime: Timestamp(pause.endTime, on: clock))
    }
    returnTime = Timestamp(route.returnTime, on: clock)
    travelTimeToEnd = ElapsedTime(route.travelTimeToEnd)
    travelDistanceMetersToEnd = route.travelDistanceToEnd.count
  }
}

extension PlanFile.VisitEntry {
  fileprivate init(_ planned: PlannedVisit, on clock: LocalClock) {
    visit = planned.visit.text
    arrivalTime = Timestamp(planned.arrivalTime, on: clock)
    startServiceTime = Timestamp(planned.startServiceTime, on: clock)
    departureTime = Timestamp(planned.departureTime, on: clock)
    travelTimeFromPrevious = ElapsedTime(planned.travelTimeFromPrevious)
    travelDistanceMetersFromPrevious = planned.travelDistanceFromPrevious.count
    sla = planned.sla.map { forecast in
      PlanFile.MilestoneEntry(
        milestone: forecast.milestone.rawValue,
        due: Timestamp(forecast.due, on: clock),
        time: Timestamp(forecast.time, on: clock),
        slackSeconds: forecast.slack.count,
        met: forecast.slack >= .zero,
        cost: forecast.cost.minorUnits)
    }
  }
}

extension PlanFile.UnassignedEntry {
  fileprivate init(_ unassigned: UnassignedVisit) {
    visit = unassigned.visit.text
    reasons = unassigned.reasons.map { reason in
      PlanFile.ReasonEntry(
        code: reason.code.rawValue, text: reason.text, stage: reason.stage?.stage.text,
        allowingStages: reason.stage?.allowing.map(\.text))
    }
    cost = unassigned.cost.minorUnits
  }
}

extension PlanFile.StatisticsEntry {
  fileprivate init(_ statistics: SearchStatistics) {
    iterations = statistics.iterations
    columns = statistics.columns
    pricingRounds = statistics.pricingRounds
    enumeratedRoutes = statistics.enumeratedRoutes
  }
}
