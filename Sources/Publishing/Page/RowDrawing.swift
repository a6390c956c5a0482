import ServiceModel

/// One shift as a picture, in SVG: what fills it, its bounds, and what is promised.
///
/// Nothing is said by colour alone: visits that are late have a sign, breaks a pattern, and the words
/// that a pointer shows are there for screen readers, too.
struct RowDrawing {
  let row: PageRow
  let scale: PageScale
  let clock: LocalClock
  let date: CivilDate
  let categoryCount: Int

  /// The height of a row.
  static let height = 46
  private static let barTop = 13
  private static let barHeight = 27

  /// The whole picture.
  var svg: String {
    let marks = row.bars.map(bar) + row.stops.map(visit)
    return """
      <svg width="\(scale.width)" height="\(Self.height)" viewBox="0 0 \(scale.width) \
      \(Self.height)" role="group" aria-label="\(rowLabel.escapedForXML)">\
      \(shiftMarks)\(marks.joined())</svg>
      """
  }

  private var rowLabel: String {
    guard let duty = row.duty else { return "\(row.name): not used" }
    return "\(row.name): \(time(duty.start)) to \(time(duty.end)), "
      + counted(row.stops.count, "visit")
  }

  /// The regular time, the overtime that is allowed, and the overtime that is used.
  private var shiftMarks: String {
    let (start, end) = (scale.x(row.regularStart), scale.x(row.regularEnd))
    let latest = scale.x(row.latestEnd)
    var marks = rect("shift", x: start, y: 5, width: end - start, height: Self.height - 10)
    if latest > end {
      marks += rect("allowed", x: end, y: 5, width: latest - end, height: Self.height - 10)
    }
    if let duty = row.duty, duty.end > row.regularEnd {
      let past = scale.x(duty.end) - end
      marks += rect("overtime", x: end, y: Self.height - 5, width: max(2, past), height: 3)
    }
    return marks + line("bound", x: start) + line("bound", x: end)
  }

  private func bar(_ bar: PageBar) -> String {
    let (start, end) = (scale.x(bar.start), scale.x(bar.end))
    let middle = Self.barTop + Self.barHeight / 2
    let width = max(1, end - start)
    switch bar.kind {
    case .visit: return ""
    case .travel: return rect("travel", x: start, y: middle - 1, width: width, height: 3)
    case .waiting:
      return "<path class=\"waiting\" d=\"M\(start) \(middle)H\(start + width)\"/>"
    case .pause:
      return "<g class=\"pause\"><title>Break \(time(bar.start))–\(time(bar.end))</title>"
        + rect("pause", x: start, y: Self.barTop + 4, width: width, height: Self.barHeight - 8)
        + (width >= 38
          ? "<text x=\"\(start + width / 2)\" y=\"\(middle + 4)\">break</text>" : "") + "</g>"
    }
  }

  private func visit(_ stop: PageStop) -> String {
    guard let times = stop.times else { return "" }
    let start = scale.x(times.start)
    let width = max(4, scale.x(times.end) - start - 1)
    let category = PageColours.category(stop.category, of: categoryCount)
    return """
      <g class="stop \(category)\(stop.isLate ? " late" : "")" data-key="\(stop.key)" tabindex="-1" \
      role="img" aria-label="\(label(of: stop, times).escapedForXML)">\
      \(deadlines(of: stop, endingAt: start + width))\
      <rect class="bar" x="\(start)" y="\(Self.barTop)" width="\(width)" \
      height="\(Self.barHeight)" rx="4"/>\(words(in: stop, x: start, width: width))\
      \(stop.isLate ? lateSign(x: start + width) : "")</g>
      """
  }

  /// The number of the stop, and as much of the customer's name as there is room for.
  private func words(in stop: PageStop, x: Int, width: Int) -> String {
    let number = stop.number.map(String.init) ?? ""
    let y = Self.barTop + Self.barHeight / 2 + 4
    guard width >= number.count * 7 + 6 else { return "" }
    let letters = (width - number.count * 8 - 16 - (stop.isLate ? 14 : 0)) * 10 / 64
    let name = stop.customer.isEmpty ? stop.visit : stop.customer
    guard letters >= 4 else {
      return "<text class=\"number\" x=\"\(x + width / 2)\" y=\"\(y)\" text-anchor=\"middle\">"
        + "\(number)</text>"
    }
    return "<text x=\"\(x + 6)\" y=\"\(y)\"><tspan class=\"number\">\(number)</tspan>"
      + "<tspan dx=\"5\">\(name.printable.fitting(letters).escapedForXML)</tspan></text>"
  }

  private func lateSign(x: Int) -> String {
    let y = Self.barTop
    return "<circle class=\"sign\" cx=\"\(x - 1)\" cy=\"\(y + 1)\" r=\"7\"/>"
      + "<text class=\"sign\" x=\"\(x - 1)\" y=\"\(y + 5)\">!</text>"
  }

  /// A tick at each due instant that the timeline shows, tied to the bar by a line.
  private func deadlines(of stop: PageStop, endingAt end: Int) -> String {
    stop.deadlines.filter { scale.shows($0.due) }.map { deadline in
      let x = scale.x(deadline.due)
      let kind = deadline.isMet ? "due" : "due missed"
      let from = deadline.isMet ? min(end - 3, x) : end - 8
      return "<path class=\"\(kind) tie\" d=\"M\(from) \(Self.barTop)V7H\(x)\"/>"
        + "<path class=\"\(kind) tick\" d=\"M\(x - 4) 2H\(x + 4)L\(x) 10Z\"/>"
    }.joined()
  }

  private func label(of stop: PageStop, _ times: PageStop.Times) -> String {
    let promises = stop.deadlines.map { "\($0.label) \(signedSlack($0.slack))" }
    return
      (["\(stop.visit), \(stop.customer), \(time(times.start)) to \(time(times.end))"]
      + promises + (stop.isLate ? ["late"] : [])).joined(separator: ", ")
  }

  private func time(_ instant: Instant) -> String { clock.timeOfDay(instant, since: date) }

  private func rect(_ kind: String, x: Int, y: Int, width: Int, height: Int) -> String {
    "<rect class=\"\(kind)\" x=\"\(x)\" y=\"\(y)\" width=\"\(max(0, width))\" height=\"\(height)\"/>"
  }

  private func line(_ kind: String, x: Int) -> String {
    "<path class=\"\(kind)\" d=\"M\(x) 4V\(Self.height - 4)\"/>"
  }
}
