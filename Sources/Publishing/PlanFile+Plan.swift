package import Planning
package import ServiceModel

extension PlanFile {
  /// Returns the plan in the file as the audit of `scenario` can judge it.
  ///
  /// Whether the plan keeps the rules is for the audit to say; here it only has to make sense:
  /// names exist, and numbers and times are within reason.
  ///
  /// - Parameter scenario: The scenario that the plan is for.
  /// - Returns: The plan, and all that does not make sense. Without faults, the plan is the one that
  ///   was written.
  package func plan(for scenario: Scenario) -> (plan: Plan, faults: [PlanFileFault]) {
    var reader = PlanReader(scenario)
    let plan = Plan(
      routes: routes.enumerated().map { reader.route($1, at: "$.routes[\($0)]") },
      unassignedVisits: unassignedVisits.enumerated().map {
        reader.unassigned($1, at: "$.unassignedVisits[\($0)]")
      })
    reader.checkAmount(objective, at: "$.objective")
    bound.map { reader.checkAmount($0, at: "$.bound") }
    for (term, amount) in terms.sorted(by: { $0.key < $1.key }) {
      reader.checkAmount(amount, at: "$.terms.\(term)")
      reader.check(ObjectiveTerm(rawValue: term) != nil, term, "objective term", "$.terms")
    }
    reader.check(PlanningStatus(rawValue: status) != nil, status, "status", "$.status")
    reader.checkCurrency(of: self)
    return (plan, reader.faults)
  }

  /// The price in the file, term by term; terms that the format does not know are left out.
  package var breakdown: ObjectiveBreakdown {
    var breakdown = ObjectiveBreakdown()
    for term in ObjectiveTerm.allCases {
      breakdown[term] = Money(minorUnits: terms[term.rawValue] ?? 0)
    }
    return breakdown
  }
}

/// Turns entries into values and notes what does not make sense.
private struct PlanReader {
  private let scenario: Scenario
  private let breaksByShift: [Identifier<Technician>: [Identifier<Shift>: Set<Identifier<Break>>]]
  private let visits: Set<Identifier<Visit>>
  private let sensibleTimes: ClosedRange<Instant>
  private(set) var faults: [PlanFileFault] = []

  /// The largest number that a plan can mean; sums of these cannot overflow.
  private static let largestNumber = 1_000_000_000_000
  /// How far from the planning window a plan can reach.
  private static let margin = Seconds.hours(24 * 366)

  init(_ scenario: Scenario) {
    self.scenario = scenario
    breaksByShift = Dictionary(
      scenario.technicians.map { technician in
        let breaks = technician.shifts.map { ($0.id, Set($0.breaks.map(\.id))) }
        return (technician.id, Dictionary(breaks) { first, _ in first })
      }, uniquingKeysWith: { first, _ in first })
    visits = Set(scenario.serviceOrders.flatMap(\.visits).map(\.id))
    let window = scenario.planningWindow
    sensibleTimes = window.start - Self.margin...window.end + Self.margin
  }

  mutating func route(_ entry: PlanFile.RouteEntry, at path: String) -> Route {
    let technician = Identifier<Technician>(entry.technician)
    let shift = Identifier<Shift>(entry.shift)
    let shifts = breaksByShift[technician]
    check(shifts != nil, entry.technician, "technician", "\(path).technician")
    if let shifts {
      check(
        shifts[shift] != nil, entry.shift, "shift of \(entry.technician)", "\(path).shift")
    }
    let breaks = shifts?[shift] ?? []
    for (index, pause) in entry.breaks.enumerated() where shifts?[shift] != nil {
      check(
        breaks.contains(Identifier(pause.id)), pause.id, "break of this shift",
        "\(path).breaks[\(index)].id")
    }
    checkAmount(entry.travelDistanceMetersToEnd, at: "\(path).travelDistanceMetersToEnd")
    checkLength(entry.travelTimeToEnd, at: "\(path).travelTimeToEnd")
    checkTime(entry.departureTime, at: "\(path).departureTime")
    checkTime(entry.returnTime, at: "\(path).returnTime")
    for (index, pause) in entry.breaks.enumerated() {
      checkTime(pause.startTime, at: "\(path).breaks[\(index)].startTime")
      checkTime(pause.endTime, at: "\(path).breaks[\(index)].endTime")
    }
    return Route(
      technician: technician, shift: shift, departureTime: entry.departureTime.instant,
      visits: entry.visits.enumerated().map { visit($1, at: "\(path).visits[\($0)]") },
      breaks: entry.breaks.map {
        PlannedBreak(
          id: Identifier($0.id), startTime: $0.startTime.instant, endTime: $0.endTime.instant)
      },
      returnTime: entry.returnTime.instant, travelTimeToEnd: entry.travelTimeToEnd.seconds,
      travelDistanceToEnd: Metres(entry.travelDistanceMetersToEnd))
  }

  mutating func visit(_ entry: PlanFile.VisitEntry, at path: String) -> PlannedVisit {
    check(visits.contains(Identifier(entry.visit)), entry.visit, "visit", "\(path).visit")
    checkAmount(
      entry.travelDistanceMetersFromPrevious, at: "\(path).travelDistanceMetersFromPrevious")
    checkLength(entry.travelTimeFromPrevious, at: "\(path).travelTimeFromPrevious")
    checkTime(entry.arrivalTime, at: "\(path).arrivalTime")
    checkTime(entry.startServiceTime, at: "\(path).startServiceTime")
    checkTime(entry.departureTime, at: "\(path).departureTime")
    return PlannedVisit(
      visit: Identifier(entry.visit), arrivalTime: entry.arrivalTime.instant,
      startServiceTime: entry.startServiceTime.instant,
      departureTime: entry.departureTime.instant,
      travelTimeFromPrevious: entry.travelTimeFromPrevious.seconds,
      travelDistanceFromPrevious: Metres(entry.travelDistanceMetersFromPrevious),
      sla: entry.sla.enumerated().compactMap { forecast($1, at: "\(path).sla[\($0)]") })
  }

  mutating func forecast(
    _ entry: PlanFile.MilestoneEntry, at path: String
  ) -> MilestoneForecast? {
    let milestone = Milestone(rawValue: entry.milestone)
    check(milestone != nil, entry.milestone, "milestone", "\(path).milestone")
    checkAmount(entry.cost, at: "\(path).cost")
    guard let milestone else { return nil }
    let forecast = MilestoneForecast(
      milestone: milestone, due: entry.due.instant, time: entry.time.instant,
      cost: Money(minorUnits: entry.cost))
    if forecast.slack.count != entry.slackSeconds || (forecast.slack >= .zero) != entry.met {
      faults.append(
        PlanFileFault(
          .contradiction, at: "\(path).slackSeconds",
          "slack \(entry.slackSeconds) and met \(entry.met) do not follow from due and time; "
            + "the slack is \(forecast.slack.count)"))
    }
    return forecast
  }

  mutating func unassigned(
    _ entry: PlanFile.UnassignedEntry, at path: String
  ) -> UnassignedVisit {
    check(visits.contains(Identifier(entry.visit)), entry.visit, "visit", "\(path).visit")
    checkAmount(entry.cost, at: "\(path).cost")
    var reasons: [Reason] = []
    for (index, reason) in entry.reasons.enumerated() {
      let code = ReasonCode(rawValue: reason.code)
      check(code != nil, reason.code, "reason code", "\(path).reasons[\(index)].code")
      let wait = reason.stage.map { stage in
        StageWait(
          stage: Identifier(stage), allowing: (reason.allowingStages ?? []).map { Identifier($0) })
      }
      if let code { reasons.append(Reason(code, reason.text, stage: wait)) }
    }
    return UnassignedVisit(
      visit: Identifier(entry.visit), reasons: reasons, cost: Money(minorUnits: entry.cost))
  }

  mutating func checkCurrency(of file: PlanFile) {
    if file.minorUnitsPerUnit != scenario.minorUnitsPerUnit {
      faults.append(
        PlanFileFault(
          .contradiction, at: "$.minorUnitsPerUnit",
          "stated \(file.minorUnitsPerUnit), the scenario has \(scenario.minorUnitsPerUnit)"))
    }
    guard file.currency != scenario.currency else { return }
    faults.append(
      PlanFileFault(
        .contradiction, at: "$.currency",
        "the plan counts in \"\(file.currency)\", the scenario in \"\(scenario.currency)\""))
  }

  mutating func checkAmount(_ amount: Int, at path: String) {
    guard amount.magnitude > UInt(Self.largestNumber) else { return }
    faults.append(PlanFileFault(.outOfRange, at: path, "\(amount) is out of range"))
  }

  mutating func checkLength(_ length: ElapsedTime, at path: String) {
    guard abs(length.seconds.count) > Self.margin.count else { return }
    faults.append(PlanFileFault(.outOfRange, at: path, "\(length.text) is out of range"))
  }

  mutating func checkTime(_ time: Timestamp, at path: String) {
    guard !sensibleTimes.contains(time.instant) else { return }
    faults.append(
      PlanFileFault(.outOfRange, at: path, "\(time.text) is too far from the planning window"))
  }

  mutating func check(_ isKnown: Bool, _ value: String, _ kind: String, _ path: String) {
    guard !isKnown else { return }
    faults.append(PlanFileFault(.unknownName, at: path, "there is no \(kind) \"\(value)\""))
  }
}
