import Foundation
import Simulation
import Testing

@testable import Publishing

/// What people and programs read about a simulation.
struct SimulationReportTests {
  private static let report = SimulatedWeek.report()

  @Test func `the report as text is as recorded`() throws {
    let text = Self.report.text(width: 100, style: .plain)

    try Golden.expect(text, in: "SimulatedWeek.txt")
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 || $0.hasSuffix(".") })
  }

  @Test func `the report for programs is as recorded`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(Self.report.document), as: UTF8.self)

    try Golden.expect(text + "\n", in: "SimulatedWeek.json")
  }

  @Test(arguments: Self.report.tables.map(\.name))
  func `each table is as recorded, and each row has a cell for each column`(name: String) throws {
    let table = try #require(Self.report.tables.first { $0.name == name })

    try Golden.expect(table.text, in: "SimulatedWeek.\(name)")
    let rows = table.text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).count
    }
    let quoted = table.text.contains("\"")
    #expect(quoted || Set(rows).count == 1)
    #expect(rows.count > 1)
  }

  @Test func `the number of threads changes no byte`() {
    let alone = SimulatedWeek.report(threads: 1)
    let together = SimulatedWeek.report(threads: 4)

    #expect(alone.text(width: 100, style: .plain) == together.text(width: 100, style: .plain))
    #expect(alone.tables.map(\.text) == together.tables.map(\.text))
  }

  @Test func `the parts agree with the whole`() throws {
    for company in Self.report.companies {
      let estimates = company.estimates
      let all = estimates.counts()
      let kinds = company.study.promises.indices.map { estimates.counts(of: [$0]) }
      #expect(kinds.reduce(0) { $0 + $1.kept } == all.kept)
      #expect(estimates.reasons().reduce(0) { $0 + $1.count } == all.broken)
      let parts: [(TechnicianTime) -> Int] = [\.work, \.travel, \.waiting, \.idle]
      let shares = parts.compactMap { estimates.share($0)?.estimate }
      #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
      let credits = company.study.promises.indices.compactMap { estimates.credits(of: [$0]) }
      let total = try #require(estimates.credits())
      #expect(abs(credits.reduce(0) { $0 + $1.estimate } - total.estimate) < 1e-6)
    }
  }
}
