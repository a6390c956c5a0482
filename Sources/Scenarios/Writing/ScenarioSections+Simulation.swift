import ServiceModel

extension ScenarioSections {
  /// Returns the calls that are to be simulated.
  func simulation(_ settings: SimulationSettings) -> FileValue {
    let usual = SimulationSettings(calls: [])
    return .entries([
      "rule": settings.rule == usual.rule ? nil : .text(settings.rule.rawValue),
      "replications": .number(settings.replications),
      "warmUp": settings.warmUp == usual.warmUp ? nil : .duration(settings.warmUp),
      "coolDown": settings.coolDown == usual.coolDown ? nil : .duration(settings.coolDown),
      "travelVariation": settings.travelVariation == 0 ? nil : .number(settings.travelVariation),
      "absence": settings.absence == 0 ? nil : .number(settings.absence),
      "optimizer": settings.optimizer == usual.optimizer ? nil : rollingPlan(settings.optimizer),
      "calls": .list(settings.calls.map(pattern)),
    ])
  }

  private func rollingPlan(_ settings: RollingPlanSettings) -> FileValue {
    .entries([
      "every": .duration(settings.interval),
      "events": .list(settings.triggers.map { .text($0.rawValue) }),
      "workLimit": .number(settings.workLimit), "shifts": .number(settings.shiftsAhead),
    ])
  }

  private func pattern(_ pattern: CallPattern) -> FileValue {
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
      "callsAtOnce": pattern.callsAtOnce == 1 ? nil : .number(pattern.callsAtOnce),
      "at": .nonEmpty(pattern.at.map(times.value)),
      "work": duration(pattern.work),
      "firstFix": pattern.firstFix.map(firstFix),
      "closedDoor": pattern.closedDoor.map(closedDoor),
      "patience": pattern.patience.map(duration),
    ])
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
