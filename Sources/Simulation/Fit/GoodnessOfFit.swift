import Foundation

/// How many calls there were where a model expects so many.
struct ObservedCount: Hashable, Sendable {
  /// What has a rate of its own, such as the hour of the week.
  var group: Int
  /// How many there were.
  var count: Int
  /// How many the model expects.
  var expected: Double
}

/// Whether counts vary as those of a Poisson process, whose variance is its mean.
///
///     X² = Σ (count − expected)² / expected,   freedom = cells − groups
///
/// - Source: Fisher (1925), "Statistical Methods for Research Workers", 19, index of dispersion.
package struct DispersionTest: Hashable, Sendable {
  /// The sum of squares.
  package let statistic: Double
  /// The degrees of freedom.
  package let freedom: Int
  /// The probability of so large a sum, or a larger one, for a Poisson process.
  package let probability: Double

  /// Variance over mean; one for a Poisson process.
  package var ratio: Double { statistic / Double(freedom) }

  /// Tests counts; `nil` where no group with calls has two cells.
  init?(_ cells: [ObservedCount]) {
    var groups: Set<Int> = []
    var (sum, used) = (0.0, 0)
    for cell in cells where cell.expected > 0 {
      let difference = Double(cell.count) - cell.expected
      sum += difference * difference / cell.expected
      used += 1
      groups.insert(cell.group)
    }
    guard used > groups.count else { return nil }
    statistic = sum
    freedom = used - groups.count
    probability = ChiSquareDistribution.tail(sum, freedom: freedom)
  }
}

/// Whether values are spread as a distribution says, by their largest distance from it.
///
/// - Source: Kolmogorov (1933).
package struct KolmogorovTest: Hashable, Sendable {
  /// The largest distance between the two distribution functions.
  package let distance: Double
  /// How many values there are.
  package let count: Int
  /// The probability of so large a distance, or a larger one.
  package let probability: Double

  /// Tests whether `values` are exponential with mean one; `nil` for fewer than five.
  init?(ofExponential values: [Double]) {
    guard values.count >= 5 else { return nil }
    let sorted = values.map { 1 - exp(-$0) }.sorted()
    let size = Double(sorted.count)
    distance = sorted.enumerated().reduce(0) { largest, value in
      let (rank, share) = (Double(value.offset), value.element)
      return max(largest, share - rank / size, (rank + 1) / size - share)
    }
    count = sorted.count
    probability = KolmogorovDistribution.tail(distance, count: count)
  }
}

/// Whether there are as many days with each number of calls as a Poisson process has.
///
/// Numbers of calls are put together, from zero on, until five days are expected.
///
/// - Source: Pearson (1900), doi:10.1080/14786440009463897.
package struct CountTest: Hashable, Sendable {
  /// A range of numbers of calls.
  package struct Bin: Hashable, Sendable {
    /// The least number; the bin ends before that of the next one.
    package var from: Int
    /// How many days there were.
    package var observed: Int
    /// How many a Poisson process has.
    package var expected: Double
  }

  /// The bins, in order.
  package let bins: [Bin]
  /// The sum of squares.
  package let statistic: Double
  /// The degrees of freedom: one less than the bins, and one for the mean.
  package let freedom: Int
  /// The probability of so large a sum, or a larger one.
  package let probability: Double

  /// How many days a bin expects at least.
  private static let least = 5.0

  /// The most calls that a day may expect; e to the minus that is still a number.
  private static let most = 600.0
  /// A number of calls that a day that expects so many never has.
  private static let largest = 1000

  /// Tests the counts of days; `nil` where there are too few for three bins, or too many calls.
  init?(_ days: [ObservedCount]) {
    guard days.allSatisfy({ $0.expected <= Self.most }) else { return nil }
    var histogram: [Int: Int] = [:]
    for day in days { histogram[day.count, default: 0] += 1 }
    var terms = days.map { exp(-$0.expected) }
    var bins = [Bin(from: 0, observed: 0, expected: 0)]
    var (left, seen, number) = (Double(days.count), 0, 0)
    while left >= Self.least || bins[bins.count - 1].expected < Self.least, number <= Self.largest {
      if bins[bins.count - 1].expected >= Self.least {
        bins.append(Bin(from: number, observed: 0, expected: 0))
      }
      let expected = terms.reduce(0, +)
      let observed = histogram[number] ?? 0
      bins[bins.count - 1].expected += expected
      bins[bins.count - 1].observed += observed
      left -= expected
      seen += observed
      number += 1
      for index in days.indices { terms[index] *= days[index].expected / Double(number) }
    }
    // The last bin has no end.
    bins[bins.count - 1].observed += days.count - seen
    bins[bins.count - 1].expected += max(0, left)
    guard bins.count >= 3 else { return nil }
    self.bins = bins
    statistic = bins.reduce(0) { sum, bin in
      let difference = Double(bin.observed) - bin.expected
      return sum + difference * difference / bin.expected
    }
    freedom = bins.count - 2
    probability = ChiSquareDistribution.tail(statistic, freedom: freedom)
  }
}
