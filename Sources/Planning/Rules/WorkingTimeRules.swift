package import ServiceModel

/// In a week from Monday to Sunday a technician is on duty no longer than allowed.
///
/// Duty is the time from the start of the shift to the return, over the shifts that make a visit,
/// which is the time that `perHour` pays. A shift belongs to the week in which it starts, in the
/// zone of the scenario. In a shift with started work, duty counts from the start as written.
///
/// - Source: Directive 2003/88/EC, article 6; the week as in rule GN-5.
package struct WeeklyDutyRule: PlanRule {
  package static let id = "weekly-duty"

  /// Creates the rule.
  package init() {}

  package func violations(in plan: Plan, of facts: ScenarioFacts) -> [Violation] {
    var duty: [Week: Seconds] = [:]
    for (shift, route) in facts.drivenShifts(in: plan) {
      let week = Week(technician: shift.technicianIndex, monday: shift.date.monday)
      duty[week, default: .zero] = duty[week, default: .zero] + (route.returnTime - shift.dutyStart)
    }
    return duty.sorted { $0.key < $1.key }.compactMap { week, sum in
      let technician = facts.scenario.technicians[week.technician]
      guard let limit = technician.maxWeeklyDutyTime, sum > limit else { return nil }
      return Violation(
        rule: Self.id, technician: technician.id,
        text: "\(technician.id) is on duty \((sum - limit).count) s too long in the week of "
          + "\(week.monday).")
    }
  }

  private struct Week: Hashable, Comparable {
    var technician: Int
    var monday: CivilDate

    static func < (left: Week, right: Week) -> Bool {
      (left.technician, left.monday) < (right.technician, right.monday)
    }
  }
}

/// Between the return of one route and the start of the next shift that makes a visit, a technician
/// has so much rest.
///
/// A shift that makes no visit is time off.
///
/// - Source: Directive 2003/88/EC, article 3.
package struct RestRule: PlanRule {
  package static let id = "rest"

  /// Creates the rule.
  package init() {}

  package func violations(in plan: Plan, of facts: ScenarioFacts) -> [Violation] {
    let driven = facts.drivenShifts(in: plan).sorted {
      ($0.shift.technicianIndex, $0.shift.dutyStart) < (
        $1.shift.technicianIndex, $1.shift.dutyStart
      )
    }
    return zip(driven, driven.dropFirst()).compactMap { before, after in
      guard before.shift.technicianIndex == after.shift.technicianIndex,
        let rest = after.shift.technician.minRest
      else { return nil }
      let short = rest - (after.shift.dutyStart - before.route.returnTime)
      guard short > .zero else { return nil }
      return after.route.violation(of: Self.id, "starts \(short.count) s before the rest is over")
    }
  }
}

extension ScenarioFacts {
  /// Returns the shifts that make a visit in `plan`, with their routes, in the order of the plan.
  fileprivate func drivenShifts(in plan: Plan) -> [(shift: ShiftFacts, route: Route)] {
    plan.routes.compactMap { route in
      guard !route.visits.isEmpty,
        let shift = shifts.first(where: {
          $0.technician.id == route.technician && $0.shift.id == route.shift
        })
      else { return nil }
      return (shift, route)
    }
  }
}

extension CivilDate {
  /// The Monday of the week that holds the day.
  package var monday: CivilDate { advanced(by: -weekday.rawValue) }
}
