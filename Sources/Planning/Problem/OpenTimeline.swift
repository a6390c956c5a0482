import ServiceModel

/// The open time of a calendar after some second, for lateness that counts open time only (R10).
///
/// Seconds count from the origin of a problem.
package struct OpenTimeline: Hashable, Sendable {
  /// The open stretches after the second, in order and without contact.
  private let stretches: [Range<Int>]
  /// The open time before each stretch, and after the last one; unit: seconds.
  private let openBefore: [Int]

  /// Creates the timeline of `ranges` after `start`.
  init(_ ranges: [TimeRange], after start: Instant, origin: Instant) {
    let first = (start - origin).count
    stretches = ranges.compactMap { range in
      let (lower, upper) = (max(first, (range.start - origin).count), (range.end - origin).count)
      return lower < upper ? lower..<upper : nil
    }
    var total = 0
    openBefore =
      [0]
      + stretches.map { stretch in
        total += stretch.count
        return total
      }
  }

  /// Returns the open time before `time`.
  ///
  /// - Complexity: O(log *n*) in the stretches.
  func openTime(before time: Int) -> Int {
    let index = firstStretch { stretches[$0].upperBound >= time }
    guard index < stretches.count else { return openBefore[stretches.count] }
    return openBefore[index] + max(0, time - stretches[index].lowerBound)
  }

  /// Returns the last second before which at most `open` seconds of open time lie.
  ///
  /// - Complexity: O(log *n*) in the stretches.
  func lastTime(withOpenTime open: Int) -> Int {
    let index = firstStretch { openBefore[$0 + 1] > open }
    guard index < stretches.count else { return Int(Int32.max) }
    return stretches[index].lowerBound + open - openBefore[index]
  }

  /// Returns the first stretch for which `isReached` holds, which it does for all later ones.
  private func firstStretch(_ isReached: (Int) -> Bool) -> Int {
    var (low, high) = (0, stretches.count)
    while low < high {
      let middle = (low + high) / 2
      if isReached(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
