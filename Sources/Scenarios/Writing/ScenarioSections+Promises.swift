import ServiceModel

extension ScenarioSections {
  func calendar(_ calendar: WorkingCalendar) -> FileValue {
    .entries([
      "id": .text(calendar.id.text),
      "timeZone": .text(calendar.timeZone.identifier),
      "base": calendar.base.map { .text($0.text) },
      "hours": week(of: calendar),
      "holidays": .nonEmpty(calendar.holidays.sorted().map { .scalar($0.description) }),
      "exceptions": exceptions(of: calendar),
      "standardDayMinutes": .number(calendar.standardDay.count / 60),
    ])
  }

  func openHours(_ hours: [DailyInterval]) -> FileValue {
    let texts = hours.map { FileValue.text(FileTimes.interval($0)) }
    if texts.isEmpty { return .text("closed") }
    return texts.count == 1 ? texts[0] : .list(texts)
  }

  func promises(_ agreement: ServiceLevelAgreement) -> FileValue {
    let entries: KeyValuePairs<String, FileValue?> = [
      "id": .text(agreement.id.text),
      "name": agreement.name == agreement.id.text ? nil : .text(agreement.name),
    ]
    let named = entries.compactMap { key, value in value.map { FileEntry(key: key, value: $0) } }
    let targets = FileEntry(key: "targets", value: .list(agreement.targets.map(target)))
    return .map(named + options(of: agreement) + [targets])
  }

  private func target(_ target: ServiceLevelTarget) -> FileValue {
    let goals = target.goalsByPriority.sorted { $0.key < $1.key }
      .map { FileEntry(key: $0.text, value: goal($1)) }
    let breach = target.breach
    return .entries([
      "milestone": .text(target.milestone.rawValue),
      "goal": goal(target.goal),
      "goalsByPriority": goals.isEmpty ? nil : .map(goals),
      "calendar": target.calendar.map { .text($0.text) },
      "breach": .entries([
        "fixed": price(breach.fixed.minorUnits),
        "perUnit": price(breach.perUnit.minorUnits),
        "unit": .duration(breach.unit),
        "cap": breach.cap.map(money),
      ]),
    ])
  }

  private func goal(_ goal: Goal) -> FileValue {
    switch goal {
    case .clock(let time): .duration(time)
    case .businessDays(let days): .entries(["businessDays": .number(days)])
    case .nextBusinessDay(let time): .entries(["nextBusinessDayBy": .text(FileTimes.clock(time))])
    }
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
}
