// Faults of technicians and shifts.
extension ScenarioInspection {
  /// Inspects the technicians.
  mutating func inspectTechnicians() {
    checkNames(scenario.technicians.map(\.id), kind: "technician", .duplicateTechnician) {
      FieldPath("technicians")[$0]
    }
    for (index, technician) in scenario.technicians.enumerated() {
      let path = FieldPath("technicians")[index]
      inspectSkills(of: technician, path["skills"])
      inspect(technician.costs, path["costs"])
      if case .matrices(let matrices) = scenario.travel,
        matrices[technician.travelProfile] == nil, !matrices.isEmpty
      {
        let profile = technician.travelProfile
        add(
          .unknownProfile, path["travelProfile"], value: profile,
          nearestName: closestName(to: profile, among: matrices.keys.sorted()),
          "there is no travel matrix for \"\(profile)\"")
      }
      inspectShifts(of: technician, path)
    }
  }

  private mutating func inspectSkills(of technician: Technician, _ path: FieldPath) {
    var seen: Set<Identifier<Skill>> = []
    for (index, held) in technician.skills.enumerated() {
      let path = path[index]
      checkReference(held.skill, in: \.skills, kind: "skill", .unknownHeldSkill, path["skill"])
      checkNumber(held.level, from: 1, .invalidLevel, "level", path["level"])
      // The same skill may stand twice with different validity.
      if !seen.insert(held.skill).inserted, held.validFrom == nil, held.validTo == nil {
        addRepetition(of: held.skill.text, path["skill"])
      }
      let isCountable =
        isCountable(held.validFrom, in: PlanningLimits.days, path["validFrom"], "date")
        && isCountable(held.validTo, in: PlanningLimits.days, path["validTo"], "date")
      if isCountable, let from = held.validFrom, let to = held.validTo, to < from {
        add(
          .invertedValidity, path["validTo"], value: to.description,
          "the skill is valid from \(from) to \(to)")
      }
    }
  }

  /// Adds the warning that a name stands twice in one list.
  mutating func addRepetition(of name: String, _ path: FieldPath) {
    add(.repeatedEntry, path, value: name, "\"\(name)\" stands twice in the list")
  }

  private mutating func inspect(_ costs: CostRates, _ path: FieldPath) {
    let rates: [(key: String, minorUnits: Int)] = [
      ("fixed", costs.fixed.minorUnits), ("perHour", costs.perHour.minorUnitsPerHour),
      ("perWorkHour", costs.perWorkHour.minorUnitsPerHour),
      ("perTravelHour", costs.perTravelHour.minorUnitsPerHour),
      ("perKilometre", costs.perKilometre.minorUnitsPerKilometre),
    ]
    for (key, minorUnits) in rates {
      checkAmount(Money(minorUnits: minorUnits), .negativeRate, path[key])
    }
    for (index, tier) in costs.overtimeTiers.enumerated() {
      let path = path["overtime"][index]
      checkAmount(Money(minorUnits: tier.perHour.minorUnitsPerHour), .negativeRate, path["perHour"])
      guard isCountable(tier.after, in: PlanningLimits.durations, path["after"], "duration") else {
        continue
      }
      guard index > 0 else {
        if tier.after != .zero {
          add(.overtimeNotFromZero, path["after"], "the first tier does not begin at zero")
        }
        continue
      }
      let previous = costs.overtimeTiers[index - 1]
      if tier.after <= previous.after {
        add(.overtimeNotIncreasing, path["after"], "the tier does not begin after the one before")
      }
      if tier.perHour.minorUnitsPerHour < previous.perHour.minorUnitsPerHour {
        add(.overtimeNotIncreasing, path["perHour"], "the rate is below that of the tier before")
      }
    }
  }

  private mutating func inspectShifts(of technician: Technician, _ path: FieldPath) {
    if technician.shifts.isEmpty {
      let name = technician.id.text
      add(.withoutShift, path, value: name, "the technician \"\(name)\" has no shift")
    }
    checkNames(technician.shifts.map(\.id), kind: "shift", .duplicateTechnician) {
      path["shifts"][$0]
    }
    var end: Instant?
    for (index, shift) in technician.shifts.enumerated() {
      let path = path["shifts"][index]
      inspectPlacesAndLimits(of: shift, path)
      guard inspectTimes(of: shift, path) else { continue }
      if let end, shift.minStart < end {
        add(.overlappingShifts, path["start"], "the shift starts before the one before it ends")
      }
      end = shift.maxEnd
      inspectBreaks(of: shift, path["breaks"])
    }
  }

  /// Inspects the times of a shift; returns whether they can be counted with.
  private mutating func inspectTimes(of shift: Shift, _ path: FieldPath) -> Bool {
    guard isCountable(shift.minStart, in: PlanningLimits.instants, path["start"], "start"),
      isCountable(shift.maxEnd, in: PlanningLimits.instants, path["end"], "end"),
      isCountable(shift.maxSoftEnd, in: PlanningLimits.instants, path["softEnd"], "regular end")
    else { return false }
    guard shift.minStart < shift.maxEnd else {
      add(.invertedShift, path["end"], "the shift ends before or when it starts")
      return false
    }
    if shift.maxSoftEnd < shift.minStart || shift.maxSoftEnd > shift.maxEnd {
      add(.softEndOutsideShift, path["softEnd"], "the regular end lies outside the shift")
    }
    let window = scenario.planningWindow
    // A simulation goes on after the window until its calls are answered.
    let end = window.end + max(.zero, scenario.simulation?.coolDown ?? .zero)
    if shift.maxEnd <= window.start || shift.minStart >= end {
      add(
        .shiftOutsidePlanningWindow, path["start"], "the shift lies outside the planning window")
    }
    longestShift = max(longestShift ?? .zero, shift.maxEnd - shift.minStart)
    return true
  }

  private mutating func inspectBreaks(of shift: Shift, _ path: FieldPath) {
    checkNames(shift.breaks.map(\.id), kind: "break", .duplicateTechnician) { path[$0] }
    var end: Instant?
    for (index, pause) in shift.breaks.enumerated() {
      let path = path[index]
      guard isCountable(pause.minStart, in: PlanningLimits.instants, path["start"], "start"),
        isCountable(pause.maxEnd, in: PlanningLimits.instants, path["end"], "end"),
        isCountable(pause.duration, in: PlanningLimits.durations, path["duration"], "duration")
      else { continue }
      if pause.duration <= .zero {
        add(.invalidBreakDuration, path["duration"], "the break takes no time")
      }
      if pause.minStart < shift.minStart || pause.maxEnd > shift.maxEnd {
        let key = pause.minStart < shift.minStart ? "start" : "end"
        add(.breakOutsideShift, path[key], "the window of the break reaches outside its shift")
      }
      if pause.maxEnd - pause.minStart < pause.duration {
        add(.breakTooLong, path["duration"], "the break is longer than its window")
      }
      if let end, pause.minStart < end {
        add(.overlappingBreaks, path["start"], "the break may begin before the one before it ends")
      }
      end = pause.maxEnd
    }
  }

  private mutating func inspectPlacesAndLimits(of shift: Shift, _ path: FieldPath) {
    if let place = shift.startLocation { inspect(place, path["startLocation"]) }
    if let place = shift.endLocation { inspect(place, path["endLocation"]) }
    for (item, count) in shift.stock.sorted(by: { $0.key < $1.key }) {
      let path = path["stock"][item.text]
      checkReference(item, in: \.stockItems, kind: "stock item", .unknownStock, path)
      checkNumber(count, from: 0, .invalidStock, "number", path)
    }
    checkNumber(shift.maxVisits, from: 0, .invalidLimit, "number of visits", path["maxVisits"])
    checkNumber(
      shift.maxDistance?.count, from: 0, .invalidLimit, "distance in metres",
      path["maxDistanceKilometres"])
    checkLimit(shift.maxWorkTime, path["maxWorkTime"])
    checkLimit(shift.maxTravelTime, path["maxTravelTime"])
  }
}
