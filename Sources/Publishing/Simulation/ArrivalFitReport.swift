import Foundation
import ServiceModel
package import Simulation

/// When calls of each kind came in, and how well the hours of the week say it all.
package struct ArrivalFitReport: Sendable {
  /// One kind of calls.
  package struct Kind: Sendable {
    /// The kind.
    package var name: String
    /// The fit.
    package var fit: ArrivalFit

    /// Creates a kind.
    package init(name: String, fit: ArrivalFit) {
      self.name = name
      self.fit = fit
    }
  }

  private let kinds: [Kind]
  private let days: (first: String, last: String)
  private let zone: String
  private let leftOut: Int

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - kinds: The kinds of calls.
  ///   - first: The first day.
  ///   - last: The last day.
  ///   - zone: The zone whose clocks tell the hour.
  ///   - leftOut: How many calls came in on other days.
  package init(_ kinds: [Kind], first: String, last: String, zone: String, leftOut: Int) {
    self.kinds = kinds
    days = (first, last)
    self.zone = zone
    self.leftOut = leftOut
  }

  // MARK: People

  /// Returns the report as text of at most `width` characters a line.
  package func text(width: Int, style: TextStyle) -> String {
    var columns = TextColumns([
      .text("CALLS", minimumWidth: 10), .number("NUMBER"), .number("A WEEK"), .text("BUSIEST HOUR"),
      .number("HOURS V/M"), .number("P"), .number("DAYS V/M"), .number("P"),
      .number("GAPS D"), .number("P"), .number("COUNTS P"),
    ])
    for kind in kinds {
      let fit = kind.fit
      columns.add(
        [
          kind.name, String(fit.total), String(format: "%.1f", fit.perWeek), Self.busiest(fit),
          Self.ratio(fit.hours), Self.probability(fit.hours?.probability), Self.ratio(fit.days),
          Self.probability(fit.days?.probability),
          fit.gaps.map { String(format: "%.3f", $0.distance) } ?? "-",
          Self.probability(fit.gaps?.probability), Self.probability(fit.dayCounts?.probability),
        ], emphasis: fit.isOverdispersed ? .alarm : nil)
    }
    let head = [
      "\(kinds.reduce(0) { $0 + $1.fit.total }) calls from \(days.first) to \(days.last), by the clocks "
        + "of \(zone)."
    ]
    let lines =
      (leftOut > 0 ? head + ["\(counted(leftOut, "call")) on other days left out."] : head) + [""]
      + columns.lines(width: width, style: style) + [""] + dispersionLines(style) + Self.meaning
    return lines.map { $0 + "\n" }.joined()
  }

  private func dispersionLines(_ style: TextStyle) -> [String] {
    let busy = kinds.filter(\.fit.isOverdispersed)
    guard !busy.isEmpty else {
      return ["Counts of days vary no more than those of a Poisson process.", ""]
    }
    let lines = busy.map { kind in
      "  \(kind.name): callsAtOnce: { mean: \(String(format: "%.2f", kind.fit.burstMean)) }"
    }
    return [
      style.applying(
        .strong, to: "Overdispersed: some days are busier than their hours of the week explain."),
      "Simulated as a Poisson process such calls queue less than they did. A shorter time (--from, --to) "
        + "shows whether the season does it. Bursts of this size vary as the days do (--bursts writes "
        + "them):",
    ] + lines + [""]
  }

  /// What the numbers mean, and what they leave out.
  private static let meaning = [
    "V/M is variance over mean, 1 for a Poisson process; P is the probability of so large a deviation from it. Rates "
      + "and tests come from the same calls, so P is rather too large.",
    "Fitted is when calls come in, no more: closing times are not working times, and a log of calls "
      + "says nothing of work, ways and crews.",
    "A rate for each hour of the week knows no season, no holiday, no trend and no weather.",
  ]

  private static func busiest(_ fit: ArrivalFit) -> String {
    let rates = fit.rates
    guard let most = rates.max(), most > 0, let hour = rates.firstIndex(of: most) else {
      return "-"
    }
    let day = "\(Weekday.allCases[hour / 24])".prefix(3).capitalized
    return "\(day) \(hour % 24):00, \(String(format: "%.2f", most))/h"
  }

  private static func ratio(_ test: DispersionTest?) -> String {
    test.map { String(format: "%.2f", $0.ratio) } ?? "-"
  }

  private static func probability(_ value: Double?) -> String {
    guard let value else { return "-" }
    return value < 0.001 ? "<0.001" : String(format: "%.3f", value)
  }
}

// What other programs read.
extension ArrivalFitReport {
  /// The report as a value that becomes JSON.
  package struct Document: Encodable, Sendable {
    let calloutFit = 1
    let from: String
    let to: String
    let timeZone: String
    let callsLeftOut: Int
    let kinds: [KindDocument]
  }

  struct KindDocument: Encodable, Sendable {
    var name: String
    var calls: Int
    var callsPerWeek: Double
    /// From Monday at midnight on.
    var ratesPerHour: [Double]
    var exposureHours: [Double]
    var hourDispersion: TestDocument?
    var dayDispersion: TestDocument?
    var rescaledGaps: TestDocument?
    var dayCounts: TestDocument?
    var overdispersed: Bool
    var burstMean: Double
  }

  struct TestDocument: Encodable, Sendable {
    var statistic: Double
    var freedom: Int?
    var values: Int?
    var varianceOverMean: Double?
    var probability: Double

    init(_ test: DispersionTest) {
      statistic = test.statistic
      freedom = test.freedom
      varianceOverMean = test.ratio
      probability = test.probability
    }

    init(_ test: KolmogorovTest) {
      statistic = test.distance
      values = test.count
      probability = test.probability
    }

    init(_ test: CountTest) {
      statistic = test.statistic
      freedom = test.freedom
      probability = test.probability
    }
  }

  /// The report for programs.
  package var document: Document {
    Document(
      from: days.first, to: days.last, timeZone: zone, callsLeftOut: leftOut,
      kinds: kinds.map { kind in
        let fit = kind.fit
        return KindDocument(
          name: kind.name, calls: fit.total, callsPerWeek: fit.perWeek, ratesPerHour: fit.rates,
          exposureHours: fit.exposure, hourDispersion: fit.hours.map(TestDocument.init),
          dayDispersion: fit.days.map(TestDocument.init),
          rescaledGaps: fit.gaps.map(TestDocument.init),
          dayCounts: fit.dayCounts.map(TestDocument.init), overdispersed: fit.isOverdispersed,
          burstMean: fit.burstMean)
      })
  }
}
