import ServiceModel

extension PlanningProblem {
  /// Returns what could be changed so that the shift has time for the visit.
  func timeRemedies(for visit: Int, in index: Int, _ way: Way) -> [Remedy] {
    let shift = shifts[index]
    let arrival = shift.start + way.out.seconds
    let latest = shift.end - way.back.seconds - visits[visit].serviceDuration
    let place = ShiftPlace(problem: self, index: index)
    if latest < arrival { return place.lengthened(by: arrival - latest) }
    let starts = visits[visit].starts
    if let start = visits[visit].earliestStart(from: arrival), start <= latest {
      return place.loosened(
        work: way.out.seconds + visits[visit].serviceDuration + way.back.seconds)
    }
    var remedies: [Remedy] = []
    if let next = visits[visit].earliestStart(from: arrival) {
      remedies += place.lengthened(by: next - latest)
    }
    if let last = starts.last(where: { $0.upperBound < arrival })?.upperBound {
      remedies += place.begun(earlierBy: arrival - last)
    }
    let hours = (origin + Seconds(arrival))...(origin + Seconds(latest))
    let facts = self.facts.visits[visit]
    let own = ruleRemedies(for: facts, within: hours, others: true)
    // Where no rule alone stands in the way, one after the other has to give way.
    return remedies + (own.isEmpty ? ruleRemedies(for: facts, within: hours, others: false) : own)
  }

  /// Returns how each rule on starts could give way.
  ///
  /// - Parameters:
  ///   - visit: The visit.
  ///   - hours: The starts for which the shift has time.
  ///   - others: Whether the starts have to keep all other rules.
  /// - Returns: The remedies, rule by rule.
  private func ruleRemedies(
    for visit: VisitFacts, within hours: ClosedRange<Instant>, others: Bool
  ) -> [Remedy] {
    rules.visitRules.indices.flatMap { index -> [Remedy] in
      let rule = rules.visitRules[index]
      let domain = rule.startDomain(of: visit)
      var room = StartDomain([hours])
      if others {
        for other in rules.visitRules.indices where other != index {
          room = room.intersection(rules.visitRules[other].startDomain(of: visit))
        }
      }
      guard let first = room.intervals.first?.lowerBound, domain.intersection(room).isEmpty else {
        return []
      }
      return remedies(of: type(of: rule).id, for: visit, room: room, first: first)
    }
  }

  private func remedies(
    of rule: String, for visit: VisitFacts, room: StartDomain, first: Instant
  ) -> [Remedy] {
    let (id, date) = (visit.visit.id, visit.agreementZone.civilDate(of: first))
    switch rule {
    case PinnedTimeRule.id: return [Remedy(.pinRemoved(id), weight: 60)]
    case DateWindowRule.id: return [Remedy(.anyDay(id), weight: 240)]
    case AgreementDatesRule.id:
      return visit.agreement.map { [Remedy(.agreementValid($0.id, on: date), weight: 200)] } ?? []
    case CoveredHoursRule.id:
      return visit.agreement.map { [Remedy(.anyCoveredHour($0.id), weight: 240)] } ?? []
    case PartsAvailabilityRule.id:
      return [Remedy(.partsAvailable(visit.order.id, on: date), weight: 240)]
    case TimeOfDayRule.id: return [Remedy(.anyHour(visit.order.id), weight: 120)]
    case TimeWindowRule.id: return windowRemedies(for: visit.visit, room: room)
    default: return []
    }
  }

  /// Returns how each window could be longer so that it holds a start in `room`.
  private func windowRemedies(for visit: Visit, room: StartDomain) -> [Remedy] {
    var remedies: [Remedy] = []
    for (index, window) in visit.timeWindows.enumerated() {
      let latest = visit.latestStart(in: window)
      if let start = room.firstInstant(from: max(latest, window.minStart)) {
        remedies.append(
          Remedy(
            .windowEnd(visit.id, window: index, later: start - latest),
            seconds: (start - latest).count))
      }
      if let start = room.lastInstant(until: window.minStart) {
        remedies.append(
          Remedy(
            .windowStart(visit.id, window: index, earlier: window.minStart - start),
            seconds: (window.minStart - start).count))
      }
    }
    return remedies + [Remedy(.anyTime(visit.id), weight: 1440)]
  }
}

/// A shift, with what could be different about it.
private struct ShiftPlace {
  let problem: PlanningProblem
  let index: Int

  private var technician: Identifier<Technician> { problem.facts.shifts[index].technician.id }
  private var shift: Shift { problem.facts.shifts[index].shift }

  /// The most by which a shift is moved.
  private static let most = 16 * 3600

  /// Returns how the shift could end so much later.
  func lengthened(by seconds: Int) -> [Remedy] {
    guard seconds <= Self.most else { return [] }
    if problem.shifts[index].end < (shift.maxEnd - problem.origin).count {
      let most = min(seconds, (shift.maxEnd - problem.origin).count - problem.shifts[index].end)
      return [Remedy(.weeklyDuty(technician, more: Seconds(most)), seconds: most)]
    }
    return [
      Remedy(.shiftEnd(technician, shift.id, later: Seconds(seconds)), seconds: seconds),
      // Time gained in the morning does as well, unless the visit has to wait.
      Remedy(
        .shiftStart(technician, shift.id, earlier: Seconds(seconds)), weight: minutes(seconds) + 1),
    ]
  }

  /// Returns how the shift could begin so much earlier.
  func begun(earlierBy seconds: Int) -> [Remedy] {
    guard seconds <= Self.most else { return [] }
    return [Remedy(.shiftStart(technician, shift.id, earlier: Seconds(seconds)), seconds: seconds)]
  }

  /// Returns how the shift could have more room, where starts are not what is missing.
  func loosened(work: Int) -> [Remedy] {
    let rest = shift.breaks.reduce(0) { $0 + $1.duration.count }
    var remedies: [Remedy] = []
    if let limit = problem.shifts[index].maxWorkTime, work > limit {
      remedies.append(
        Remedy(
          .workTime(technician, shift.id, more: Seconds(work - limit)), seconds: work - limit))
      return remedies
    }
    guard rest > 0 else { return [] }
    if problem.shifts[index].maxWorkTime != nil {
      remedies.append(
        Remedy(.workTime(technician, shift.id, more: Seconds(rest)), seconds: rest))
    }
    return remedies + lengthened(by: rest) + [
      Remedy(.noBreaks(technician, shift.id), weight: 90)
    ]
  }

  private func minutes(_ seconds: Int) -> Int { (seconds + 59) / 60 }
}

extension StartDomain {
  /// Returns the first instant of the domain at or after `instant`.
  fileprivate func firstInstant(from instant: Instant) -> Instant? {
    intervals.first { $0.upperBound >= instant }.map { max($0.lowerBound, instant) }
  }

  /// Returns the last instant of the domain at or before `instant`.
  fileprivate func lastInstant(until instant: Instant) -> Instant? {
    intervals.last { $0.lowerBound <= instant }.map { min($0.upperBound, instant) }
  }
}
