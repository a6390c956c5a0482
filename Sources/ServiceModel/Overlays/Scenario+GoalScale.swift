extension Scenario {
  /// Scales the goals that `selector` matches here in `result`, and negotiated due instants with
  /// them.
  ///
  /// Days of work are rounded up to whole ones. *The next working day* is no length and stays. Where
  /// a due instant was negotiated, the time from creation to it is scaled.
  func scaleGoals(_ selector: ScenarioSelector, _ thousandths: Int, in result: inout Scenario) {
    for place in selector.targets(in: self) {
      let target = serviceLevelAgreements[place.agreement].targets[place.target]
      result.serviceLevelAgreements[place.agreement].targets[place.target].goal =
        target.goal.scaled(thousandths)
      result.serviceLevelAgreements[place.agreement].targets[place.target].goalsByPriority =
        target.goalsByPriority.mapValues { $0.scaled(thousandths) }
      for index in negotiatedOrders(place) {
        let order = serviceOrders[index]
        guard let due = order.fixedDue[target.milestone], let created = order.createdAt,
          created < due
        else { continue }
        result.serviceOrders[index].fixedDue[target.milestone] =
          created + Seconds(scaled((due - created).count, thousandths))
      }
    }
  }

  /// Whether the due instant of the target at `place` was negotiated for some order.
  func hasNegotiatedDue(_ place: (agreement: Int, target: Int)) -> Bool {
    !negotiatedOrders(place).isEmpty
  }

  private func negotiatedOrders(_ place: (agreement: Int, target: Int)) -> [Int] {
    let agreement = serviceLevelAgreements[place.agreement]
    let milestone = agreement.targets[place.target].milestone
    let candidates = serviceOrders.indices.filter {
      serviceOrders[$0].fixedDue[milestone] != nil && serviceOrders[$0].createdAt != nil
    }
    guard !candidates.isEmpty else { return [] }
    let promises = ScenarioSelector.serviceLevels(of: self)
    return candidates.filter { index in
      let order = serviceOrders[index]
      return (order.serviceLevelAgreement ?? order.agreement.flatMap { promises[$0] })
        == agreement.id
    }
  }
}

extension ServiceLevelTarget {
  /// Whether one of the goals is a length of time.
  var hasScalableGoal: Bool {
    ([goal] + goalsByPriority.values).contains {
      if case .nextBusinessDay = $0 { false } else { true }
    }
  }
}

extension Goal {
  fileprivate func scaled(_ thousandths: Int) -> Goal {
    switch self {
    case .clock(let time): .clock(Seconds(ServiceModel.scaled(time.count, thousandths)))
    case .businessDays(let days): .businessDays((days * thousandths + 999) / 1000)
    case .nextBusinessDay: self
    }
  }
}

/// Returns `count` times so many thousandths, rounded; both are within the limits of files.
private func scaled(_ count: Int, _ thousandths: Int) -> Int {
  (count * thousandths + 500) / 1000
}
