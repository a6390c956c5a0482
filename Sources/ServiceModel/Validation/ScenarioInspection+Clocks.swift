// Faults of calendar bases and of the options of service levels.
extension ScenarioInspection {
  /// Inspects that the bases of calendars are there and form no circles (checklist row 1).
  mutating func inspectCalendarBases() {
    for (index, calendar) in scenario.calendars.enumerated() {
      let path = FieldPath("calendars")[index]
      if let base = calendar.base {
        checkReference(
          base, in: \.calendars, kind: "calendar", .unknownBaseCalendar, path["base"])
      } else if !calendar.baseDays.isEmpty || !calendar.baseDates.isEmpty {
        let key = calendar.baseDays.isEmpty ? "exceptions" : "hours"
        add(
          .withoutBase, path[key], value: calendar.id.text,
          "the calendar \"\(calendar.id)\" has days that use a base, but names none")
      }
      for date in calendar.baseDates.sorted() {
        _ = isCountable(date, in: PlanningLimits.days, path["exceptions"], "date")
      }
    }
    inspectBaseCircles()
  }

  /// Reports each circle of calendars once, at its first calendar in the file.
  private mutating func inspectBaseCircles() {
    var visitedIn = [Int](repeating: 0, count: scenario.calendars.count)
    for start in scenario.calendars.indices where visitedIn[start] == 0 {
      var next: Int? = start
      while let index = next, visitedIn[index] == 0 {
        visitedIn[index] = start + 1
        next = base(of: index)
      }
      guard let index = next, visitedIn[index] == start + 1 else { continue }
      var members = [index]
      while let last = members.last, let next = base(of: last), next != index {
        members.append(next)
      }
      let first = members.min() ?? index
      let name = scenario.calendars[first].id.text
      add(
        .calendarCycle, FieldPath("calendars")[first]["base"], value: name,
        "\"\(name)\" is among its own bases")
    }
  }

  private func base(of index: Int) -> Int? {
    scenario.calendars[index].base.flatMap { calendars.positions[$0] }
  }

  /// Inspects the options of a service level agreement.
  mutating func inspect(_ options: ServiceLevelOptions, _ path: FieldPath) {
    for (index, percent) in options.warnings.enumerated() where !(1...1000).contains(percent) {
      add(
        .invalidWarning, path["warnings"][index], value: String(percent),
        "the warning is at \(percent) per cent")
    }
  }

  /// Inspects that some clock can run at all (edge case 8 of the SLA clock).
  mutating func inspectClockTraps() {
    let promises = scenario.serviceLevelAgreements.first { !$0.targets.isEmpty }
    guard let promises, let initial = scenario.stages.firstIndex(where: { $0.parent == nil }) else {
      return
    }
    let stage = scenario.stages[initial]
    let path = FieldPath("stages")[initial]["clock"]
    if stage.clock == .stopped {
      add(
        .clockNeverStarts, path, value: stage.clock.rawValue,
        "measuring under \"\(promises.id)\" is over in \"\(stage.id)\", where every order begins")
    } else if scenario.stages.allSatisfy({ $0.clock != .running }) {
      add(
        .promiseNeverDue, path, value: stage.clock.rawValue,
        "\"\(stage.id)\" stops the clocks of \"\(promises.id)\", and no other stage starts them")
    }
  }
}
