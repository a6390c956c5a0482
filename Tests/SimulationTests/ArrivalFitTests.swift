import Foundation
import ServiceModel
import Testing

@testable import Simulation

/// Rates and tests of goodness of fit, against calls whose process is known.
struct ArrivalFitTests {
  private static let newYork = TimeZoneName("America/New_York")

  private static func date(_ year: Int, _ month: Int, _ day: Int) throws -> CivilDate {
    try #require(CivilDate(year: year, month: month, day: day))
  }

  /// Returns simulated calls of a process between two days.
  private static func calls(
    _ process: ArrivalProcess, from first: CivilDate, through last: CivilDate, seed: UInt64
  ) -> [Instant] {
    let midnight = CivilTime(secondsAfterMidnight: 0)
    let start = newYork.rules.occurrence(of: midnight, on: first).opening.secondsSinceEpoch
    let end = newYork.rules.occurrence(of: midnight, on: last.advanced(by: 1)).opening
    var sequence = ArrivalSequence(
      process, name: "call", start: start, seed: seed, replication: 0)
    var calls: [Instant] = []
    while let next = sequence.next(before: end.secondsSinceEpoch) {
      for _ in 0..<next.count { calls.append(Instant(secondsSinceEpoch: next.time)) }
    }
    return calls
  }

  /// Busy from eight to five on working days, quiet otherwise.
  private static let profile = WeeklyProfile(
    perHour: (0..<168).map { $0 / 24 < 5 && (8..<17).contains($0 % 24) ? 3 : 0.25 }, zone: newYork)

  // MARK: Exposure

  @Test func `hours that are skipped or shown twice count for as long as they lasted`() throws {
    let spring = ArrivalFit(
      calls: [], from: try Self.date(2015, 3, 2), through: try Self.date(2015, 3, 15),
      in: Self.newYork)
    let autumn = ArrivalFit(
      calls: [], from: try Self.date(2015, 10, 26), through: try Self.date(2015, 11, 8),
      in: Self.newYork)

    let sunday = 6 * 24
    // The clocks went forward on 8 March at two, back on 1 November at two.
    #expect(spring.exposure[sunday + 1] == 2 && spring.exposure[sunday + 2] == 1)
    #expect(autumn.exposure[sunday + 1] == 3 && autumn.exposure[sunday + 2] == 2)
    let (shorter, longer) = (spring.exposure.reduce(0, +), autumn.exposure.reduce(0, +))
    #expect(shorter == 335 && longer == 337)
  }

  @Test func `a rate is the number of calls over the time that the clock showed the hour`() throws {
    // Sunday at half past one, in standard and in summer time, then every Sunday at half past two.
    let calls = [1_446_355_800, 1_446_359_400, 1_446_363_000].map(Instant.init(secondsSinceEpoch:))

    let fit = ArrivalFit(
      calls: calls, from: try Self.date(2015, 10, 26), through: try Self.date(2015, 11, 1),
      in: Self.newYork)

    let sunday = 6 * 24
    #expect(fit.total == 3 && fit.counts[sunday + 1] == 2 && fit.counts[sunday + 2] == 1)
    #expect(fit.rates[sunday + 1] == 1 && fit.rates[sunday + 2] == 1)
    #expect(fit.perWeek == 2)
  }

  @Test func `calls on other days are left out, and none at all is a fit without tests`() throws {
    let day = try Self.date(2015, 10, 26)
    let none = ArrivalFit(
      calls: [Instant(secondsSinceEpoch: 0)], from: day, through: day, in: Self.newYork)

    #expect(none.total == 0 && none.perWeek == 0 && !none.isOverdispersed && none.burstMean == 1)
    #expect(none.hours == nil && none.days == nil && none.gaps == nil && none.dayCounts == nil)
  }

  // MARK: Tests

  @Test func `a Poisson process is seldom rejected, and its rates are found`() throws {
    let (first, last) = (try Self.date(2015, 1, 5), try Self.date(2015, 12, 27))
    var rejected = (hours: 0, days: 0, gaps: 0, counts: 0)
    for seed in UInt64(1)...40 {
      let calls = Self.calls(.weekly(Self.profile), from: first, through: last, seed: seed)
      let fit = ArrivalFit(calls: calls, from: first, through: last, in: Self.newYork)
      if try #require(fit.hours).probability < 0.05 { rejected.hours += 1 }
      if try #require(fit.days).probability < 0.05 { rejected.days += 1 }
      if try #require(fit.gaps).probability < 0.05 { rejected.gaps += 1 }
      if try #require(fit.dayCounts).probability < 0.05 { rejected.counts += 1 }
      #expect(abs(fit.perWeek / Self.profile.perHour.reduce(0, +) - 1) < 0.05)
      #expect(!fit.isOverdispersed)
    }
    // Two of forty are expected; more than eight come about once in two thousand times.
    #expect(rejected.hours <= 8 && rejected.days <= 8)
    // Rates from the same calls make these two too kind.
    #expect(rejected.gaps <= 8 && rejected.counts <= 8)
  }

  @Test func `bursts are named as such, and their size is found again`() throws {
    let (first, last) = (try Self.date(2015, 1, 5), try Self.date(2015, 12, 27))
    let bursts = ArrivalProcess.weekly(Self.profile, size: .geometric(mean: 3))

    let fit = ArrivalFit(
      calls: Self.calls(bursts, from: first, through: last, seed: 1), from: first, through: last,
      in: Self.newYork)

    #expect(fit.isOverdispersed && abs(fit.burstMean - 3) < 0.5)
    for probability in [
      fit.hours?.probability, fit.days?.probability, fit.gaps?.probability,
      fit.dayCounts?.probability,
    ] {
      #expect(try #require(probability) < 0.001)
    }
  }

  @Test func `a steady clock is no Poisson process either`() throws {
    let (first, last) = (try Self.date(2015, 5, 4), try Self.date(2015, 5, 31))
    let start = 1_430_712_000
    let calls = (0..<28 * 24).map { Instant(secondsSinceEpoch: start + $0 * 3600 + 1800) }

    let fit = ArrivalFit(calls: calls, from: first, through: last, in: Self.newYork)

    #expect(fit.rates.allSatisfy { $0 == 1 })
    #expect(try #require(fit.hours).ratio == 0 && !fit.isOverdispersed)
    #expect(try #require(fit.gaps).probability < 0.001)
  }

  // MARK: Patterns

  @Test func `a fitted pattern simulates as many calls, in the same hours`() throws {
    let (first, last) = (try Self.date(2015, 1, 5), try Self.date(2015, 6, 28))
    let calls = Self.calls(
      .weekly(Self.profile, size: .geometric(mean: 2)), from: first, through: last, seed: 3)
    let fit = ArrivalFit(calls: calls, from: first, through: last, in: Self.newYork)
    let places = (0..<300).map { Location(matrixIndex: $0) }
    let bare = CallPattern(id: "call", sites: [], work: .constant(.hours(1)))

    let single = bare.fitted(fit, places: places, bursts: false)
    let several = bare.fitted(fit, places: Array(places.prefix(3)), bursts: true)

    #expect(single.meanCallsAtOnce == nil && single.sites.count == 60)
    #expect(single.sites.first == places[2] && single.sites.last == places[297])
    #expect(several.sites.count == 3)
    #expect(abs(Double(try #require(several.meanCallsAtOnce)) / 100 - fit.burstMean) < 0.01)
    #expect(single.hundredthsPerWeek == Int((fit.perWeek * 100).rounded()))
    let weights = Weekday.allCases.flatMap { single.hourWeights[$0] ?? [] }
    #expect(weights == fit.rates.map { Int(($0 * 1000).rounded()) })
  }
}

/// Tails of distributions, against printed tables.
struct TailTests {
  @Test(arguments: [
    (3.841_459, 1, 0.05), (6.634_897, 1, 0.01), (18.307_038, 10, 0.05), (29.588_298, 10, 0.001),
    (2.558_212, 10, 0.99), (124.342_113, 100, 0.05), (77.929_465, 100, 0.95),
    (1074.679_449, 1000, 0.05), (20_330.1, 20_000, 0.05),
  ])
  func `tails of chi-square are those of the tables`(
    statistic: Double, freedom: Int, tail: Double
  ) {
    #expect(
      abs(ChiSquareDistribution.tail(statistic, freedom: freedom) - tail) < 2e-4 * tail + 1e-6)
  }

  @Test func `two degrees of freedom are exponential`() {
    for statistic in [0.0, 0.5, 2, 10, 50, 500] {
      let tail = ChiSquareDistribution.tail(statistic, freedom: 2)
      #expect(abs(tail - exp(-statistic / 2)) <= 1e-12 * exp(-statistic / 2))
    }
  }

  @Test(arguments: [(20, 0.294_08), (50, 0.188_41), (100, 0.134_03)])
  func `the largest distance is that of the tables at five per cent`(count: Int, distance: Double) {
    #expect(abs(KolmogorovDistribution.tail(distance, count: count) - 0.05) < 5e-4)
  }

  @Test func `the two series of Kolmogorov's distribution agree where they meet`() {
    let count = 1_000_000
    let below = KolmogorovDistribution.tail(1.179_999 / 1000.12011, count: count)
    let above = KolmogorovDistribution.tail(1.180_001 / 1000.12011, count: count)

    #expect(abs(below - above) < 1e-5 && abs(above - 0.1235) < 1e-3)
    #expect(KolmogorovDistribution.tail(0, count: 10) == 1)
    #expect(KolmogorovDistribution.tail(1, count: 100) < 1e-12)
  }

  @Test func `a geometric number has its mean and variance`() {
    let size = Distribution.geometric(mean: 3)
    var stream = RandomStream(seed: 1, replication: 0, purpose: .burst, entity: 1)
    let values = (0..<20_000).map { _ in size.sample(&stream) }

    let mean = values.reduce(0, +) / 20_000
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 19_999
    #expect(abs(mean - 3) < 0.08 && abs(variance - 6) < 0.5)
    #expect(values.allSatisfy { $0 >= 1 && $0 == $0.rounded() })
    var other = stream
    #expect(Distribution.geometric(mean: 1).sample(&other) == 1)
  }
}
