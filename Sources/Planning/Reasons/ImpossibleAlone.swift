import ServiceModel

extension PlanningProblem {
  /// Returns why no shift may make `visit` even if it made nothing else; empty when one may.
  ///
  /// One reason for each kind of obstacle, told for the technician who comes nearest.
  ///
  /// - Complexity: O(shifts).
  package func impossibilities(of visit: Int) -> [Reason] {
    guard eligibleShifts[visit].isEmpty else { return [] }
    let facts = self.facts.visits[visit]
    let exclusions = rules.visitRules.compactMap { $0.exclusion(of: facts) }
    guard exclusions.isEmpty else { return exclusions }
    if visits[visit].starts.isEmpty { return [emptyDomainReason(of: facts)] }
    guard !shifts.isEmpty else {
      return [Reason(.noTechnician, "No technician has a shift in the planning window.")]
    }

    if let reason = outsideEveryShift(facts) { return [reason] }
    var obstacles: [Obstacle] = []
    for shift in shifts.indices { obstacles.append(firstObstacle(for: visit, in: shift)) }
    return summary(of: obstacles)
  }

  /// Returns why `shift`, which may not make `visit`, may not even if it made nothing else.
  package func refusal(of visit: Int, in shift: Int) -> Reason {
    let facts = self.facts.visits[visit]
    if let exclusion = rules.visitRules.lazy.compactMap({ $0.exclusion(of: facts) }).first {
      return exclusion
    }
    if visits[visit].starts.isEmpty { return emptyDomainReason(of: facts) }
    return outsideEveryShift(facts) ?? firstObstacle(for: visit, in: shift).reason
  }

  private func firstObstacle(for visit: Int, in shift: Int) -> Obstacle {
    let facts = self.facts.visits[visit]
    guard
      let refusal = rules.pairRules.lazy.compactMap({
        $0.refusal(of: facts, in: self.facts.shifts[shift])
      }).first
    else { return obstacle(for: visit, in: shift) }
    return Obstacle(
      reason: refusal, distance: skillDistance(of: facts, to: self.facts.shifts[shift].technician))
  }

  /// Returns why a rule lets service start at no time at which anybody works, whoever it is.
  ///
  /// Time windows are left to the shifts, where it can be said by how many minutes they miss.
  private func outsideEveryShift(_ facts: VisitFacts) -> Reason? {
    let hours = StartDomain(self.facts.shifts.map { $0.shift.minStart...$0.shift.maxEnd })
    for rule in rules.visitRules {
      guard rule.startDomain(of: facts).intersection(hours).isEmpty,
        let first = hours.intervals.first,
        let reason = rule.refusal(of: facts, startingAt: first.lowerBound),
        reason.code != .timeWindow || type(of: rule).id == TimeOfDayRule.id
      else { continue }
      return reason
    }
    return nil
  }

  private func emptyDomainReason(of facts: VisitFacts) -> Reason {
    for rule in rules.visitRules where rule.startDomain(of: facts).isEmpty {
      return rule.refusal(of: facts, startingAt: origin)
        ?? Reason(.timeWindow, "Service does not fit into any of its time windows.")
    }
    if let agreement = facts.agreement, facts.pin?.start == nil {
      return Reason(
        .agreementExpired, "No time window lies within the validity of agreement \(agreement.id).")
    }
    return Reason(.pin, "The pinned time lies outside what windows and agreement allow.")
  }

  /// One reason a kind, nearest first within the kind, with the number of shifts it stops.
  private func summary(of obstacles: [Obstacle]) -> [Reason] {
    ReasonCode.allCases.compactMap { code in
      let same = obstacles.filter { $0.reason.code == code }
      guard var nearest = same.first else { return nil }
      for other in same where other.distance < nearest.distance { nearest = other }
      let others = same.count - 1
      let tail = others == 0 ? "" : " (\(others) more \(others == 1 ? "shift" : "shifts") likewise)"
      return Reason(code, nearest.reason.text + tail)
    }
  }

  private func skillDistance(of facts: VisitFacts, to technician: Technician) -> Int {
    facts.visit.requiredSkills.reduce(0) { sum, required in
      let level = technician.skills.filter { $0.skill == required.skill }.map(\.level).max()
      return sum + (level.map { max(0, required.minLevel - $0) } ?? 1000)
    }
  }
}

/// What stops one shift from making a visit, and by how much.
private struct Obstacle {
  var reason: Reason
  var distance: Int
}

extension PlanningProblem {
  /// Returns what stops `shift` from making only `stop`, whatever else was planned.
  private func obstacle(for stop: Int, in index: Int) -> Obstacle {
    let timing = RouteTiming(self)
    let (visit, shift) = (visits[stop], shifts[index])
    let name = facts.shifts[index].technician.name
    guard let out = timing.leg(shift.startLocation, visit.location, in: shift),
      let back = timing.leg(visit.location, shift.endLocation, in: shift)
    else {
      let cell =
        "row \(shift.startLocation), column \(visit.location) of profile "
        + facts.shifts[index].technician.travelProfile
      return Obstacle(
        reason: Reason(.unreachable, "There is no way for \(name) to the site and back (\(cell))."),
        distance: 0)
    }
    for (item, name) in stockItems.enumerated() where visit.load[item] > shift.capacity[item] {
      let short = visit.load[item] - shift.capacity[item]
      let text =
        "Needs \(visit.load[item]) of \(name); the van of \(facts.shifts[index].technician.name) "
        + "holds \(shift.capacity[item])."
      return Obstacle(reason: Reason(.parts, text), distance: short)
    }
    if shift.maxVisits < 1 {
      return Obstacle(reason: Reason(.visitLimit, "\(name) may make no visit."), distance: 1)
    }
    let (seconds, metres) = (out.seconds + back.seconds, out.metres + back.metres)
    if seconds > shift.maxTravelTime || metres > shift.maxDistance {
      let text = "The way there and back is too long for \(name): \(minutes(seconds)) min."
      return Obstacle(
        reason: Reason(.travelLimit, text), distance: max(0, seconds - shift.maxTravelTime))
    }
    return timeObstacle(for: stop, in: index, out: out.seconds, back: back.seconds)
  }

  private func timeObstacle(for stop: Int, in index: Int, out: Int, back: Int) -> Obstacle {
    let (visit, shift) = (visits[stop], shifts[index])
    let name = facts.shifts[index].technician.name
    let arrival = shift.start + out
    guard let start = visit.earliestStart(from: arrival) else {
      let late = arrival - (visit.starts.last?.upperBound ?? arrival)
      let refusals = rules.visitRules.compactMap {
        $0.refusal(of: facts.visits[stop], startingAt: origin + Seconds(arrival))
      }
      if let other = refusals.first(where: { $0.code != .timeWindow }) {
        return Obstacle(reason: other, distance: late)
      }
      return Obstacle(
        reason: Reason(
          .timeWindow,
          "\(name) can be there \(minutes(late)) min after the latest start at the earliest."),
        distance: late)
    }
    guard start <= shift.end else {
      let text =
        "The earliest start is \(minutes(start - shift.end)) min after the end of the shift of \(name)."
      return Obstacle(reason: Reason(.timeWindow, text), distance: start - shift.end)
    }
    let excess = start + visit.serviceDuration + back - shift.end
    if excess > 0, shift.end < (facts.shifts[index].shift.maxEnd - self.origin).count {
      let text = "It takes \(name) \(minutes(excess)) min more duty than a week may hold."
      return Obstacle(reason: Reason(.workTime, text), distance: excess)
    }
    if excess > 0 {
      let text =
        "\(name) can start it at \(clock(start)) and would return \(minutes(excess)) min "
        + "after the latest end of the shift."
      return Obstacle(reason: Reason(.workTime, text), distance: excess)
    }
    if let limit = shift.maxWorkTime, out + visit.serviceDuration + back > limit {
      let excess = out + visit.serviceDuration + back - limit
      let text = "It takes \(name) \(minutes(excess)) min more than the shift may last."
      return Obstacle(reason: Reason(.workTime, text), distance: excess)
    }
    return Obstacle(
      reason: Reason(.breakRule, "It leaves \(name) no room for a break within its window."),
      distance: 0)
  }

  private func minutes(_ seconds: Int) -> Int { (seconds + 59) / 60 }

  /// Returns the time of day in the zone of the scenario, such as `17:05`.
  private func clock(_ seconds: Int) -> String {
    let time = facts.scenario.timeZone.civilTime(of: origin + Seconds(seconds))
    let (hour, minute) = (time.secondsAfterMidnight / 3600, time.secondsAfterMidnight / 60 % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
