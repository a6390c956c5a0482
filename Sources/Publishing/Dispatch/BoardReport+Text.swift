extension BoardReport {
  /// Returns the board for a screen of `width` characters.
  package func text(width: Int, style: TextStyle) -> String {
    var lines = [
      style.applying(.strong, to: "Dispatch board of \(scenario.printable)") + "  \(from) to \(to)"
    ]
    if teams.isEmpty { lines += ["", "No team is shown."] }
    for team in teams {
      let name = team.name == team.team ? team.team : "\(team.team)  \(team.name)"
      lines += [
        "",
        style.applying(.strong, to: "Team \(name)".printable) + "  owner \(team.owner)".printable,
      ]
      for row in team.technicians {
        lines.append("  \(row.technician)  \(row.name)".printable)
        lines += Self.lines(row.activities, showsWho: false, width: width, style: style)
      }
    }
    lines += ["", style.applying(.strong, to: "Undispatched") + "  \(undispatched.count)"]
    lines += Self.lines(undispatched, showsWho: true, width: width, style: style)
    lines += ["", style.applying(.strong, to: "Conflicts") + "  \(conflicts.count)"]
    lines += conflicts.flatMap { conflict in
      "\(conflict.code): \(conflict.message.printable)".wrapped(to: width - 4).enumerated()
        .map { ($0 == 0 ? "  " : "    ") + $1 }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(
    _ activities: [ActivityEntry], showsWho: Bool, width: Int, style: TextStyle
  ) -> [String] {
    var table = TextColumns([
      .text("start"), .text("end"), .text("activity"), .text("order"), .text("task"),
      .text("technician"), .text("priority"), .text("state"),
    ])
    for activity in activities {
      table.add([
        minutes(activity.start), String(minutes(activity.end).suffix(5)), activity.activity,
        activity.serviceOrder, activity.task ?? activity.type ?? "",
        showsWho ? activity.technician ?? "nobody" : "", activity.priority ?? "",
        activity.closed ? "closed" : activity.dispatched ? "dispatched" : "",
      ])
    }
    guard !table.isEmpty else { return [] }
    return table.lines(width: width - 4, style: style).map { "    \($0)" }
  }

  /// Returns a timestamp as people write it, to the minute.
  private static func minutes(_ timestamp: String?) -> String {
    timestamp.map { String($0.prefix(16)).replacing("T", with: " ") } ?? "open"
  }
}
