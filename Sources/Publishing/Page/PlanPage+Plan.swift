package import Planning
package import ServiceModel

extension PlanPage {
  /// Creates the page of `result`, found for `scenario`.
  package init(_ result: PlanningResult, for scenario: Scenario) {
    let context = PlanContext(scenario)
    let clock = LocalClock(scenario.timeZone)
    let stops = StopReader(context)
    var made = 0
    var rows: [PageRow] = []
    let routes = Dictionary(
      result.plan.routes.map { (RouteName($0.technician, $0.shift), $0) },
      uniquingKeysWith: { first, _ in first })
    for (colour, technician) in scenario.technicians.enumerated() {
      for shift in technician.shifts {
        let route = routes[RouteName(technician.id, shift.id)]
        var row = PageRow(technician, shift, route: route, colour: colour)
        row.key = "r\(rows.count)"
        row.stops =
          (route?.visits.indices).map(Array.init)?.map { index in
            made += 1
            return stops.stop(key: "s\(made)", of: route, at: index)
          }.compactMap(\.self) ?? []
        rows.append(row)
      }
    }
    let leftOut = result.plan.unassignedVisits.enumerated().map { index, left in
      LeftOut(
        stop: stops.stop(key: "u\(index + 1)", of: left.visit), reasons: left.reasons,
        cost: left.cost)
    }
    self.init(
      title: scenario.name, timeZone: scenario.timeZone.identifier, result: result,
      metrics: PlanMetrics(of: result.plan, for: scenario),
      technicianCount: scenario.technicians.count, categories: stops.categories.names,
      categoryKind: stops.categories.kind, days: Self.days(of: rows, on: clock), leftOut: leftOut,
      reasons: Self.reasons(of: leftOut), clock: clock, money: MoneyFormat(scenario))
  }

  private static func days(of rows: [PageRow], on clock: LocalClock) -> [PageDay] {
    let byDate = Dictionary(grouping: rows) { clock.date(of: $0.regularStart) }
    return byDate.sorted { $0.key < $1.key }.map { date, rows in
      // Rows of a group keep the order in which they were made.
      let start = rows.map { min($0.regularStart, $0.duty?.start ?? $0.regularStart) }.min()
      let end = rows.map { max($0.latestEnd, $0.duty?.end ?? $0.latestEnd) }.max()
      let from = clock.fullHour(atOrBefore: start ?? Instant(secondsSinceEpoch: 0))
      let to = clock.fullHour(atOrBefore: (end ?? from) + Seconds(3_599))
      return PageDay(
        date: date, rows: rows, span: TimeRange(start: from, end: max(to, from + .hours(1))))
    }
  }

  private static func reasons(of leftOut: [LeftOut]) -> [(code: String, count: Int)] {
    var counts: [ReasonCode: Int] = [:]
    for visit in leftOut {
      for code in Set(visit.reasons.map(\.code)) { counts[code, default: 0] += 1 }
    }
    return ReasonCode.allCases.compactMap { code in counts[code].map { (code.rawValue, $0) } }
      .sorted { $0.1 > $1.1 }
  }
}

/// What a route is called in its plan.
private struct RouteName: Hashable {
  var technician: Identifier<Technician>
  var shift: Identifier<Shift>

  init(_ technician: Identifier<Technician>, _ shift: Identifier<Shift>) {
    self.technician = technician
    self.shift = shift
  }
}

extension PageRow {
  /// Creates the row of a shift, without its stops.
  fileprivate init(_ technician: Technician, _ shift: Shift, route: Route?, colour: Int) {
    var times = route.map { RouteTimes(of: $0) } ?? RouteTimes()
    if let route { times.overtime = max(.zero, route.returnTime - shift.maxSoftEnd) }
    self.init(
      key: "", technician: technician.id.text, name: technician.name,
      skills: technician.skills.map { held in
        held.level > 1 ? "\(held.skill) \(held.level)" : held.skill.text
      }.joined(separator: ", "), colour: colour, shift: shift.id.text,
      regularStart: shift.minStart, regularEnd: shift.maxSoftEnd, latestEnd: shift.maxEnd,
      startPlace: shift.startLocation, endPlace: shift.endLocation,
      bars: route.map(PageBar.bars) ?? [], stops: [],
      duty: route.map { TimeRange(start: $0.departureTime, end: $0.returnTime) }, times: times)
  }
}
