/// How long a partial route takes, where work time is limited: up to the start of service at its node,
/// in the direction of the search.
///
/// A day may begin as late as changes nothing but waiting, so a partial route takes what it is on duty,
/// or what passes after the latest departure, whichever is longer.
struct WorkSpan: BitwiseCopyable {
  /// Seconds on duty, waiting apart.
  var worked: Int32
  /// The latest departure that moves no start out of its window.
  var departure: Int32

  /// The span of an empty route.
  init(_ direction: PricingGraph.Direction) {
    (worked, departure) = (0, direction.latestStart)
  }

  /// The span after going on for so many seconds to a node that has to be started by a time.
  @inline(__always)
  init(after before: WorkSpan, _ seconds: Int32, startingBy upper: Int32) {
    worked = before.worked &+ seconds
    departure = min(before.departure, upper &- worked)
  }

  /// The least time from the departure to a start of service at `time`.
  @inline(__always)
  func length(at time: Int32) -> Int32 { max(worked, time &- departure) }

  /// Whether another span leaves no more room.
  @inline(__always)
  func isNoLonger(than other: WorkSpan) -> Bool {
    worked <= other.worked && departure >= other.departure
  }

  /// Whether a route is within `limit` that goes on for so many seconds to a node from which `rest`
  /// leads in the other direction.
  ///
  /// - Parameters:
  ///   - time: The start of service here.
  ///   - seconds: From the start here to the start there, waiting apart.
  ///   - rest: The span there, in the other direction.
  ///   - restTime: The start of service there, in the other direction.
  ///   - limit: The longest time from the departure to the return.
  /// - Returns: Whether some departure keeps it.
  @inline(__always)
  func fits(
    _ time: Int32, _ seconds: Int32, _ rest: WorkSpan, _ restTime: Int32, within limit: Int32
  ) -> Bool {
    length(at: time) &+ seconds &+ rest.worked <= limit
      && rest.length(at: restTime) &+ seconds &+ worked <= limit
      && 0 &- departure &- rest.departure <= limit
  }
}
