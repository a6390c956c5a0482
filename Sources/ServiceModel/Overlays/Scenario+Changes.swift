extension Scenario {
  /// Returns the scenario with `changes`, which all refer to this scenario as it is.
  ///
  /// Values are set and scaled first, then technicians and orders are left out, then new ones come.
  /// The result may have faults; ``faults()`` tells.
  ///
  /// - Precondition: no two changes contradict each other.
  package func applying(_ changes: [ScenarioChange]) -> Scenario {
    var result = self
    for change in changes {
      switch change {
      case .absent(let selector, let from, let to):
        for index in selector.technicians(in: self) {
          result.technicians[index].shifts.removeAll { isOn($0, from: from, to: to) }
        }
      case .forbidOvertime(let selector):
        for index in selector.technicians(in: self) {
          result.technicians[index].forbidOvertime()
        }
      case .setOrders(let selector, let settings):
        for index in selector.serviceOrders(in: self) {
          result.serviceOrders[index].apply(settings)
        }
      case .setRule(let rule): result.simulation?.rule = rule
      case .setGoals(let selector, let goal):
        for place in selector.targets(in: self) {
          result.serviceLevelAgreements[place.agreement].targets[place.target].goal = .clock(goal)
          result.serviceLevelAgreements[place.agreement].targets[place.target]
            .goalsByPriority = [:]
        }
      case .scaleGoals(let selector, let thousandths):
        scaleGoals(selector, thousandths, in: &result)
      case .permitScheduling(let selector):
        for index in selector.stages(in: self) {
          result.stages[index].permissions.insert(.schedulable)
        }
      case .holiday(let day, let selector):
        for index in selector.calendars(in: self) { result.calendars[index].close(on: day) }
      case .remove, .copy, .add, .scaleDemand: break
      }
    }
    changeNumbers(changes, of: &result)
    return result
  }

  /// Leaves out, copies and adds technicians and orders of `result`, whose values are set.
  private func changeNumbers(_ changes: [ScenarioChange], of result: inout Scenario) {
    var leftOut: (technicians: Set<Int>, orders: Set<Int>) = ([], [])
    var copies: [ServiceOrder] = []
    for change in changes {
      switch change {
      case .remove(.technicians, let selector):
        leftOut.technicians.formUnion(selector.technicians(in: self))
      case .remove(_, let selector):
        leftOut.orders.formUnion(selector.serviceOrders(in: self))
      case .scaleDemand(let selector, let thousandths):
        let scale = DemandScale(
          selector.serviceOrders(in: self), of: self, thousandths: thousandths)
        leftOut.orders.formUnion(scale.leftOut)
        copies += scale.copies.map { result.serviceOrders[$0.order].copy(number: $0.number) }
      default: break
      }
    }
    result.technicians = result.technicians.enumerated()
      .filter { !leftOut.technicians.contains($0.offset) }.map(\.element)
    result.serviceOrders = result.serviceOrders.enumerated()
      .filter { !leftOut.orders.contains($0.offset) }.map(\.element)
    result.serviceOrders += copies.sorted { $0.id < $1.id }
    addNew(changes, to: &result)
  }

  private func addNew(_ changes: [ScenarioChange], to result: inout Scenario) {
    var technicians: [Technician] = []
    var orders: [ServiceOrder] = []
    for change in changes {
      if case .add(let moreTechnicians, let moreOrders) = change {
        technicians += moreTechnicians
        orders += moreOrders
      }
      guard case .copy(let source, let id, let name) = change,
        var copy = self.technicians.first(where: { $0.id == source })
      else { continue }
      if changes.contains(where: { $0.forbidsOvertime(of: source, in: self) }) {
        copy.forbidOvertime()
      }
      copy.id = id
      copy.name = name ?? id.text
      technicians.append(copy)
    }
    result.technicians += technicians.sorted { $0.id < $1.id }
    result.serviceOrders += orders.sorted { $0.id < $1.id }
  }

  /// Returns whether `shift` starts on one of the days, in the zone of the scenario.
  func isOn(_ shift: Shift, from: CivilDate?, to: CivilDate?) -> Bool {
    guard from != nil || to != nil else { return true }
    let date = TimeZoneRules.rules(of: timeZone).civil(at: shift.minStart).date
    return (from.map { $0 <= date } ?? true) && (to.map { date <= $0 } ?? true)
  }
}

extension ScenarioChange {
  fileprivate func forbidsOvertime(
    of technician: Identifier<Technician>, in base: Scenario
  ) -> Bool {
    guard case .forbidOvertime(let selector) = self else { return false }
    return selector.technicians(in: base).contains { base.technicians[$0].id == technician }
  }
}

extension WorkingCalendar {
  /// Makes a day a holiday.
  fileprivate mutating func close(on day: CivilDate) {
    holidays.insert(day)
    // An exception overrides the holidays, a date of the base calendar both.
    exceptions[day] = nil
    baseDates.remove(day)
  }
}

extension Technician {
  /// Lets every shift end with regular time.
  fileprivate mutating func forbidOvertime() {
    for index in shifts.indices { shifts[index].maxEnd = shifts[index].maxSoftEnd }
  }
}

extension ServiceOrder {
  fileprivate mutating func apply(_ settings: OrderSettings) {
    agreement = settings.agreement ?? agreement
    serviceLevelAgreement = settings.serviceLevelAgreement ?? serviceLevelAgreement
    stage = settings.stage ?? stage
    if let urgency = settings.priority { priority = urgency }
    for index in visits.indices {
      if settings.priority != nil { visits[index].priority = nil }
      if let mandatory = settings.mandatory { visits[index].mandatory = mandatory }
      if let dropCost = settings.dropCost { visits[index].dropCost = dropCost }
    }
  }

  /// Returns a second order like this one, about which nothing is decided yet.
  fileprivate func copy(number: Int) -> ServiceOrder {
    var copy = self
    copy.id = Identifier("\(id)+\(number)")
    for index in visits.indices {
      copy.visits[index].id = Identifier("\(visits[index].id)+\(number)")
      copy.visits[index].pin = nil
      copy.visits[index].booking = nil
      copy.visits[index].started = nil
    }
    return copy
  }
}
