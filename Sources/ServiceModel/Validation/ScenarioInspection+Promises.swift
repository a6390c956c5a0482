// Faults of calendars, service levels and agreements.
extension ScenarioInspection {
  /// Inspects calendars, service level agreements and agreements.
  mutating func inspectPromises() {
    checkNames(scenario.calendars.map(\.id), kind: "calendar", .duplicateAgreement) {
      FieldPath("calendars")[$0]
    }
    let used = Set(scenario.serviceLevelAgreements.flatMap(\.targets).compactMap(\.calendar))
    let resolved = scenario.calendars.standingAlone()
    for (index, calendar) in scenario.calendars.enumerated() {
      inspect(
        calendar, resolved[index], isUsed: used.contains(calendar.id), FieldPath("calendars")[index]
      )
    }
    checkNames(
      scenario.serviceLevelAgreements.map(\.id), kind: "service level agreement",
      .duplicateAgreement
    ) { FieldPath("serviceLevelAgreements")[$0] }
    for (index, agreement) in scenario.serviceLevelAgreements.enumerated() {
      inspect(agreement, FieldPath("serviceLevelAgreements")[index])
    }
    checkNames(scenario.agreements.map(\.id), kind: "agreement", .duplicateAgreement) {
      FieldPath("agreements")[$0]
    }
    for (index, agreement) in scenario.agreements.enumerated() {
      inspect(agreement, FieldPath("agreements")[index])
    }
  }

  private mutating func inspect(
    _ calendar: WorkingCalendar, _ resolved: WorkingCalendar, isUsed: Bool, _ path: FieldPath
  ) {
    checkZone(calendar.timeZone, path["timeZone"])
    for day in Weekday.allCases {
      inspect(calendar.weeklyHours[day] ?? [], path["hours"][String(describing: day)])
    }
    for (date, intervals) in calendar.exceptions.sorted(by: { $0.key < $1.key }) {
      let path = path["exceptions"]
      guard isCountable(date, in: PlanningLimits.days, path, "date") else { continue }
      inspect(intervals, path[date.description])
    }
    for date in calendar.holidays.sorted() {
      _ = isCountable(date, in: PlanningLimits.days, path["holidays"], "date")
    }
    if calendar.standardDay <= .zero || calendar.standardDay > .hours(24) {
      add(
        .invalidStandardDay, path["standardDayMinutes"],
        "the standard day is \(calendar.standardDay.count / 60) minutes long")
    }
    let intervals = resolved.weeklyHours.values.joined().map { $0 }
    let exceptions = resolved.exceptions.values.joined().map { $0 }
    guard !(intervals + exceptions).contains(where: { $0.from < $0.to }) else { return }
    let name = calendar.id.text
    if isUsed {
      add(.withoutOpenTime, path["hours"], value: name, "the calendar \"\(name)\" is never open")
    } else {
      add(.unusedCalendar, path["hours"], value: name, "the calendar \"\(name)\" is never open")
    }
  }

  /// Inspects the opening hours of one day.
  mutating func inspect(_ intervals: [DailyInterval], _ path: FieldPath) {
    let day = CivilTime(hour: 24, minute: 0)
    let nextDay = CivilTime(hour: 48, minute: 0)
    var end: CivilTime?
    for interval in intervals.sorted(by: { $0.from < $1.from }) {
      guard interval.from.secondsAfterMidnight >= 0, interval.from < day,
        interval.from < interval.to, interval.to <= nextDay
      else {
        add(
          .invalidInterval, path, value: interval.text,
          "the hours \(interval.text) do not run forwards from one day to at most the next")
        continue
      }
      if let end, interval.from < end {
        add(.overlappingIntervals, path, value: interval.text, "opening hours overlap")
      }
      end = max(end ?? interval.to, interval.to)
    }
  }

  private mutating func inspect(_ agreement: ServiceLevelAgreement, _ path: FieldPath) {
    inspect(agreement.options, path)
    var milestones: Set<Milestone> = []
    for (index, target) in agreement.targets.enumerated() {
      let path = path["targets"][index]
      if !milestones.insert(target.milestone).inserted {
        let name = target.milestone.rawValue
        add(.repeatedMilestone, path["milestone"], value: name, "two targets are about \(name)")
      }
      if let calendar = target.calendar {
        checkReference(
          calendar, in: \.calendars, kind: "calendar", .unknownCalendar, path["calendar"])
      }
      inspect(target.goal, path["goal"])
      for (priority, goal) in target.goalsByPriority.sorted(by: { $0.key < $1.key }) {
        let path = path["goalsByPriority"][priority.text]
        checkReference(
          priority, in: \.priorities, kind: "priority", .unknownGoalPriority, path)
        inspect(goal, path)
      }
      inspect(target.breach, path["breach"])
    }
  }

  private mutating func inspect(_ goal: Goal, _ path: FieldPath) {
    switch goal {
    case .clock(let duration):
      guard isCountable(duration, in: PlanningLimits.durations, path, "goal") else { return }
      if duration < .zero { add(.negativeGoal, path, "the goal is negative") }
    case .businessDays(let days):
      let path = path["businessDays"]
      guard isCountable(days, in: -36_525...36_525, path, "number of days") else { return }
      if days < 0 { add(.negativeGoal, path, value: String(days), "the goal is negative") }
    case .nextBusinessDay(let time):
      let day = CivilTime(secondsAfterMidnight: 0)...CivilTime(hour: 48, minute: 0)
      _ = isCountable(time, in: day, path["nextBusinessDayBy"], "time of day")
    }
  }

  private mutating func inspect(_ breach: BreachCost, _ path: FieldPath) {
    checkAmount(breach.fixed, .negativeBreachCost, path["fixed"])
    checkAmount(breach.perUnit, .negativeBreachCost, path["perUnit"])
    checkAmount(breach.cap, .negativeBreachCost, path["cap"])
    guard isCountable(breach.unit, in: PlanningLimits.durations, path["unit"], "unit") else {
      return
    }
    if breach.unit <= .zero { add(.invalidBreachUnit, path["unit"], "the unit is not positive") }
    if let cap = breach.cap, cap < breach.fixed, cap >= .zero {
      add(.capBelowFixed, path["cap"], value: scenario.text(of: cap), "the cap is below fixed")
    }
  }

  private mutating func inspect(_ agreement: Agreement, _ path: FieldPath) {
    checkZone(agreement.timeZone, path["timeZone"])
    if let serviceLevel = agreement.serviceLevelAgreement {
      checkReference(
        serviceLevel, in: \.serviceLevels, kind: "service level agreement", .unknownServiceLevel,
        path["serviceLevelAgreement"])
    }
    if let technician = agreement.terms.responsible {
      checkReference(
        technician, in: \.technicians, kind: "technician", .unknownPreferredTechnician,
        path["responsible"])
    }
    for (index, technician) in agreement.preferredTechnicians.enumerated() {
      checkReference(
        technician, in: \.technicians, kind: "technician", .unknownPreferredTechnician,
        path["preferredTechnicians"][index])
    }
    checkNumber(
      agreement.dropCostPercent, from: 0, .invalidPercent, "per cent", path["dropCostPercent"])
    let isCountable =
      isCountable(agreement.startDate, in: PlanningLimits.days, path["startDate"], "start")
      && isCountable(agreement.endDate, in: PlanningLimits.days, path["endDate"], "end")
    if isCountable, let start = agreement.startDate, let end = agreement.endDate, end < start {
      add(
        .invertedAgreement, path["endDate"], value: end.description,
        "the agreement ends on \(end), before it starts on \(start)")
    }
  }
}

extension DailyInterval {
  /// The interval as files write it.
  fileprivate var text: String { "\(from.text)-\(to.text)" }
}

extension CivilTime {
  /// The time in hours and minutes, as files write it.
  fileprivate var text: String {
    let minutes = secondsAfterMidnight / 60
    let parts = [minutes / 60, abs(minutes % 60)].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return parts.joined(separator: ":")
  }
}
