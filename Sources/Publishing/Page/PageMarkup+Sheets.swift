import ServiceModel

extension PageMarkup {
  /// A sheet for each technician and day, to be printed.
  var sheetsPart: String {
    let sheets = page.days.flatMap { day in
      day.rows.filter(\.isUsed).map { sheet($0, on: day.date) }
    }
    return """
      <section class="sheets"><h2>Route sheets</h2><p class="faint screen">\
      \(counted(sheets.count, "sheet")), one page each when printed.</p>
      \(sheets.joined(separator: "\n"))
      </section>
      """
  }

  private func sheet(_ row: PageRow, on date: CivilDate) -> String {
    let figures = [
      counted(row.stops.count, "visit"), "travel \(hoursMinutes(row.times.travel))",
      kilometres(row.times.distance),
      row.times.overtime > .zero ? "overtime \(hoursMinutes(row.times.overtime))" : "",
    ].filter { !$0.isEmpty }
    let duty = row.duty.map { "\(time($0.start, on: date))–\(time($0.end, on: date))" } ?? ""
    return """
      <article class="sheet"><header><h3>\(row.name.escapedForXML)</h3>\
      <p><strong>\(date.longText)</strong> \(duty)<br/>\(figures.joined(separator: ", "))<br/>\
      \(page.title.escapedForXML)</p></header>\
      <table class="list"><thead><tr><th scope="col">#</th><th scope="col">Time</th>\
      <th scope="col">Visit</th><th scope="col">Place</th><th scope="col">Work</th>\
      <th scope="col">Promised by</th></tr></thead><tbody>
      \(lines(of: row, on: date).joined(separator: "\n"))
      </tbody></table></article>
      """
  }

  /// The stops and the breaks in order of time, from base to base.
  private func lines(of row: PageRow, on date: CivilDate) -> [String] {
    var lines: [String] = []
    if let place = row.startPlace, let duty = row.duty {
      lines.append(base("depart", place, at: duty.start, on: date))
    }
    for bar in row.bars {
      if bar.kind == .pause {
        let times = "\(time(bar.start, on: date))–\(time(bar.end, on: date))"
        lines.append(
          "<tr class=\"faint\"><td></td><td>\(times)</td><td colspan=\"4\">break</td></tr>")
      }
      if let index = bar.index, row.stops.indices.contains(index) {
        lines.append(line(row.stops[index], on: date))
      }
    }
    if let place = row.endPlace, let duty = row.duty {
      lines.append(base("return", place, at: duty.end, on: date))
    }
    return lines
  }

  private func base(
    _ word: String, _ place: Location, at instant: Instant, on date: CivilDate
  ) -> String {
    "<tr class=\"faint\"><td></td><td>\(time(instant, on: date))</td>"
      + "<td colspan=\"4\">\(word) \((place.name ?? "").escapedForXML)</td></tr>"
  }

  private func line(_ stop: PageStop, on date: CivilDate) -> String {
    guard let times = stop.times else { return "" }
    let order = stop.order == stop.visit ? "" : " of \(stop.order)"
    let work = [
      ("Skills", stop.skills), ("Objects", stop.objects.joined(separator: "; ")),
      ("Agreement", stop.agreement), ("Notes", stop.notes.joined(separator: "; ")),
    ].filter { !$0.1.isEmpty }.map { name, text in
      "<div><span class=\"faint\">\(name)</span> \(text.escapedForXML)</div>"
    }
    let place = [stop.address, stop.coordinate.map(Self.text) ?? ""].filter { !$0.isEmpty }
    let promises = stop.deadlines.map { deadline in
      "<div\(deadline.isMet ? "" : " class=\"alarm\"")>\(deadline.label) "
        + "<span class=\"moment\">\(moment(deadline.due, on: date))</span>\(deadline.isMet ? "" : " (late)")</div>"
    }
    return """
      <tr><td class="stop-number">\(stop.number ?? 0)</td><td class="when">\
      <strong>\(time(times.start, on: date))–\(time(times.end, on: date))</strong>\
      <div class="faint">drive \(hoursMinutes(times.travel))\
      \(times.waiting > .zero ? ", wait \(hoursMinutes(times.waiting))" : "")</div></td>\
      <td><strong>\(stop.customer.escapedForXML)</strong>\
      <div class="faint">\((stop.visit + order).escapedForXML)</div></td>\
      <td>\(place.map(\.escapedForXML).joined(separator: "<br/>"))</td>\
      <td>\(work.joined())</td><td>\(promises.joined())</td></tr>
      """
  }

  private static func text(_ coordinate: Coordinate) -> String {
    "\(decimalDegrees(coordinate.latitude)), \(decimalDegrees(coordinate.longitude))"
  }
}
