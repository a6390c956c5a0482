// Faults of what spans several days: duty in a week, rest, date windows; and of started work.
extension ScenarioInspection {
  /// Inspects the weekly duty time and the rest of the technicians.
  mutating func inspectWorkingTime() {
    for (index, technician) in scenario.technicians.enumerated() {
      let path = FieldPath("technicians")[index]
      if let limit = technician.maxWeeklyDutyTime {
        checkLimit(limit, path["maxWeeklyDutyTime"])
        for (position, shift) in technician.shifts.enumerated()
        where limit >= .zero && shift.maxEnd - shift.minStart > limit {
          add(
            .shiftLongerThanWeek, path["shifts"][position],
            "the shift is longer than the \(limit.count / 60) minutes of duty in a week")
        }
      }
      guard let rest = technician.minRest else { continue }
      checkLimit(rest, path["minRest"])
      guard PlanningLimits.durations.contains(rest) else { continue }
      for (position, (shift, next)) in zip(technician.shifts, technician.shifts.dropFirst())
        .enumerated()
      where shift.maxEnd <= next.minStart && next.minStart - rest <= shift.minStart {
        add(
          .restExcludesShift, path["shifts"][position + 1]["start"],
          "the shift before leaves no time for work and \(rest.count / 60) minutes of rest")
      }
    }
  }

  /// Checks that a limit of time is countable and not negative.
  mutating func checkLimit(_ limit: Seconds?, _ path: @autoclosure () -> FieldPath) {
    guard let limit, isCountable(limit, in: PlanningLimits.durations, path(), "limit"),
      limit < .zero
    else { return }
    add(.invalidLimit, path(), "the limit is negative")
  }

  /// Inspects a window of days.
  ///
  /// Work that was generated `ahead` lies behind the planning window until its time comes.
  mutating func inspect(_ dates: DateWindow, ahead: Bool, _ path: FieldPath) {
    guard isCountable(dates.start, in: PlanningLimits.days, path["start"], "date"),
      isCountable(dates.end, in: PlanningLimits.days, path["end"], "date")
    else { return }
    inspect(dates.hours, path["hours"])
    guard dates.start <= dates.end else {
      add(
        .invertedDateWindow, path["end"], value: dates.end.description,
        "the window of dates runs from \(dates.start) to \(dates.end)")
      return
    }
    guard
      isCountable(
        dates.end.daysSinceEpoch - dates.start.daysSinceEpoch, in: PlanningLimits.windowDays,
        path["end"], "number of days")
    else { return }
    let window = scenario.planningWindow
    let zone = scenario.timeZone.rules
    // A day more on each side, for days that count in another zone.
    guard !ahead, PlanningLimits.instants.contains(window.start),
      PlanningLimits.instants.contains(window.end),
      dates.end.advanced(by: 1) < zone.civil(at: window.start).date
        || zone.civil(at: window.end).date < dates.start.advanced(by: -1)
    else { return }
    add(.outsidePlanningWindow, path, "no day of the window touches the planning window")
  }

  /// Inspects work that has started: by somebody, in a shift, one visit at a time.
  mutating func inspectStartedWork(on visit: Visit, _ place: VisitPlace) {
    guard let started = visit.started else { return }
    let path = place.path["started"]
    checkReference(
      started.technician, in: \.technicians, kind: "technician", .unknownStartedTechnician,
      path["technician"])
    guard isCountable(started.start, in: PlanningLimits.instants, path["start"], "start"),
      let position = technicians.positions[started.technician]
    else { return }
    let shifts = scenario.technicians[position].shifts
    guard let shift = shifts.firstIndex(where: { $0.holds(started) }) else {
      let name = started.technician.text
      add(.startedOutsideShift, path["start"], "\"\(name)\" has no shift at that time")
      return
    }
    if !startedShifts.insert([position, shift]).inserted {
      let name = started.technician.text
      add(
        .startedTwice, path["technician"], value: name,
        "\"\(name)\" is at work on another visit in the same shift")
    }
  }
}

extension Shift {
  /// Returns whether work that has started belongs to the shift.
  package func holds(_ started: StartedWork) -> Bool {
    minStart <= started.start && started.start < maxEnd
  }
}
