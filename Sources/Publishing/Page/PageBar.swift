package import Planning
package import ServiceModel

/// A stretch of a working day, as a bar on a timeline.
package struct PageBar: Hashable, Sendable {
  /// What the stretch is spent on.
  package enum Kind: String, Hashable, Sendable {
    case travel, waiting, visit, pause
  }

  /// What it is spent on.
  package var kind: Kind
  /// When it begins.
  package var start: Instant
  /// When it ends; after ``start``.
  package var end: Instant
  /// The position of the visit in its route; only for visits.
  package var index: Int?

  /// Returns the bars of `route` in order of time, without those of no length but for visits.
  ///
  /// Between two stops the drive is what comes last before the arrival, as breaks are taken at stops;
  /// what is neither drive nor break is waiting.
  package static func bars(of route: Route) -> [PageBar] {
    var bars = route.breaks.map { PageBar(kind: .pause, start: $0.startTime, end: $0.endTime) }
    var previous = route.departureTime
    for (index, planned) in route.visits.enumerated() {
      bars += leg(
        from: previous, to: planned.arrivalTime, until: planned.startServiceTime,
        travel: planned.travelTimeFromPrevious, around: route.breaks)
      bars.append(
        PageBar(
          kind: .visit, start: planned.startServiceTime, end: planned.departureTime, index: index))
      previous = planned.departureTime
    }
    bars += leg(
      from: previous, to: route.returnTime, until: route.returnTime,
      travel: route.travelTimeToEnd, around: route.breaks)
    return bars.filter { $0.start < $0.end || $0.kind == .visit }.sorted {
      ($0.start, $0.end, $0.index ?? -1) < ($1.start, $1.end, $1.index ?? -1)
    }
  }

  private static func leg(
    from start: Instant, to arrival: Instant, until service: Instant, travel: Seconds,
    around breaks: [PlannedBreak]
  ) -> [PageBar] {
    var bars: [PageBar] = []
    var left = travel
    for gap in gaps(from: start, to: arrival, around: breaks).reversed() {
      let split = max(gap.start, gap.end - left)
      left -= gap.end - split
      bars.append(PageBar(kind: .travel, start: split, end: gap.end))
      bars.append(PageBar(kind: .waiting, start: gap.start, end: split))
    }
    return bars
      + gaps(from: arrival, to: service, around: breaks).map {
        PageBar(kind: .waiting, start: $0.start, end: $0.end)
      }
  }

  /// Returns what `breaks`, in order of time, leave of a stretch.
  private static func gaps(
    from start: Instant, to end: Instant, around breaks: [PlannedBreak]
  ) -> [(start: Instant, end: Instant)] {
    var gaps: [(start: Instant, end: Instant)] = []
    var from = start
    for pause in breaks where pause.endTime > start && pause.startTime < end {
      if from < pause.startTime { gaps.append((from, pause.startTime)) }
      from = max(from, pause.endTime)
    }
    if from < end { gaps.append((from, end)) }
    return gaps
  }
}
