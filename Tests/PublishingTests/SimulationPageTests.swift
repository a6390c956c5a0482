import Foundation
import ServiceModel
import Simulation
import Testing

@testable import Publishing

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The page of a simulation as a document.
struct SimulationPageTests {
  private static let html = try? SimulationPage(SimulatedWeek.report()).html()

  /// The document without what browsers do not read as markup.
  private static func markup(_ html: String) -> String {
    html.replacing(/(?s)(<style>).*?<\/style>/, with: { "\($0.output.1)</style>" })
      .replacing(/(?s)(<script[^>]*>).*?<\/script>/, with: { "\($0.output.1)</script>" })
  }

  private static func charts(_ html: String) throws -> [[String: Any]] {
    let json = try #require(html.firstMatch(of: /id="charts">(.*)<\/script>/)).output.1
    return try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
  }

  @Test func `the page is well-formed`() throws {
    let html = try #require(Self.html)

    #expect(XMLParser(data: Data(Self.markup(html).utf8)).parse())
  }

  @Test func `no request leaves the page`() throws {
    let html = try #require(Self.html)

    #expect(html.contains("default-src 'none'"))
    let markup = Self.markup(html)
    #expect(!markup.contains("http:") && !markup.contains("https:"))
    #expect(markup.matches(of: /src="|srcset=|@import|<iframe|<object/).isEmpty)
    #expect(markup.matches(of: /href="([^"]*)"/).allSatisfy { $0.output.1 == "data:," })
    #expect(!html.contains("sourceMappingURL"))
    #expect(html.contains("Chart.js v3.9.1") && html.contains("Permission is hereby granted"))
  }

  private static func ids(_ html: String) throws -> [String] {
    try charts(html).compactMap { $0["id"] as? String }
  }

  private static func places(_ html: String) -> [String] {
    html.matches(of: /<canvas id="([^"]*)"/).map { String($0.output.1) }
  }

  @Test(
    arguments: zip(
      [
        { (scenario: inout Scenario) in
          for index in 0...1 {
            scenario.simulation?.calls[index].serviceLevelAgreement = nil
          }
        },
        { $0.technicians = [] }, { $0.simulation?.calls = [] },
        { $0.planningWindow.end = $0.planningWindow.start + .minutes(30) },
      ] as [@Sendable (inout Scenario) -> Void],
      [
        ["compliance", "difference", "slack", "reasons", "credits"], ["technicians"],
        ["compliance", "difference", "slack", "reasons", "credits"], [],
      ]))
  func `what there is nothing of has no chart`(
    change: @Sendable (inout Scenario) -> Void, absent: [String]
  ) throws {
    let report = SimulatedWeek.report(change: change)
    let html = try SimulationPage(report).html()

    #expect(XMLParser(data: Data(Self.markup(html).utf8)).parse())
    let ids = try Self.ids(html)
    #expect(Set(ids) == Set(Self.places(html)) && Set(ids).count == ids.count)
    #expect(ids.allSatisfy { !absent.contains($0.filter(\.isLetter)) }, "\(ids)")
    #expect(!report.text(width: 100, style: .plain).isEmpty)
    #expect(report.tables.allSatisfy { $0.text.contains("\n") })
  }

  @Test func `each chart has a place, numbers and a table`() throws {
    let html = try #require(Self.html)
    let charts = try Self.charts(html)

    let ids = try Self.ids(html)
    #expect(Set(ids) == Set(Self.places(html)) && Set(ids).count == charts.count)
    #expect(ids.count == 2 + 2 * 5)
    #expect(html.matches(of: /<details><summary>Figures<\/summary><div/).count == ids.count)
    for chart in charts {
      let labels = try #require(chart["labels"] as? [String])
      for series in try #require(chart["series"] as? [[String: Any]]) {
        let values = try #require(series["values"] as? [Any])
        #expect(values.count == labels.count || (series["at"] as? [Any])?.count == values.count)
        #expect(!values.isEmpty)
      }
    }
  }

  @Test func `the curve of the time to spare is at compliance where promises are due`() throws {
    let report = SimulatedWeek.report()
    let charts = try Self.charts(try #require(Self.html))
    let curves = try #require(charts.first { $0["id"] as? String == "slack0" })

    let series = try #require(curves["series"] as? [[String: Any]])
    for (kind, series) in series.enumerated() {
      let hours = try #require(series["at"] as? [Double])
      let shares = try #require(series["values"] as? [Double])
      let compliance = try #require(report.companies[0].estimates.compliance(of: [kind]))
      let due = Array(zip(hours, shares)).last { $0.0 <= 0 }?.1 ?? 0
      #expect(abs(due - 100 * compliance.interval.estimate) < 2)
      #expect(hours == hours.sorted() && shares == shares.sorted())
      #expect(shares.last == 100)
    }
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>", "\"><b onclick='x'>",
    "</style></title><!--", "]]>&amp;\u{0}\u{1}", "保管庫",
  ])
  func `names never become markup or script`(name: String) throws {
    let plain = try #require(Self.html)
    let html = try SimulationPage(SimulatedWeek.report(names: [name, name])).html()

    let markup = Self.markup(html)
    #expect(XMLParser(data: Data(markup.utf8)).parse())
    #expect(!markup.contains("<img"))
    #expect(html.matches(of: /<\/script>/).count == plain.matches(of: /<\/script>/).count)
    #expect(html.matches(of: /<\/style>/).count == 1)
  }
}
