import ServiceModel

// Visits that are known before the run as calls: those that are alike make one type.
extension Scenario {
  /// Returns the call types of known visits.
  ///
  /// Visits are alike that come from the same list, have the same kinds of promises and urgency and
  /// may be made by the same technicians.
  func callTypes(
    of known: KnownVisits, stages: CallStages, travel: TravelTable
  ) -> [CallType] {
    let clock = ServiceLevelClock(self, orders: known.visits.map(\.order))
    var groups: [VisitGroup: Int] = [:]
    var types: [(type: CallType, calls: [KnownCall])] = []
    for visit in known.visits {
      let terms = terms(of: visit, clock)
      let group = VisitGroup(visit, tier: tier(of: visit, clock), terms: terms)
      let index = groups[group] ?? types.count
      if index == types.count {
        groups[group] = index
        types.append((callType(of: group, like: visit, terms: terms, stages: stages), []))
      }
      types[index].calls.append(call(visit, terms: terms, travel: travel))
    }
    return types.map { type, calls in
      var type = type
      // The list is in order of names, which orders the calls of one instant.
      let order = calls.indices.sorted { (calls[$0].time, $0) < (calls[$1].time, $1) }
      type.arrivals = .known(order.map { calls[$0] })
      return type
    }
  }

  private func callType(
    of group: VisitGroup, like known: KnownVisit, terms: [ClockTerms], stages: CallStages
  ) -> CallType {
    var type = CallType(
      id: group.name, arrivals: .known([]), rank: rank(of: group.priority),
      work: .constant(0),
      technicians: technicians.indices.filter { mayMake(technicians[$0], known) },
      firstFix: known.work.firstFix.map(FirstFix.init),
      noAccess: known.work.closedDoor.map(NoAccess.init),
      patience: known.work.patience.map { Distribution($0) }, promises: terms,
      priority: group.priority)
    type.agreement = group.agreement
    type.tier = group.tier
    type.stages = stages
    type.isHeldByStage = !known.isSchedulable
    return type
  }

  private func call(_ known: KnownVisit, terms: [ClockTerms], travel: TravelTable) -> KnownCall {
    let (order, visit) = (known.order, known.visit)
    let mean = Double(visit.serviceDuration.count)
    let variation = Double(known.work.variation) / 100
    let created = OrderEvent(at: known.time, .created)
    let history = order.clockEvents.filter { $0.at <= known.time }
    let begun = visit.started.flatMap { started in
      technicians.firstIndex { $0.id == started.technician }.map { ($0, started.start) }
    }
    return KnownCall(
      time: known.time, since: order.clockStart.map { min($0, known.time) } ?? known.time,
      name: "\(known.source.rawValue)/\(visit.id)", place: travel.indices[visit.location] ?? 0,
      work: mean > 0 && variation > 0
        ? .logNormal(mean: mean, variation: variation) : .constant(mean),
      promises: terms, history: history.isEmpty ? [created] : history, begun: begun)
  }

  /// Returns what is promised about a visit.
  ///
  /// Without the instant of creation nothing is but negotiated instants, as for a plan. Preventive work is
  /// promised within its windows where nothing else is.
  private func terms(of known: KnownVisit, _ clock: ServiceLevelClock) -> [ClockTerms] {
    guard known.visit.promised else { return [] }
    let terms = clock.terms(of: known.order).filter {
      known.order.clockStart != nil || $0.fixedDue != nil
    }
    guard terms.isEmpty, known.source == .preventive, let latest = known.latestStart else {
      return terms
    }
    return [
      ClockTerms(
        milestone: .workStart, target: nil, options: ServiceLevelOptions(),
        scale: ClockScale(calendar: nil, timeZone: timeZone), fixedDue: latest)
    ]
  }

  private func tier(of known: KnownVisit, _ clock: ServiceLevelClock) -> String {
    let name = clock.serviceLevelAgreement(of: known.order)?.id.text
    return name ?? (known.source == .preventive ? known.source.rawValue : "")
  }

  private func mayMake(_ technician: Technician, _ known: KnownVisit) -> Bool {
    let visit = known.visit
    return known.isSchedulable && canAnswer(technician, visit.requiredSkills)
      && (visit.requiredTechnicians.isEmpty || visit.requiredTechnicians.contains(technician.id))
      && !visit.excludedTechnicians.contains(technician.id)
  }
}

/// What visits have in common that make one call type.
private struct VisitGroup: Hashable {
  let source: KnownVisit.Source
  let tier: String
  let priority: Identifier<Priority>?
  let agreement: Identifier<Agreement>?
  private let milestones: [Milestone]
  private let skills: [RequiredSkill]
  private let required: [Identifier<Technician>]
  private let excluded: [Identifier<Technician>]
  private let isSchedulable: Bool

  init(_ known: KnownVisit, tier: String, terms: [ClockTerms]) {
    source = known.source
    self.tier = tier
    priority = known.visit.priority ?? known.order.priority
    agreement = known.order.agreement
    milestones = terms.map(\.milestone)
    skills = known.visit.requiredSkills
    required = known.visit.requiredTechnicians
    excluded = known.visit.excludedTechnicians
    isSchedulable = known.isSchedulable
  }

  /// What the group is called, unlike any other.
  var name: String {
    let parts: [(String, [String])] = [
      ("", [tier]), ("under ", [agreement?.text ?? ""]), ("priority ", [priority?.text ?? ""]),
      ("until ", milestones.map(\.rawValue)),
      ("skills ", skills.map { $0.minLevel == 1 ? $0.skill.text : "\($0.skill) \($0.minLevel)" }),
      ("by ", required.map(\.text)), ("not by ", excluded.map(\.text)),
      ("", [isSchedulable ? "" : "not schedulable"]),
    ]
    let words = parts.compactMap { word, names in
      let names = names.filter { !$0.isEmpty }
      return names.isEmpty ? nil : word + names.joined(separator: " + ")
    }
    return ([source.rawValue] + words).joined(separator: ", ")
  }
}
