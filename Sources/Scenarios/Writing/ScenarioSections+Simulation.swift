import ServiceModel

extension ScenarioSections {
  /// Returns the calls that are to be simulated.
  func simulation(_ settings: SimulationSettings) -> FileValue {
    let usual = SimulationSettings()
    return .entries([
      "rule": settings.rule == usual.rule ? nil : .text(settings.rule.rawValue),
      "replications": .number(settings.replications),
      "warmUp": settings.warmUp == usual.warmUp ? nil : .duration(settings.warmUp),
      "coolDown": settings.coolDown == usual.coolDown ? nil : .duration(settings.coolDown),
      "travelVariation": settings.travelVariation == 0 ? nil : .number(settings.travelVariation),
      "absence": settings.absence == 0 ? nil : .number(settings.absence),
      "stages": callStages(settings.stages),
      "calls": .nonEmpty(settings.calls.map(pattern)),
      "backlog": settings.backlog.map { .map(work($0)) },
      "preventive": settings.preventive.map { .map(work($0)) },
      "log": settings.log.map(log),
    ])
  }

  private func callStages(_ stages: CallStages) -> FileValue? {
    let entries = CallStages.keys.compactMap { key, path in
      stages[keyPath: path].map { FileEntry(key: key, value: .text($0.text)) }
    }
    return entries.isEmpty ? nil : .map(entries)
  }

  private func work(_ work: OrderWork) -> [FileEntry] {
    var entries = [FileEntry(key: "variation", value: .number(work.variation))]
    if let fix = work.firstFix { entries.append(FileEntry(key: "firstFix", value: firstFix(fix))) }
    if let door = work.closedDoor {
      entries.append(FileEntry(key: "closedDoor", value: closedDoor(door)))
    }
    if let patience = work.patience {
      entries.append(FileEntry(key: "patience", value: duration(patience)))
    }
    return entries
  }

  private func log(_ log: CallLog) -> FileValue {
    var entries = work(log.work)
    if log.includesOpenCalls {
      entries.append(FileEntry(key: "openCalls", value: .scalar("true")))
    }
    if let mapping = log.unreadMapping {
      entries.append(FileEntry(key: "mapping", value: .text(mapping)))
    } else {
      entries.append(FileEntry(key: "calls", value: .list(log.calls.map(call))))
    }
    return .map(entries)
  }

  private func call(_ call: LoggedCall) -> FileValue {
    .entries([
      "order": order(call.order),
      "closedAt": call.closedAt.map(times.value),
      "onTime": call.wasOnTime.map { .scalar($0 ? "true" : "false") },
    ])
  }

  /// Returns a kind of random or listed calls.
  func pattern(_ pattern: CallPattern) -> FileValue {
    let weights = Weekday.allCases.compactMap { day in
      pattern.hourWeights[day].map {
        FileEntry(key: "\(day)", value: .list($0.map(FileValue.number)))
      }
    }
    return .entries([
      "id": .text(pattern.id.text),
      "agreement": pattern.agreement.map { .text($0.text) },
      "serviceLevelAgreement": pattern.serviceLevelAgreement.map { .text($0.text) },
      "priority": pattern.priority.map { .text($0.text) },
      "requiredSkills": .nonEmpty(pattern.requiredSkills.map(requiredSkill)),
      "sites": .list(pattern.sites.map(location)),
      "perWeek": pattern.hundredthsPerWeek.map { .decimal($0, digits: 0, parts: 100) },
      "hours": weights.isEmpty ? nil : .map(weights),
      "callsAtOnce": callsAtOnce(pattern),
      "at": .nonEmpty(pattern.at.map(times.value)),
      "work": duration(pattern.work),
      "firstFix": pattern.firstFix.map(firstFix),
      "closedDoor": pattern.closedDoor.map(closedDoor),
      "patience": pattern.patience.map(duration),
    ])
  }

  private func callsAtOnce(_ pattern: CallPattern) -> FileValue? {
    if let mean = pattern.meanCallsAtOnce {
      return .entries(["mean": .decimal(mean, digits: 0, parts: 100)])
    }
    return pattern.callsAtOnce == 1 ? nil : .number(pattern.callsAtOnce)
  }

  private func firstFix(_ fix: CallPattern.FirstVisit) -> FileValue {
    .entries([
      "percent": .number(fix.percent), "partsDelay": duration(fix.partsDelay),
      "work": duration(fix.work), "pausesClock": fix.pausesClock ? nil : .scalar("false"),
    ])
  }

  private func closedDoor(_ door: CallPattern.ClosedDoor) -> FileValue {
    .entries([
      "percent": .number(door.percent), "spent": duration(door.spent),
      "retryAfter": duration(door.retryAfter),
    ])
  }

  private func duration(_ duration: RandomDuration) -> FileValue {
    switch duration {
    case .spread(let shape, let mean, let variation):
      .entries([
        "mean": .duration(mean),
        "variation": shape == .exponential ? nil : .number(variation),
        "shape": shape == .logNormal ? nil : .text(shape.rawValue),
      ])
    case .triangular(let min, let mode, let max):
      .entries(["min": .duration(min), "mode": .duration(mode), "max": .duration(max)])
    case .observed(let lengths):
      lengths.count == 1
        ? .duration(lengths[0])
        : .entries(["observed": .list(lengths.map { FileValue.duration($0) })])
    }
  }
}
