package import ServiceModel

/// The hours of the week at which calls of one kind came in, and how well they say it all.
///
/// The rate of an hour of the week is the number of its calls over the time that the clock showed
/// it. The model is a Poisson process with these rates; the tests say where the calls differ from
/// one. The rates come from the same calls, so p values of hours and gaps are rather too large: what
/// they reject is wrong, what they accept is not proved.
///
/// - Source: Cox and Lewis (1966), "The Statistical Analysis of Series of Events", 6; Brown et al.
///   (2002), doi:10.1162/08997660252741149, for rescaled gaps.
package struct ArrivalFit: Sendable {
  /// How many calls there are.
  package let total: Int
  /// Calls in each hour of the week, from Monday at midnight on; shape: 168.
  package let counts: [Int]
  /// How long the clock showed each hour of the week; unit: hours; shape: 168.
  package let exposure: [Double]
  /// Whether counts in the same hour of different weeks vary as those of a Poisson process.
  package let hours: DispersionTest?
  /// Whether counts of days do.
  package let days: DispersionTest?
  /// Whether gaps between calls, on a clock that runs with the rates, are exponential.
  package let gaps: KolmogorovTest?
  /// Whether there are as many days with each number of calls as a Poisson process has.
  package let dayCounts: CountTest?

  /// The p value below which a test rejects.
  package static let significance = 0.01

  /// Fits the calls from the beginning of one day to the end of another.
  ///
  /// - Parameters:
  ///   - calls: When calls came in, in any order; others than those of the days are left out.
  ///   - first: The first day.
  ///   - last: The last day; not before the first.
  ///   - zone: The zone whose clocks tell the hour.
  /// - Complexity: O(*days* + *n* log *n*) in the calls.
  package init(
    calls: [Instant], from first: CivilDate, through last: CivilDate, in zone: TimeZoneName
  ) {
    let list = HourOfWeek.list(from: first, through: last, in: zone)
    let range = (list.first?.start ?? 0)..<(list.last?.end ?? 0)
    let times = calls.map(\.secondsSinceEpoch).filter(range.contains).sorted()
    var counts = [Int](repeating: 0, count: WeeklyProfile.hours)
    var exposure = [Double](repeating: 0, count: WeeklyProfile.hours)
    var inHour = [Int](repeating: 0, count: list.count)
    var next = 0
    for (index, hour) in list.enumerated() {
      exposure[hour.hour] += hour.length
      while next < times.count, times[next] < hour.end {
        inHour[index] += 1
        counts[hour.hour] += 1
        next += 1
      }
    }
    total = times.count
    self.counts = counts
    self.exposure = exposure
    let rates = Self.rates(counts, exposure)
    let cells = zip(list, inHour).map { hour, count in
      ObservedCount(group: hour.hour, count: count, expected: rates[hour.hour] * hour.length)
    }
    hours = DispersionTest(cells)
    var byDay: [CivilDate: ObservedCount] = [:]
    for (hour, cell) in zip(list, cells) {
      let none = ObservedCount(group: hour.date.weekday.rawValue, count: 0, expected: 0)
      byDay[hour.date, default: none].count += cell.count
      byDay[hour.date, default: none].expected += cell.expected
    }
    let dates = byDay.sorted { $0.key < $1.key }.map(\.value)
    days = DispersionTest(dates)
    dayCounts = CountTest(dates)
    gaps = KolmogorovTest(ofExponential: Self.rescaledGaps(times, list, rates))
  }

  /// Calls in an hour, for each hour of the week; shape: 168.
  ///
  /// Zero where the clock never showed the hour.
  package var rates: [Double] { Self.rates(counts, exposure) }

  /// Calls in a week.
  package var perWeek: Double { rates.reduce(0, +) }

  /// Whether counts of days vary more than those of a Poisson process: some days are busier than
  /// their hours of the week explain.
  package var isOverdispersed: Bool {
    days.map { $0.ratio > 1 && $0.probability < Self.significance } ?? false
  }

  /// The mean number of calls at once with which bursts of geometric size vary as the days do; 1
  /// where single calls do.
  ///
  /// Counts of bursts of mean *m* have a variance of 2 *m* − 1 times their mean.
  package var burstMean: Double {
    guard isOverdispersed, let days else { return 1 }
    return max(1, (days.ratio + 1) / 2)
  }

  private static func rates(_ counts: [Int], _ exposure: [Double]) -> [Double] {
    zip(counts, exposure).map { $1 > 0 ? Double($0) / $1 : 0 }
  }

  /// Returns the expected number of calls between each call and the one before.
  private static func rescaledGaps(
    _ times: [Int], _ hours: [HourOfWeek], _ rates: [Double]
  ) -> [Double] {
    var gaps: [Double] = []
    gaps.reserveCapacity(times.count)
    var (elapsed, before, hour) = (0.0, 0.0, 0)
    for time in times {
      while hours[hour].end <= time {
        elapsed += rates[hours[hour].hour] * hours[hour].length
        hour += 1
      }
      let now = elapsed + rates[hours[hour].hour] * Double(time - hours[hour].start) / 3600
      gaps.append(now - before)
      before = now
    }
    return gaps
  }
}
