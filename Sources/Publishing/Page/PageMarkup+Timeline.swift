import ServiceModel

extension PageMarkup {
  /// The working days, a row for each shift.
  var timelines: String {
    """
    <section class="timelines"><div class="bar-of-tools"><h2>Working days</h2>\(dayChoice)\
    <label class="filter">Find <input id="filter" type="search" \
    placeholder="technician, customer, skill" autocomplete="off"/></label></div>\
    \(legend)
    \(page.days.enumerated().map(day).joined(separator: "\n"))
    </section>
    """
  }

  private var dayChoice: String {
    guard page.days.count > 1 else { return "" }
    let buttons = page.days.enumerated().map { index, day in
      "<button type=\"button\" data-day=\"\(index)\" aria-pressed=\"false\">"
        + "\(day.date.longText.dropLast(day.date.description.count))"
        + "\(day.date.description.dropFirst(5))"
        + "<small>\(day.visitCount)</small></button>"
    }
    return "<div class=\"days\" role=\"group\" aria-label=\"Day\">\(buttons.joined())"
      + "<button type=\"button\" data-day=\"all\" aria-pressed=\"false\">All</button></div>"
  }

  private var legend: String {
    let used = Set(page.days.flatMap(\.rows).flatMap(\.stops).map(\.category))
    let categories = page.categories.enumerated().filter { used.contains($0.offset) }.map {
      "<li><i class=\"\(PageColours.category($0, of: page.categories.count))\"></i>"
        + "\($1.escapedForXML)</li>"
    }
    let kind =
      page.categories.count > 1 ? "<li class=\"faint\">\(page.categoryKind)</li>" : ""
    return """
      <ul class="legend">\(kind)\(categories.joined())\
      <li><i class="travel"></i>travel</li><li><i class="waiting"></i>waiting</li>\
      <li><i class="pause"></i>break</li><li><i class="allowed"></i>overtime allowed</li>\
      <li><i class="overtime"></i>overtime used</li><li><b class="tick">▼</b>promised by</li>\
      <li><b class="late">!</b>late</li></ul>
      """
  }

  private func day(_ index: Int, _ day: PageDay) -> String {
    let scale = PageScale(of: day)
    let late = day.lateCount > 0 ? ", \(day.lateCount) late" : ""
    let hours = scale.hours.filter { $0 < day.span.end }.map { hour in
      "<span style=\"left:\(scale.x(hour))px\">\(time(hour, on: day.date))</span>"
    }
    let rows = day.rows.map { row($0, of: day, on: scale) }
    return """
      <div class="day" id="day-\(index)" data-day="\(index)"><h3>\(day.date.longText)\
      <span class="faint">\(counted(day.visitCount, "visit"))\(late)</span></h3>\
      <div class="scroll" style="--hour:\(scale.hourWidth * scale.labelStep)px;--width:\(scale.width)px">\
      <div class="row axis"><div class="who"></div><div class="lane">\(hours.joined())</div></div>
      \(rows.joined(separator: "\n"))
      <p class="nothing faint" hidden="hidden">No row matches.</p></div></div>
      """
  }

  private func row(_ row: PageRow, of day: PageDay, on scale: PageScale) -> String {
    let drawing = RowDrawing(
      row: row, scale: scale, clock: page.clock, date: day.date,
      categoryCount: page.categories.count)
    let duty = row.duty.map {
      "\(time($0.start, on: day.date))–\(time($0.end, on: day.date)), "
        + "\(wholePercentText(row.utilisation)) used"
    }
    let words =
      ([row.name, row.technician, row.skills]
      + row.stops.flatMap { [$0.visit, $0.customer, $0.skills] })
      .joined(separator: " ").lowercased()
    let colour = PageColours.routes[row.colour % PageColours.routes.count]
    return """
      <div class="row\(row.isUsed ? "" : " unused")" data-key="\(row.key)" \
      data-words="\(words.escapedForXML)"><div class="who"><button type="button" class="route" \
      aria-pressed="false" title="\(row.skills.escapedForXML)"><i style="background:\(colour)"></i>\
      <span>\(row.name.escapedForXML)</span></button>\
      <small>\(duty ?? "not used")</small></div><div class="lane">\(drawing.svg)</div></div>
      """
  }
}
