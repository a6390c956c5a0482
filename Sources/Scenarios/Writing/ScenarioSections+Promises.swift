import ServiceModel

extension ScenarioSections {
  func calendar(_ calendar: WorkingCalendar) -> FileValue {
    let hours = Weekday.allCases.compactMap { day in
      calendar.weeklyHours[day].map { FileEntry(key: "\(day)", value: openHours($0)) }
    }
    let exceptions = calendar.exceptions.sorted { $0.key < $1.key }.map { day, hours in
      FileEntry(key: day.description, value: openHours(hours))
    }
    return .entries([
      "id": .text(calendar.id.text),
      "timeZone": .text(calendar.timeZone.identifier),
      "hours": .map(hours),
      "holidays": .nonEmpty(calendar.holidays.sorted().map { .scalar($0.description) }),
      "exceptions": exceptions.isEmpty ? nil : .map(exceptions),
      "standardDayMinutes": .number(calendar.standardDay.count / 60),
    ])
  }

  func openHours(_ hours: [DailyInterval]) -> FileValue {
    let texts = hours.map { FileValue.text(FileTimes.interval($0)) }
    if texts.isEmpty { return .text("closed") }
    return texts.count == 1 ? texts[0] : .list(texts)
  }

  func promises(_ agreement: ServiceLevelAgreement) -> FileValue {
    .entries([
      "id": .text(agreement.id.text),
      "name": agreement.name == agreement.id.text ? nil : .text(agreement.name),
      "targets": .list(agreement.targets.map(target)),
    ])
  }

  private func target(_ target: ServiceLevelTarget) -> FileValue {
    let goal: FileValue =
      switch target.goal {
      case .clock(let time): .duration(time)
      case .businessDays(let days): .entries(["businessDays": .number(days)])
      case .nextBusinessDay(let time):
        .entries(["nextBusinessDayBy": .text(FileTimes.clock(time))])
      }
    let breach = target.breach
    return .entries([
      "milestone": .text(target.milestone.rawValue),
      "goal": goal,
      "calendar": target.calendar.map { .text($0.text) },
      "breach": .entries([
        "fixed": price(breach.fixed.minorUnits),
        "perUnit": price(breach.perUnit.minorUnits),
        "unit": .duration(breach.unit),
        "cap": breach.cap.map(money),
      ]),
    ])
  }

  func agreement(_ agreement: Agreement) -> FileValue {
    let entries: KeyValuePairs<String, FileValue?> = [
      "id": .text(agreement.id.text),
      "name": agreement.name == agreement.id.text ? nil : .text(agreement.name),
      "tier": agreement.tier.map(FileValue.text),
      "serviceLevelAgreement": agreement.serviceLevelAgreement.map { .text($0.text) },
      "startDate": date(agreement.startDate),
      "endDate": date(agreement.endDate),
      "suspended": agreement.suspended ? .scalar("true") : nil,
      "preferredTechnicians": .texts(agreement.preferredTechnicians.map(\.text)),
      "dropCostPercent": agreement.dropCostPercent == 100
        ? nil : .number(agreement.dropCostPercent),
      "timeZone": agreement.timeZone.map { .text($0.identifier) },
    ]
    return .map(
      entries.compactMap { key, value in value.map { FileEntry(key: key, value: $0) } }
        + termEntries(agreement))
  }

  func stage(_ stage: Stage) -> FileValue {
    func denied(_ permission: StagePermissions) -> FileValue? {
      stage.permissions.contains(permission) ? nil : .scalar("false")
    }
    return .entries([
      "id": .text(stage.id.text),
      "name": stage.name == stage.id.text ? nil : .text(stage.name),
      "parent": stage.parent.map { .text($0.text) },
      "clock": stage.clock == .running ? nil : .text(stage.clock.rawValue),
      "schedulable": denied(.schedulable),
      "movable": denied(.movable),
      "modifiable": denied(.modifiable),
      "cancellable": denied(.cancellable),
      "deletable": denied(.deletable),
      "postable": denied(.postable),
    ])
  }
}
