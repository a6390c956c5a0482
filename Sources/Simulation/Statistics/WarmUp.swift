/// How much of the beginning of a run is thrown away, by the rule MSER-5.
///
/// Queues start empty, so early values are too good. Values are averaged in groups of five; the cut
/// is where the remaining groups have the least squared standard error, within the first half.
///
/// - Source: White (1997), doi:10.1177/003754979706900601; `simulation.md`, E1.7.
package enum WarmUp {
  /// How many values make a group.
  package static let groupSize = 5

  /// Returns how many of `values` to throw away.
  ///
  /// - Parameter values: What was observed, in order of time.
  /// - Returns: The number of values; `nil` when the least error lies at the end of the first half,
  ///   so that the run is too short to tell.
  package static func length(of values: [Double]) -> Int? {
    let groups = stride(from: 0, to: values.count - values.count % groupSize, by: groupSize).map {
      values[$0..<($0 + groupSize)].reduce(0, +) / Double(groupSize)
    }
    guard groups.count >= 4 else { return nil }
    var (sum, squares) = (0.0, 0.0)
    var best: (cut: Int, error: Double)?
    for cut in groups.indices.reversed() {
      sum += groups[cut]
      squares += groups[cut] * groups[cut]
      guard cut <= groups.count / 2 else { continue }
      let rest = Double(groups.count - cut)
      let error = max(0, squares - sum * sum / rest) / (rest * rest)
      if error <= best?.error ?? .infinity { best = (cut, error) }
    }
    guard let best, best.cut < groups.count / 2 else { return nil }
    return best.cut * groupSize
  }
}
