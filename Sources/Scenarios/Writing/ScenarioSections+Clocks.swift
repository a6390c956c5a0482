import ServiceModel

extension ScenarioSections {
  /// Returns the hours of a week; with a base, every day says what it is.
  func week(of calendar: WorkingCalendar) -> FileValue {
    .map(
      Weekday.allCases.compactMap { day in
        if let hours = calendar.weeklyHours[day] {
          return FileEntry(key: "\(day)", value: openHours(hours))
        }
        if calendar.baseDays.contains(day) {
          return FileEntry(key: "\(day)", value: .text(ScenarioFormat.baseWord))
        }
        return calendar.base == nil ? nil : FileEntry(key: "\(day)", value: openHours([]))
      })
  }

  /// Returns the dates with hours of their own or of the base.
  func exceptions(of calendar: WorkingCalendar) -> FileValue? {
    let own = calendar.exceptions.map { ($0.key, openHours($0.value)) }
    let deferred = calendar.baseDates.map { ($0, FileValue.text(ScenarioFormat.baseWord)) }
    guard !own.isEmpty || !deferred.isEmpty else { return nil }
    return .map(
      (own + deferred).sorted { $0.0 < $1.0 }
        .map { FileEntry(key: $0.description, value: $1) })
  }

  /// Returns the keys of a service level agreement that say how its clocks run.
  func options(of agreement: ServiceLevelAgreement) -> [FileEntry] {
    let options = agreement.options
    let usual = ServiceLevelOptions()
    let entries: KeyValuePairs<String, FileValue?> = [
      "countMode": options.countMode == usual.countMode ? nil : .text(options.countMode.rawValue),
      "priorityChange": options.priorityChange == usual.priorityChange
        ? nil : .text(options.priorityChange.rawValue),
      "reopening": options.reopening == usual.reopening ? nil : .text(options.reopening.rawValue),
      "latenessIn": options.latenessIn == usual.latenessIn
        ? nil : .text(options.latenessIn.rawValue),
      "warnings": .nonEmpty(options.warnings.map(FileValue.number)),
      "suspended": agreement.suspended ? .scalar("true") : nil,
    ]
    return entries.compactMap { key, value in value.map { FileEntry(key: key, value: $0) } }
  }

  /// Returns what holds for all service levels, unless it is as usual.
  func parameters(_ parameters: ServiceLevelParameters) -> FileValue? {
    guard parameters != ServiceLevelParameters() else { return nil }
    return .entries([
      "reasonRequiredOnSlaCancel": parameters.reasonRequiredOnSlaCancel ? .scalar("true") : nil,
      "reasonRequiredOnSlaExceeded": parameters.reasonRequiredOnSlaExceeded
        ? .scalar("true") : nil,
      "slaOnGenerated": parameters.slaOnGenerated ? .scalar("true") : nil,
    ])
  }

  /// Returns something that happened to an order.
  func event(_ event: OrderEvent) -> FileValue {
    var (stage, priority, reason): (String?, String?, String?)
    switch event.kind {
    case .stageChanged(let name): stage = name.text
    case .priorityChanged(let name): priority = name.text
    case .paused(let code): reason = code
    default: break
    }
    return .entries([
      "at": times.value(event.at), "event": .text(event.kind.word),
      "stage": stage.map(FileValue.text), "priority": priority.map(FileValue.text),
      "reason": reason.map(FileValue.text),
    ])
  }
}
