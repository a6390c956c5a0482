import Foundation

/// One run in numbers: a row of the table.
struct Measurement {
  /// The set's name.
  var set: String
  /// The instance's name.
  var instance: String
  /// The seed of the search.
  var seed: UInt64
  /// How many threads worked.
  var threads: Int
  /// The seconds from the scenario to the plan, on the clock of the run.
  var seconds: Double
  /// The objective in minor units; `nil` without a plan that passed the audit.
  var objective: Int?
  /// The proved lower bound in minor units.
  var bound: Int?
  /// (objective − bound) / objective.
  var gap: Double?
  /// The best known objective in minor units.
  var bestKnown: Int?
  /// The visits made.
  var served: Int?
  /// The visits left out.
  var unserved: Int?
  /// The largest resident memory during the run.
  var peakMemoryMegabytes: Int

  /// (objective − best known) / best known.
  var gapToBestKnown: Double? {
    guard let objective, let bestKnown, bestKnown != 0 else { return nil }
    return Double(objective - bestKnown) / Double(bestKnown)
  }

  /// The names of the columns.
  static let header =
    "set,instance,seed,threads,seconds,objective,bound,gap,best_known,gap_to_best_known,"
    + "served,unserved,peak_memory_mb"

  /// The row, without a line break; what is not known is empty.
  var row: String {
    let cells: [String?] = [
      set, Self.quoted(instance), String(seed), String(threads), String(format: "%.1f", seconds),
      objective.map { String($0) }, bound.map { String($0) }, gap.map(Self.share),
      bestKnown.map { String($0) }, gapToBestKnown.map(Self.share), served.map { String($0) },
      unserved.map { String($0) }, String(peakMemoryMegabytes),
    ]
    return cells.map { $0 ?? "" }.joined(separator: ",")
  }

  private static func share(_ value: Double) -> String { String(format: "%.6f", value) }

  /// Returns `text` as a CSV cell (RFC 4180).
  private static func quoted(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
