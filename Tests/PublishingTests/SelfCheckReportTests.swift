import Publishing
import Simulation
import Testing

/// What people read about the self-check.
struct SelfCheckReportTests {
  private static func report(estimate: Double) -> SelfCheckReport {
    SelfCheckReport(
      [
        SelfCheckRow(
          model: "M/M/3", quantity: "mean wait", exact: 4.444444,
          interval: Interval(estimate: estimate, halfWidth: 0.5)),
        SelfCheckRow(
          model: "same calls", quantity: "difference", exact: 3.5,
          interval: Interval(estimate: 3.5, halfWidth: 0.1), varianceRatio: 0.62),
      ], of: SelfCheck())
  }

  @Test func `a number inside its interval passes`() {
    let report = Self.report(estimate: 4.2)

    #expect(report.isSound)
    let text = report.text(width: 100, style: .plain)
    #expect(text.contains("All 2 numbers lie in their intervals."))
    #expect(text.contains("Same calls left 62 % of the variance of the difference."))
  }

  @Test func `a number outside its interval fails, and the report says so`() {
    let report = Self.report(estimate: 5.63)

    #expect(!report.isSound)
    let text = report.text(width: 100, style: .plain)
    #expect(text.contains("OUTSIDE"))
    #expect(text.contains("1 of 2 numbers lie outside."))
  }
}
