import ServiceModel

/// A change that takes an obstacle away, with how much of a change it is.
struct Remedy {
  /// The change.
  var change: SuggestedChange
  /// How much it changes; about the minutes that it is felt to be worth.
  var weight: Int

  /// What a further change weighs beside its size, so that fewer changes go first.
  static let weightOfAnother = 100_000

  init(_ change: SuggestedChange, weight: Int) {
    self.change = change
    self.weight = weight
  }

  /// Creates a remedy that moves a time by some seconds.
  init(_ change: SuggestedChange, seconds: Int) {
    self.init(change, weight: (seconds + 59) / 60)
  }
}

extension PlanningProblem {
  /// Returns what could be changed about the first obstacle that stops the only shift from making
  /// `visit`; empty when nothing that is known would help.
  func remedies(for visit: Int) -> [Remedy] {
    guard let shift = shifts.indices.first else { return [] }
    let facts = self.facts.visits[visit]
    if let exclusion = exclusionRemedy(for: facts) { return exclusion.map { [$0] } ?? [] }
    let refusals = pairRemedies(for: facts, in: self.facts.shifts[shift])
    guard refusals.isEmpty else { return Array(refusals.prefix(1)) }
    guard let way = way(to: visit, in: shift) else { return [] }
    if let limit = limitRemedy(for: visit, in: shift, way) { return [limit] }
    return timeRemedies(for: visit, in: shift, way)
  }

  /// The remedy of a rule that keeps the visit out; `.some(nil)` when there is none.
  private func exclusionRemedy(for visit: VisitFacts) -> Remedy?? {
    guard rules.isExcluded(visit) else { return nil }
    if let stage = visit.stage, !stage.permissions.contains(.schedulable) {
      return .some(
        visit.allowingStages.first.map { Remedy(.stage(visit.order.id, $0.id), weight: 30) })
    }
    guard let agreement = visit.agreement, agreement.suspended else { return .some(nil) }
    return .some(Remedy(.agreementResumed(agreement.id), weight: 200))
  }

  private func pairRemedies(for visit: VisitFacts, in shift: ShiftFacts) -> [Remedy] {
    let (id, technician) = (visit.visit.id, shift.technician)
    if let pinned = visit.pin?.technician, pinned != technician.id {
      return [Remedy(.pinRemoved(id), weight: 60)]
    }
    guard visit.visit.started == nil else { return [] }
    let required = visit.visit.requiredTechnicians
    if visit.visit.excludedTechnicians.contains(technician.id)
      || !(required.isEmpty || required.contains(technician.id))
    {
      return [Remedy(.technicianAllowed(id, technician.id), weight: 120)]
    }
    return visit.visit.requiredSkills.compactMap { required in
      let held = technician.skills.filter { $0.skill == required.skill }
      guard !held.contains(where: { $0.level >= required.minLevel && $0.isValid(on: shift.date) })
      else { return nil }
      let level = held.map(\.level).max()
      let gap = level.map { 30 + 60 * max(0, required.minLevel - $0) }
      return Remedy(
        .skill(technician.id, required.skill, level: required.minLevel),
        weight: gap ?? (240 + 60 * min(10, required.minLevel)))
    }
  }

  /// The way from the start of the shift to the visit, and from there to its end.
  typealias Way = (out: Leg, back: Leg)
  /// A drive.
  typealias Leg = (seconds: Int, metres: Int)

  private func way(to visit: Int, in shift: Int) -> Way? {
    let timing = RouteTiming(self)
    guard
      let out = timing.leg(shifts[shift].startLocation, visits[visit].location, in: shifts[shift]),
      let back = timing.leg(visits[visit].location, shifts[shift].endLocation, in: shifts[shift])
    else { return nil }
    return (out, back)
  }

  /// The remedy of a limit that only adds up along the route.
  private func limitRemedy(for visit: Int, in index: Int, _ way: Way) -> Remedy? {
    let shift = shifts[index]
    let (technician, name) = (facts.shifts[index].technician.id, facts.shifts[index].shift.id)
    for (position, item) in stockItems.enumerated() {
      let short = visits[visit].load[position] - shift.capacity[position]
      guard short > 0 else { continue }
      return Remedy(.stock(technician, name, item, more: short), weight: 45 + min(short, 1000))
    }
    if shift.maxVisits < 1 {
      return Remedy(.visitLimit(technician, name, visits: 1), weight: 60)
    }
    let seconds = way.out.seconds + way.back.seconds
    if seconds > shift.maxTravelTime {
      let more = seconds - shift.maxTravelTime
      return Remedy(.travelTime(technician, name, more: Seconds(more)), seconds: more)
    }
    let metres = way.out.metres + way.back.metres
    guard metres > shift.maxDistance else { return nil }
    let more = metres - shift.maxDistance
    return Remedy(.distance(technician, name, more: Metres(more)), weight: (more + 999) / 1000)
  }
}
