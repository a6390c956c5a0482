import Testing

@testable import Simulation

/// Streams and the distributions drawn from them.
struct RandomStreamTests {
  @Test func `Philox gives the words that its authors publish`() {
    #expect(
      Philox.block(at: SIMD4(0, 0, 0, 0), key: SIMD2(0, 0))
        == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    #expect(
      Philox.block(at: SIMD4(repeating: .max), key: SIMD2(repeating: .max))
        == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    #expect(
      Philox.block(
        at: SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
        key: SIMD2(0xa409_3822, 0x299f_31d0))
        == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test func `a stream depends on seed, replication, purpose and entity, each of them`() {
    func first(
      seed: UInt64 = 1, replication: Int = 0, purpose: RandomPurpose = .work, entity: UInt64 = 7
    ) -> UInt64 {
      var stream = RandomStream(
        seed: seed, replication: replication, purpose: purpose, entity: entity)
      return stream.next()
    }

    let words = [
      first(), first(seed: 2), first(seed: 1 << 40), first(replication: 1),
      first(purpose: .travel), first(entity: 8), first(entity: 7 << 32),
    ]

    #expect(Set(words).count == words.count)
    #expect(first() == words[0])
  }

  static let distributions: [Distribution] = [
    .constant(40), .exponential(mean: 40), .logNormal(mean: 40, variation: 0.5),
    .gamma(mean: 40, variation: 0.5), .gamma(mean: 40, variation: 1.6),
    .triangular(low: 10, mode: 20, high: 90), .empirical([1, 2, 3, 90]),
  ]

  @Test(arguments: distributions)
  func `samples have the mean and the variance of their distribution`(
    distribution: Distribution
  ) {
    var stream = RandomStream(seed: 3, replication: 0, purpose: .work, entity: 0)
    let count = 200_000
    let samples = (0..<count).map { _ in distribution.sample(&stream) }

    let mean = samples.reduce(0, +) / Double(count)
    let variance = samples.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)

    // Four standard errors of the mean; the variance has heavier tails.
    let error = (distribution.variance / Double(count)).squareRoot()
    #expect(abs(mean - distribution.mean) <= 4 * error + 1e-9)
    #expect(abs(variance - distribution.variance) <= 0.04 * distribution.variance + 1e-9)
    #expect(samples.allSatisfy { $0 >= 0 })
  }

  @Test func `amounts that make no sense are told apart`() {
    #expect(Self.distributions.allSatisfy { $0.isValid })
    let broken: [Distribution] = [
      .constant(-1), .exponential(mean: 0), .logNormal(mean: .nan, variation: 1),
      .gamma(mean: 1, variation: -1), .triangular(low: 2, mode: 1, high: 3), .empirical([]),
      .triangular(low: 0, mode: 1, high: .infinity), .empirical([1, .infinity]),
    ]
    #expect(!broken.contains { $0.isValid })
  }
}

/// What is left of an amount, given what is gone.
struct MeanRemainingTests {
  @Test(
    arguments: [
      .exponential(mean: 40), .logNormal(mean: 40, variation: 0.6),
      .triangular(low: 10, mode: 30, high: 90), .empirical([20, 30, 50, 90]),
    ] as [Distribution], [0, 5, 25, 60, 85] as [Double])
  func `the mean of what is left agrees with draws`(distribution: Distribution, spent: Double) {
    var stream = RandomStream(seed: 7, replication: 0, purpose: .work, entity: 1)
    let left = (0..<200_000).compactMap { _ -> Double? in
      let value = distribution.sample(&stream)
      return value > spent ? value - spent : nil
    }

    let mean = left.reduce(0, +) / Double(left.count)
    let variance = left.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(left.count)

    #expect(left.count > 300)
    #expect(
      abs(distribution.meanRemaining(after: spent) - mean)
        <= 4.5 * (variance / Double(left.count)).squareRoot() + 1e-9)
  }

  @Test func `nothing is left of what is over, and the tail goes on`() {
    #expect(Distribution.constant(5).meanRemaining(after: 3) == 2)
    #expect(Distribution.constant(5).meanRemaining(after: 7) == 0)
    #expect(Distribution.empirical([5]).meanRemaining(after: 5) == 0)
    let heavy = Distribution.logNormal(mean: 1, variation: 0.1)
    #expect(heavy.meanRemaining(after: 6) > 0)
    #expect(heavy.meanRemaining(after: 60) > heavy.meanRemaining(after: 6))
  }
}
