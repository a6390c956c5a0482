import Planning
import ServiceModel
import TestScenarios
import Testing

struct CostDifferenceTests {
  private func interval(_ lowest: Int?, _ highest: Int?) -> CostInterval {
    CostInterval(
      lowest: lowest.map { Money(minorUnits: $0) }, highest: highest.map { Money(minorUnits: $0) })
  }

  private func verdict(
    _ variant: CostInterval, _ base: CostInterval
  ) -> CostDifference.Verdict {
    CostDifference(of: variant, from: base).verdict
  }

  @Test func `two proved plans differ by one amount`() {
    #expect(
      verdict(interval(140, 140), interval(100, 100))
        == .dearer(least: Money(minorUnits: 40), most: Money(minorUnits: 40)))
    #expect(verdict(interval(100, 100), interval(100, 100)) == .same)
  }

  @Test func `intervals apart are decided and intervals that touch or overlap are not`() {
    #expect(
      verdict(interval(40, 50), interval(90, 95))
        == .cheaper(least: Money(minorUnits: 40), most: Money(minorUnits: 55)))
    #expect(verdict(interval(40, 90), interval(90, 95)) == .undecided)
    #expect(verdict(interval(40, 92), interval(90, 95)) == .undecided)
  }

  @Test func `what is not known decides nothing it does not have to`() {
    #expect(
      verdict(interval(120, nil), interval(nil, 100))
        == .dearer(least: Money(minorUnits: 20), most: nil))
    #expect(verdict(interval(nil, 120), interval(nil, 100)) == .undecided)
    #expect(verdict(interval(nil, nil), interval(100, 100)) == .undecided)
  }

  @Test(arguments: Seed.first(200))
  func `the difference of any two points of the intervals is between its ends`(seed: Seed) throws {
    var random = TestRandom(seed)
    let (a, b) = (random.below(1000), random.below(1000))
    let (c, d) = (random.below(1000), random.below(1000))
    let variant = interval(min(a, b), max(a, b))
    let base = interval(min(c, d), max(c, d))
    let x = min(a, b) + random.below(abs(a - b) + 1)
    let y = min(c, d) + random.below(abs(c - d) + 1)

    let difference = CostDifference(of: variant, from: base)

    #expect(try #require(difference.lowest).minorUnits <= x - y)
    #expect(try #require(difference.highest).minorUnits >= x - y)
  }
}
