package import ServiceModel

extension Scenario {
  /// Returns the scenario in which `change` is made; what it names and is not there stays absent.
  package func applying(_ change: SuggestedChange) -> Scenario {
    var result = self
    switch change {
    case .skill, .weeklyDuty, .shiftStart, .shiftEnd, .noBreaks, .stock, .visitLimit, .workTime,
      .travelTime, .distance:
      result.changeTechnicians(by: change)
    case .windowStart, .windowEnd, .anyTime, .anyDay, .technicianAllowed, .pinRemoved:
      result.changeVisits(by: change)
    case .agreementResumed, .agreementValid, .anyCoveredHour, .anyNumberOfVisits:
      result.changeAgreements(by: change)
    case .stage, .partsAvailable, .anyHour:
      result.changeOrders(by: change)
    }
    return result
  }

  /// Returns the scenario in which all `changes` are made, one after the other.
  package func applying(_ changes: [SuggestedChange]) -> Scenario {
    changes.reduce(self) { $0.applying($1) }
  }

  private mutating func change(
    _ id: Identifier<Technician>, _ body: (inout Technician) -> Void
  ) {
    for index in technicians.indices where technicians[index].id == id {
      body(&technicians[index])
    }
  }

  private mutating func change(
    _ id: Identifier<Technician>, _ shift: Identifier<Shift>, _ body: (inout Shift) -> Void
  ) {
    change(id) { technician in
      for index in technician.shifts.indices where technician.shifts[index].id == shift {
        body(&technician.shifts[index])
      }
    }
  }

  private mutating func changeTechnicians(by change: SuggestedChange) {
    switch change {
    case .skill(let id, let skill, let level):
      self.change(id) { technician in
        technician.skills.removeAll { held in
          held.skill == skill
            && (held.level <= level || held.validFrom == nil && held.validTo == nil)
        }
        technician.skills.append(HeldSkill(skill: skill, level: level))
      }
    case .weeklyDuty(let id, let more):
      self.change(id) { $0.maxWeeklyDutyTime = $0.maxWeeklyDutyTime.map { $0 + more } }
    case .shiftStart(let id, let shift, let earlier):
      self.change(id, shift) { $0.minStart = $0.minStart - earlier }
    case .shiftEnd(let id, let shift, let later):
      self.change(id, shift) { $0.maxEnd = $0.maxEnd + later }
    case .noBreaks(let id, let shift):
      self.change(id, shift) { $0.breaks = [] }
    case .stock(let id, let shift, let item, let more):
      self.change(id, shift) { $0.stock[item, default: 0] += more }
    case .visitLimit(let id, let shift, let visits):
      self.change(id, shift) { $0.maxVisits = visits }
    case .workTime(let id, let shift, let more):
      self.change(id, shift) { $0.maxWorkTime = $0.maxWorkTime.map { $0 + more } }
    case .travelTime(let id, let shift, let more):
      self.change(id, shift) { $0.maxTravelTime = $0.maxTravelTime.map { $0 + more } }
    case .distance(let id, let shift, let more):
      self.change(id, shift) { $0.maxDistance = $0.maxDistance.map { $0 + more } }
    default: break
    }
  }

  private mutating func changeVisits(by change: SuggestedChange) {
    switch change {
    case .windowStart(let id, let window, let earlier):
      self.change(id) { visit in
        guard visit.timeWindows.indices.contains(window) else { return }
        visit.timeWindows[window].minStart = visit.timeWindows[window].minStart - earlier
      }
    case .windowEnd(let id, let window, let later):
      self.change(id) { visit in
        guard visit.timeWindows.indices.contains(window) else { return }
        let start = visit.latestStart(in: visit.timeWindows[window]) + later
        visit.timeWindows[window].maxStart = max(visit.timeWindows[window].maxStart, start)
        visit.timeWindows[window].maxEnd = visit.timeWindows[window].maxEnd.map {
          max($0, start + visit.serviceDuration)
        }
      }
    case .anyTime(let id): self.change(id) { $0.timeWindows = [] }
    case .anyDay(let id): self.change(id) { $0.dateWindow = nil }
    case .technicianAllowed(let id, let technician):
      self.change(id) { visit in
        visit.excludedTechnicians.removeAll { $0 == technician }
        if !visit.requiredTechnicians.isEmpty, !visit.requiredTechnicians.contains(technician) {
          visit.requiredTechnicians.append(technician)
        }
      }
    case .pinRemoved(let id):
      self.change(id) { visit in
        visit.pin = nil
        visit.booking = nil
        visit.started = nil
      }
    default: break
    }
  }

  private mutating func changeAgreements(by change: SuggestedChange) {
    for index in agreements.indices {
      let id = agreements[index].id
      switch change {
      case .agreementResumed(id): agreements[index].suspended = false
      case .agreementValid(id, let date):
        agreements[index].startDate = agreements[index].startDate.map { min($0, date) }
        agreements[index].endDate = agreements[index].endDate.map { max($0, date) }
      case .anyCoveredHour(id): agreements[index].terms.coveredHours = nil
      case .anyNumberOfVisits(id): agreements[index].terms.visitAllowance = nil
      default: break
      }
    }
  }

  private mutating func changeOrders(by change: SuggestedChange) {
    for index in serviceOrders.indices {
      let id = serviceOrders[index].id
      switch change {
      case .stage(id, let stage): move(orderAt: index, to: stage)
      case .partsAvailable(id, let date): deliverParts(ofOrderAt: index, on: date)
      case .anyHour(id):
        for line in serviceOrders[index].lines.indices {
          serviceOrders[index].lines[line].content.startAfterTime = nil
          serviceOrders[index].lines[line].content.endBeforeTime = nil
        }
      default: break
      }
    }
  }

  /// Moves an order as the clock of its promises has to see it: with an event, if it has any of that
  /// kind.
  private mutating func move(orderAt index: Int, to stage: Identifier<Stage>) {
    serviceOrders[index].stage = stage
    let events = serviceOrders[index].events
    let isRecorded = events.contains { event in
      if case .stageChanged = event.kind { true } else { false }
    }
    guard isRecorded else { return }
    let now = max(planningWindow.start, events.map(\.at).max() ?? planningWindow.start)
    serviceOrders[index].events.append(OrderEvent(at: now, .stageChanged(stage)))
  }

  private mutating func deliverParts(ofOrderAt index: Int, on date: CivilDate) {
    for need in serviceOrders[index].itemRequirements.indices {
      let day = serviceOrders[index].itemRequirements[need].deliveryDate
      serviceOrders[index].itemRequirements[need].deliveryDate = day.map { min($0, date) }
    }
    let parts = Set(serviceOrders[index].visits.flatMap(\.parts.keys))
    for item in stockItems.indices where parts.contains(stockItems[item].id) {
      stockItems[item].availableFrom = stockItems[item].availableFrom.map { min($0, date) }
    }
  }
}

extension Scenario {
  /// Changes the visit of that name.
  package mutating func change(_ id: Identifier<Visit>, _ body: (inout Visit) -> Void) {
    for order in serviceOrders.indices {
      for visit in serviceOrders[order].visits.indices
      where serviceOrders[order].visits[visit].id == id {
        body(&serviceOrders[order].visits[visit])
      }
    }
  }

  /// Returns the scenario in which `visit` must be made.
  package func requiring(_ visit: Identifier<Visit>) -> Scenario {
    var result = self
    result.change(visit) { $0.mandatory = true }
    return result
  }

  /// Returns the scenario in which each of `visits` may be left out, moved and given to anybody.
  package func freeing(_ visits: Set<Identifier<Visit>>) -> Scenario {
    var result = self
    for order in result.serviceOrders.indices {
      for visit in result.serviceOrders[order].visits.indices
      where visits.contains(result.serviceOrders[order].visits[visit].id) {
        result.serviceOrders[order].visits[visit].mandatory = false
        result.serviceOrders[order].visits[visit].pin = nil
        result.serviceOrders[order].visits[visit].booking = nil
        result.serviceOrders[order].visits[visit].started = nil
      }
    }
    return result
  }

  /// Returns the scenario that asks for `visits` only.
  package func keeping(_ visits: Set<Identifier<Visit>>) -> Scenario {
    var result = self
    for order in result.serviceOrders.indices {
      result.serviceOrders[order].visits.removeAll { !visits.contains($0.id) }
    }
    result.serviceOrders.removeAll { $0.visits.isEmpty }
    return result
  }
}

extension Visit {
  /// The latest start that a window allows.
  func latestStart(in window: TimeWindow) -> Instant {
    min(window.maxStart, window.maxEnd.map { $0 - serviceDuration } ?? window.maxStart)
  }
}
