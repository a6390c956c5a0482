import ServiceModel

/// Where instants of a day lie on a timeline, in pixels from its left edge.
struct PageScale {
  /// The stretch that is shown.
  let span: TimeRange
  /// The width of an hour.
  let hourWidth: Int
  /// How many hours lie from one label to the next.
  let labelStep: Int

  /// The width of a timeline that fills its page.
  private static let pageWidth = 1_066
  /// The narrowest hour in which a short visit can still be seen.
  private static let narrowestHour = 58

  /// The longest stretch whose hours are that wide; hours of shifts that last for weeks are narrower.
  private static let longestWideStretch = 72

  /// Creates the scale of a day; long days run past the edge of the page and are scrolled.
  init(of day: PageDay) {
    span = day.span
    let hours = max(1, day.span.duration.count / 3_600)
    let narrowest =
      hours <= Self.longestWideStretch
      ? Self.narrowestHour : max(1, Self.longestWideStretch * Self.narrowestHour / hours)
    hourWidth = max(narrowest, Self.pageWidth / hours)
    labelStep = (Self.narrowestHour + hourWidth - 1) / hourWidth
  }

  /// The width of the whole stretch.
  var width: Int { span.duration.count * hourWidth / 3_600 }

  /// Returns the place of an instant, held within the stretch.
  func x(_ instant: Instant) -> Int {
    let inside = min(max(instant, span.start), span.end)
    return ((inside - span.start).count * hourWidth + 1_800) / 3_600
  }

  /// Whether an instant lies within the stretch.
  func shows(_ instant: Instant) -> Bool { span.start <= instant && instant <= span.end }

  /// The full hours of the stretch that have a label.
  var hours: [Instant] {
    stride(from: 0, through: span.duration.count, by: labelStep * 3_600).map {
      span.start + Seconds($0)
    }
  }
}
