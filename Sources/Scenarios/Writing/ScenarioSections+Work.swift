import ServiceModel

extension ScenarioSections {
  func technician(_ technician: Technician) -> FileValue {
    .entries([
      "id": .text(technician.id.text),
      "name": .text(technician.name),
      "skills": .nonEmpty(technician.skills.map(heldSkill)),
      "travelProfile": technician.travelProfile == "car" ? nil : .text(technician.travelProfile),
      "costs": costs(technician.costs),
      "maxWeeklyDutyTime": technician.maxWeeklyDutyTime.map(FileValue.duration),
      "minRest": technician.minRest.map(FileValue.duration),
      "employment": technician.employment == .employee
        ? nil : .text(technician.employment.rawValue),
      "shifts": .list(technician.shifts.map(shift)),
    ])
  }

  private func heldSkill(_ held: HeldSkill) -> FileValue {
    guard held != HeldSkill(skill: held.skill) else { return .text(held.skill.text) }
    return .entries([
      "skill": .text(held.skill.text),
      "level": held.level == 1 ? nil : .number(held.level),
      "validFrom": date(held.validFrom),
      "validTo": date(held.validTo),
    ])
  }

  private func costs(_ costs: CostRates) -> FileValue? {
    guard costs != CostRates() else { return nil }
    return .entries([
      "fixed": price(costs.fixed.minorUnits),
      "perHour": price(costs.perHour.minorUnitsPerHour),
      "perWorkHour": price(costs.perWorkHour.minorUnitsPerHour),
      "perTravelHour": price(costs.perTravelHour.minorUnitsPerHour),
      "perKilometre": price(costs.perKilometre.minorUnitsPerKilometre),
      "overtime": .nonEmpty(
        costs.overtimeTiers.map { tier in
          .entries([
            "after": .duration(tier.after),
            "perHour": money(Money(minorUnits: tier.perHour.minorUnitsPerHour)),
          ])
        }),
    ])
  }

  private func shift(_ shift: Shift) -> FileValue {
    .entries([
      "id": .text(shift.id.text),
      "start": times.value(shift.minStart),
      "softEnd": shift.maxSoftEnd == shift.maxEnd ? nil : times.value(shift.maxSoftEnd),
      "end": times.value(shift.maxEnd),
      "startLocation": shift.startLocation.map(location),
      "endLocation": shift.endLocation.map(location),
      "breaks": .nonEmpty(
        shift.breaks.map { pause in
          .entries([
            "id": .text(pause.id.text),
            "duration": .duration(pause.duration),
            "start": times.value(pause.minStart),
            "end": times.value(pause.maxEnd),
          ])
        }),
      "stock": stock(shift.stock),
      "maxVisits": shift.maxVisits.map(FileValue.number),
      "maxWorkTime": shift.maxWorkTime.map(FileValue.duration),
      "maxTravelTime": shift.maxTravelTime.map(FileValue.duration),
      "maxDistanceKilometres": shift.maxDistance.map {
        .decimal($0.count, digits: 0, parts: 1000)
      },
    ])
  }

  func order(_ order: ServiceOrder) -> FileValue {
    var entries: [FileEntry] = []
    func add(_ key: String, _ value: FileValue?) {
      if let value { entries.append(FileEntry(key: key, value: value)) }
    }
    add("id", .text(order.id.text))
    add("customer", order.customer.map(FileValue.text))
    add("agreement", order.agreement.map { .text($0.text) })
    add("serviceLevelAgreement", order.serviceLevelAgreement.map { .text($0.text) })
    add("createdAt", order.createdAt.map(times.value))
    add("receivedAt", order.receivedAt.map(times.value))
    add("origin", order.origin == .user ? nil : .text(order.origin.rawValue))
    add("events", .nonEmpty(order.events.map(event)))
    add("due", due(order.fixedDue))
    add("stage", order.stage.map { .text($0.text) })
    add("priority", order.priority.map { .text($0.text) })
    add("responsible", order.responsible.map { .text($0.text) })
    add("stageReasons", .nonEmpty(order.stageReasons.map(stageReason)))
    add("preferredTechnicians", .texts(order.preferredTechnicians.map(\.text)))
    entries += detailEntries(order)
    if let visit = order.visits.first, order.visits.count == 1, canMerge(visit, into: order) {
      entries += visitEntries(visit).filter { $0.key != "id" }
    } else {
      add("visits", .list(order.visits.map { .map(visitEntries($0)) }))
    }
    return .map(entries)
  }

  /// Returns whether the keys of the only visit can stand in the order itself.
  ///
  /// The order's `priority` would hide that of the visit, its `preferredTechnicians` would become
  /// those of the visit, and the visit takes the order's name.
  private func canMerge(_ visit: Visit, into order: ServiceOrder) -> Bool {
    visit.id.text == order.id.text && visit.priority == nil && order.preferredTechnicians.isEmpty
  }

  private func due(_ due: [Milestone: Instant]) -> FileValue? {
    let entries = Milestone.allCases.compactMap { milestone in
      due[milestone].map { FileEntry(key: milestone.rawValue, value: times.value($0)) }
    }
    return entries.isEmpty ? nil : .map(entries)
  }

  private func visitEntries(_ visit: Visit) -> [FileEntry] {
    let entries: KeyValuePairs<String, FileValue?> = [
      "id": .text(visit.id.text),
      "location": location(visit.location),
      "serviceDuration": .duration(visit.serviceDuration),
      "requiredSkills": .nonEmpty(visit.requiredSkills.map(requiredSkill)),
      "timeWindows": .nonEmpty(visit.timeWindows.map(timeWindow)),
      "dateWindow": visit.dateWindow.map(dateWindow),
      "priority": visit.priority.map { .text($0.text) },
      "requiredTechnicians": .texts(visit.requiredTechnicians.map(\.text)),
      "preferredTechnicians": .texts(visit.preferredTechnicians.map(\.text)),
      "excludedTechnicians": .texts(visit.excludedTechnicians.map(\.text)),
      "pin": visit.pin.map(pin),
      "booking": visit.booking.map(pin),
      "started": visit.started.map(started),
      "parts": stock(visit.parts),
      "mandatory": visit.mandatory ? .scalar("true") : nil,
      "promised": visit.promised ? nil : .scalar("false"),
      "dropCost": visit.dropCost.map(money),
    ]
    return entries.compactMap { key, value in value.map { FileEntry(key: key, value: $0) } }
  }

  func requiredSkill(_ required: RequiredSkill) -> FileValue {
    guard required.minLevel != 1 else { return .text(required.skill.text) }
    return .entries([
      "skill": .text(required.skill.text), "minLevel": .number(required.minLevel),
    ])
  }

  private func timeWindow(_ window: TimeWindow) -> FileValue {
    .entries([
      "start": times.value(window.minStart),
      "maxStart": times.value(window.maxStart),
      "end": window.maxEnd.map(times.value),
    ])
  }

  private func dateWindow(_ window: DateWindow) -> FileValue {
    .entries([
      "start": date(window.start), "end": date(window.end),
      "hours": window.hours.isEmpty ? nil : openHours(window.hours),
    ])
  }

  private func started(_ work: StartedWork) -> FileValue {
    .entries(["technician": .text(work.technician.text), "start": times.value(work.start)])
  }

  private func pin(_ pin: Pin) -> FileValue {
    .entries([
      "technician": pin.technician.map { .text($0.text) },
      "start": pin.start.flatMap {
        $0.lowerBound == $0.upperBound ? times.value($0.lowerBound) : nil
      },
      "startRange": pin.start.flatMap { $0.lowerBound == $0.upperBound ? nil : range($0) },
    ])
  }
}
