package import ServiceModel

/// The instants at which something may start: closed intervals in order, none touching another.
package struct StartDomain: Hashable, Sendable {
  /// The intervals, ascending and disjoint; both ends are allowed starts.
  package private(set) var intervals: [ClosedRange<Instant>]

  /// Creates a domain from intervals in any order.
  package init(_ intervals: [ClosedRange<Instant>]) {
    self.intervals = []
    for interval in intervals.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard let last = self.intervals.last, interval.lowerBound <= last.upperBound + Seconds(1)
      else {
        self.intervals.append(interval)
        continue
      }
      let end = max(last.upperBound, interval.upperBound)
      self.intervals[self.intervals.count - 1] = last.lowerBound...end
    }
  }

  /// No instant at all.
  package static let none = StartDomain([])

  /// Every instant within a thousand years of the epoch.
  package static let any = StartDomain([
    Instant(secondsSinceEpoch: -31_556_952_000)...Instant(secondsSinceEpoch: 31_556_952_000)
  ])

  /// Whether there is no allowed start.
  package var isEmpty: Bool { intervals.isEmpty }

  /// Returns whether `instant` is an allowed start.
  package func contains(_ instant: Instant) -> Bool {
    intervals.contains { $0.contains(instant) }
  }

  /// Returns the instants allowed by both domains.
  ///
  /// - Complexity: O(*n* + *m*).
  package func intersection(_ other: StartDomain) -> StartDomain {
    var result: [ClosedRange<Instant>] = []
    var (mine, theirs) = (0, 0)
    while mine < intervals.count, theirs < other.intervals.count {
      let (left, right) = (intervals[mine], other.intervals[theirs])
      let lower = max(left.lowerBound, right.lowerBound)
      let upper = min(left.upperBound, right.upperBound)
      if lower <= upper { result.append(lower...upper) }
      if left.upperBound < right.upperBound { mine += 1 } else { theirs += 1 }
    }
    return StartDomain(result)
  }
}
