import Planning
import ServiceModel

extension PlanTable {
  /// The lines of each technician's day.
  var routeParts: [[String]] {
    let tables = TextColumns.lines(
      of: result.plan.routes.map(routeTable), width: width, style: style)
    return zip(result.plan.routes, tables).map { routeTitle($0) + $1 }
  }

  /// Who works when, with the figures of the day.
  private func routeTitle(_ route: Route) -> [String] {
    let day = clock.date(of: route.departureTime)
    let times = RouteTimes(of: route)
    let name = context.technician(route.technician)?.name ?? route.technician.text
    let date = isOneDay ? "" : "\(day) "
    var parts = [
      name.printable + "  \(date)\(clock.timeOfDay(route.departureTime, since: day))"
        + " to \(clock.timeOfDay(route.returnTime, since: day))",
      counted(route.visits.count, "visit"),
      "travel \(hoursMinutes(times.travel))",
      kilometres(times.distance),
    ]
    if let shift = context.shift(of: route) {
      let regular = max(1, (shift.maxSoftEnd - shift.minStart).count)
      let share = Double((times.service + times.travel).count) / Double(regular)
      parts.append("utilisation \(wholePercentText(share))")
      let overtime = route.returnTime - shift.maxSoftEnd
      if overtime > .zero { parts.append("overtime \(hoursMinutes(overtime))") }
    }
    var lines = flow(parts, separator: ", ", indent: 2, width: width)
    lines[0] =
      style.applying(.strong, to: name.printable) + lines[0].dropFirst(name.printable.count)
    return lines
  }

  /// The stops of the day in order of time.
  private func routeTable(_ route: Route) -> TextColumns {
    let day = clock.date(of: route.departureTime)
    var table = TextColumns([
      .text("  start"), .text("end"), .text("visit", minimumWidth: 8),
      .text("customer", minimumWidth: 8), .text("skills", minimumWidth: 5), .number("travel"),
      .number("wait"), .number("SLA slack"), .text("", minimumWidth: 4),
    ])
    func time(_ instant: Instant) -> String { clock.timeOfDay(instant, since: day) }
    func add(_ pause: PlannedBreak) {
      // Breaks without a name of their own are numbered, which says nothing.
      let name = pause.id.text.allSatisfy(\.isNumber) ? "" : pause.id.text
      table.add(
        ["  \(time(pause.startTime))", time(pause.endTime), "(break)", name]
          + Array(repeating: "", count: 5), emphasis: .faint)
    }
    var breaks = route.breaks[...]
    for (index, planned) in route.visits.enumerated() {
      while let pause = breaks.first, pause.startTime < planned.startServiceTime {
        add(pause)
        breaks.removeFirst()
      }
      let waiting = route.waitingTime(before: index)
      let worst = planned.sla.min { $0.slack < $1.slack }
      let isLate = worst.map { $0.slack < .zero } ?? false
      table.add(
        [
          "  \(time(planned.startServiceTime))", time(planned.departureTime), planned.visit.text,
          context.customer(of: planned.visit), context.skills(of: planned.visit),
          hoursMinutes(planned.travelTimeFromPrevious),
          waiting > .zero ? hoursMinutes(waiting) : "",
          worst.map { signedSlack($0.slack) } ?? "",
          worst.map { (isLate ? "LATE " : "") + $0.milestone.label } ?? "",
        ], emphasis: isLate ? .alarm : nil)
    }
    breaks.forEach(add)
    if context.shift(of: route)?.endLocation != nil {
      table.add(
        ["  \(time(route.returnTime))", "", "(return)", "", ""]
          + [hoursMinutes(route.travelTimeToEnd), "", "", ""], emphasis: .faint)
    }
    return table
  }
}

extension Milestone {
  /// The milestone in words.
  package var label: String {
    switch self {
    case .response: "response"
    case .onSite: "on site"
    case .workStart: "work start"
    case .restored: "restored"
    case .completed: "completed"
    }
  }
}
