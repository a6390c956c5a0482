// Faults of the technicians whom visits name, and of pins and bookings.
extension ScenarioInspection {
  /// Inspects who must, should or may not make a visit.
  mutating func inspectTechnicians(of visit: Visit, _ place: VisitPlace) {
    let lists: [(key: String, names: [Identifier<Technician>])] = [
      ("requiredTechnicians", visit.requiredTechnicians),
      ("preferredTechnicians", visit.preferredTechnicians),
      ("excludedTechnicians", visit.excludedTechnicians),
    ]
    for (key, names) in lists where !names.isEmpty {
      var seen: Set<Identifier<Technician>> = []
      for (index, name) in names.enumerated() {
        let path = { place.path[key][index] }
        checkReference(
          name, in: \.technicians, kind: "technician", .unknownVisitTechnician, path())
        if !seen.insert(name).inserted { addRepetition(of: name.text, path()) }
      }
    }
    guard !visit.requiredTechnicians.isEmpty, !visit.excludedTechnicians.isEmpty else { return }
    let required = Set(visit.requiredTechnicians)
    for (index, name) in visit.excludedTechnicians.enumerated() where required.contains(name) {
      add(
        .contradictoryTechnicians, place.path["excludedTechnicians"][index], value: name.text,
        "\"\(name.text)\" is required and excluded")
    }
  }

  /// Inspects the pin and the booking of a visit.
  ///
  /// A booking binds like a pin when the stage is not movable.
  mutating func inspectPins(
    of visit: Visit, permitted: StagePermissions, _ place: VisitPlace
  ) {
    let isImmovable = permitted.contains(.schedulable) && !permitted.contains(.movable)
    if isImmovable, visit.pin == nil, visit.booking == nil, visit.started == nil {
      add(
        .immovableWithoutBooking, place.path, value: visit.id.text,
        "the visit may not be moved, but is not booked")
    }
    if let pin = visit.pin {
      inspect(pin, place.path["pin"])
      inspectAgreement(of: pin, with: visit, .pin, place.path["pin"])
    }
    if let booking = visit.booking {
      inspect(booking, place.path["booking"])
      if isImmovable {
        inspectAgreement(of: booking, with: visit, .booking, place.path["booking"])
      }
    }
    if isImmovable, let pin = visit.pin, let booking = visit.booking {
      inspectAgreement(of: pin, withBooking: booking, place)
    }
  }

  private mutating func inspect(_ pin: Pin, _ path: FieldPath) {
    if pin.technician == nil, pin.start == nil {
      add(.emptyPin, path, "neither a technician nor a time is given")
    }
    if let start = pin.start {
      _ =
        isCountable(start.lowerBound, in: PlanningLimits.instants, path["start"], "start")
        && isCountable(start.upperBound, in: PlanningLimits.instants, path["start"], "start")
    }
    if let name = pin.technician {
      checkReference(
        name, in: \.technicians, kind: "technician", .unknownPinTechnician, path["technician"])
    }
  }

  /// Inspects that a binding decision agrees with what its visit says.
  private mutating func inspectAgreement(
    of pin: Pin, with visit: Visit, _ codes: ContradictionCodes, _ path: FieldPath
  ) {
    if let start = pin.start, !visit.timeWindows.isEmpty,
      !visit.timeWindows.contains(where: { $0.admits(start) })
    {
      add(
        codes.outsideWindows, path["start"],
        "the start lies outside the time windows of the visit")
    }
    guard let name = pin.technician, let position = technicians.positions[name] else { return }
    let path = path["technician"]
    if !visit.requiredTechnicians.isEmpty, !visit.requiredTechnicians.contains(name) {
      add(codes.notRequired, path, value: name.text, "\"\(name.text)\" is not among the required")
    }
    if visit.excludedTechnicians.contains(name) {
      add(codes.excluded, path, value: name.text, "\"\(name.text)\" is excluded from the visit")
    }
    let held = scenario.technicians[position].skills
    for required in visit.requiredSkills
    where !held.contains(where: { $0.skill == required.skill && $0.level >= required.minLevel }) {
      add(
        .pinLacksSkill, path, value: name.text,
        "\"\(name.text)\" lacks the skill \"\(required.skill.text)\" at level \(required.minLevel)")
    }
  }

  private mutating func inspectAgreement(
    of pin: Pin, withBooking booking: Pin, _ place: VisitPlace
  ) {
    if let pinned = pin.technician, let booked = booking.technician, pinned != booked {
      add(
        .pinContradictsBooking, place.path["pin"]["technician"], value: pinned.text,
        "the visit is booked with \"\(booked.text)\"")
    }
    if let pinned = pin.start, let booked = booking.start, !pinned.overlaps(booked) {
      add(
        .pinContradictsBooking, place.path["pin"]["start"],
        "the visit is booked for another time")
    }
  }
}

extension TimeWindow {
  /// Returns whether some start in `range` lies in the window.
  fileprivate func admits(_ range: ClosedRange<Instant>) -> Bool {
    range.lowerBound <= maxStart && minStart <= range.upperBound
  }
}

/// The codes of what a binding decision can contradict.
private struct ContradictionCodes {
  var notRequired: FaultCode
  var excluded: FaultCode
  var outsideWindows: FaultCode

  static let pin = ContradictionCodes(
    notRequired: .pinNotRequired, excluded: .pinExcluded, outsideWindows: .pinOutsideWindows)
  static let booking = ContradictionCodes(
    notRequired: .bookingContradiction, excluded: .bookingContradiction,
    outsideWindows: .bookingContradiction)
}
