import Planning
import ServiceModel

/// Says in words what is different about a scenario.
struct ChangeText {
  let context: PlanContext

  /// Returns the change as the second half of a sentence, such as `the shift of Ben ends 12 min
  /// later`.
  func text(_ change: SuggestedChange) -> String {
    switch change {
    case .skill(let id, let skill, let level): "\(name(id)) gets \(skill) level \(level)"
    case .shiftStart(let id, let shift, let time):
      "\(self.shift(shift, of: id)) begins \(minutes(time)) earlier"
    case .shiftEnd(let id, let shift, let time):
      "\(self.shift(shift, of: id)) ends \(minutes(time)) later"
    case .weeklyDuty(let id, let time): "\(name(id)) may be on duty \(minutes(time)) more in a week"
    case .noBreaks(let id, let shift): "\(self.shift(shift, of: id)) has no break"
    case .stock(let id, _, let item, let more):
      "the van of \(name(id)) carries \(more) more of \(item)"
    case .visitLimit(let id, let shift, let visits):
      "\(self.shift(shift, of: id)) may make \(counted(visits, "visit"))"
    case .workTime(let id, let shift, let time):
      "\(self.shift(shift, of: id)) may last \(minutes(time)) longer"
    case .travelTime(let id, let shift, let time):
      "\(self.shift(shift, of: id)) may be \(minutes(time)) longer on the road"
    case .distance(let id, let shift, let more):
      "\(self.shift(shift, of: id)) may drive \(more.count) m farther"
    default: textAboutWork(change)
    }
  }

  private func textAboutWork(_ change: SuggestedChange) -> String {
    switch change {
    case .windowStart(let id, let window, let time):
      "\(self.window(window, of: id)) opens \(minutes(time)) earlier"
    case .windowEnd(let id, let window, let time):
      "\(self.window(window, of: id)) closes \(minutes(time)) later"
    case .anyTime(let id): "\(id) has no time windows"
    case .anyDay(let id): "\(id) may be made on any day"
    case .technicianAllowed(let id, let technician): "\(id) allows \(name(technician))"
    case .pinRemoved(let id): "\(id) is not pinned"
    case .stage(let order, let stage): "order \(order) is in stage \(stage)"
    case .agreementResumed(let id): "agreement \(id) is not suspended"
    case .agreementValid(let id, let date): "agreement \(id) is valid on \(date)"
    case .anyCoveredHour(let id): "agreement \(id) covers all hours"
    case .anyNumberOfVisits(let id): "agreement \(id) pays for more visits"
    case .partsAvailable(let order, let date): "the parts of order \(order) are there on \(date)"
    case .anyHour(let order): "the lines of order \(order) allow all hours"
    default: ""
    }
  }

  /// Returns all changes as one clause.
  func text(_ changes: [SuggestedChange]) -> String {
    changes.map(text).joined(separator: ", and ")
  }

  private func name(_ id: Identifier<Technician>) -> String {
    context.technician(id)?.name ?? id.text
  }

  private func shift(_ shift: Identifier<Shift>, of id: Identifier<Technician>) -> String {
    let isOnly = (context.technician(id)?.shifts.count ?? 1) == 1
    return isOnly ? "the shift of \(name(id))" : "shift \(shift) of \(name(id))"
  }

  private func window(_ window: Int, of id: Identifier<Visit>) -> String {
    let isOnly = (context.visit(id)?.timeWindows.count ?? 1) == 1
    return isOnly ? "the time window of \(id)" : "time window \(window + 1) of \(id)"
  }

  /// Whole minutes, rounded up, so that what is said suffices.
  private func minutes(_ time: Seconds) -> String { "\((time.count + 59) / 60) min" }
}
