import Foundation
import Planning
import ServiceModel
import Testing

@testable import Publishing

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The page as a document.
struct PageMarkupTests {
  private static func html(of scenario: Scenario = PlannedDay.scenario) throws -> String {
    try PageMarkup(PlanPage(PlannedDay.result, for: scenario)).html()
  }

  /// The document without what browsers do not read as markup.
  private static func markup(_ html: String) -> String {
    html.replacing(/(?s)(<style>).*?<\/style>/, with: { "\($0.output.1)</style>" })
      .replacing(/(?s)(<script[^>]*>).*?<\/script>/, with: { "\($0.output.1)</script>" })
  }

  @Test func `the page is well-formed`() throws {
    #expect(XMLParser(data: Data(Self.markup(try Self.html()).utf8)).parse())
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>", "\"><b onclick='x'>",
    "</style></title><!--", "]]>&amp;\u{0}\u{1}", "保管庫",
  ])
  func `names never become markup or script`(name: String) throws {
    var scenario = PlannedDay.scenario
    let plain = Self.markup(try Self.html(of: scenario))
    scenario.name = name
    scenario.skills[0].name = name
    scenario.priorities = [Priority(id: Identifier(name), dropCost: .zero)]
    scenario.agreements = [Agreement(id: "a", name: name, tier: nil)]
    for index in scenario.technicians.indices {
      scenario.technicians[index].name = name
      scenario.technicians[index].shifts[0].startLocation?.name = name
    }
    for index in scenario.serviceOrders.indices {
      scenario.serviceOrders[index].customer = name
      scenario.serviceOrders[index].priority = Identifier(name)
      scenario.serviceOrders[index].visits[0].location.name = name
      scenario.serviceOrders[index].details.description = name
      scenario.serviceOrders[index].details.contactPerson = name
    }

    let html = try Self.html(of: scenario)

    let markup = Self.markup(html)
    #expect(XMLParser(data: Data(markup.utf8)).parse())
    #expect(markup.matches(of: /<script/).count == plain.matches(of: /<script/).count)
    #expect(!markup.contains("<img"))
    #expect(html.matches(of: /<\/script>/).count == plain.matches(of: /<\/script>/).count)
    #expect(html.matches(of: /<\/style>/).count == 2)
  }

  @Test func `no request leaves the page`() throws {
    let html = try Self.html()

    #expect(html.contains("default-src 'none'"))
    let markup = Self.markup(html)
    #expect(!markup.contains("http:") && !markup.contains("https:"))
    #expect(markup.matches(of: /src="|srcset=|@import|<iframe|<object/).isEmpty)
    #expect(markup.matches(of: /href="([^"]*)"/).allSatisfy { $0.output.1 == "data:," })
  }

  @Test func `every visit stands on the timeline, on a sheet or among what is left out`() throws {
    let html = try Self.html()

    for order in ["SO-1", "SO-2", "SO-3"] {
      #expect(html.contains("aria-label=\"\(order), "))
      #expect(html.contains("<div class=\"faint\">\(order)</div>"))
    }
    for order in ["SO-4", "SO-5", "SO-6"] {
      #expect(html.contains("<th scope=\"row\">\(order)</th>"))
    }
    #expect(html.matches(of: /<article class="sheet">/).count == 2)
    #expect(html.matches(of: /<g class="stop [^"]* late"/).count == 1)
  }

  @Test func `the script finds each mark among its data`() throws {
    let html = try Self.html()
    let json = try #require(html.firstMatch(of: /id="plan">(.*)<\/script>/)).output.1
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8))
    let data = try #require(object as? [String: Any])
    let stops = try #require(data["stops"] as? [String: Any])

    let keys = html.matches(of: /<(?:g|tr) [^>]*data-key="([^"]*)"/).map { String($0.output.1) }
    #expect(Set(keys) == Set(stops.keys))
    #expect(Set(keys).count == keys.count)
  }

  @Test func `a scenario without coordinates says so instead of a map`() throws {
    var scenario = PlannedDay.scenario
    for order in scenario.serviceOrders.indices {
      scenario.serviceOrders[order].visits[0].location = Location(matrixIndex: order)
    }
    scenario.technicians[0].shifts[0].startLocation = nil
    scenario.technicians[0].shifts[0].endLocation = nil

    let html = try Self.html(of: scenario)

    #expect(html.contains("nothing to draw on a map"))
    #expect(!html.contains("Leaflet 1.7.1"))
    #expect(try Self.html().contains("Leaflet 1.7.1"))
  }

  @Test(arguments: [100, 1_000, 100_000])
  func `a shift of weeks has hours in proportion`(hours: Int) {
    let span = TimeRange(start: PlannedDay.midnight, end: PlannedDay.midnight + .hours(hours))
    let scale = PageScale(of: PageDay(date: PlannedDay.date, rows: [], span: span))

    #expect(scale.width <= max(72 * 58, hours))
    let labels = scale.hours.map(scale.x)
    #expect(zip(labels, labels.dropFirst()).allSatisfy { $1 - $0 >= 58 })
  }

  @Test(arguments: 1...40)
  func `bars keep their order and stay within the picture`(hours: Int) throws {
    let span = TimeRange(start: PlannedDay.midnight, end: PlannedDay.midnight + .hours(hours))
    let scale = PageScale(of: PageDay(date: PlannedDay.date, rows: [], span: span))

    let places = stride(from: -3_600, through: (hours + 1) * 3_600, by: 600).map {
      scale.x(PlannedDay.midnight + Seconds($0))
    }
    #expect(places == places.sorted())
    #expect(places.first == 0)
    #expect(places.last == scale.width)
    #expect(scale.hourWidth >= 58)
  }
}

extension PlannedDay {
  /// The day of the plan.
  static var date: CivilDate { LocalClock(scenario.timeZone).date(of: midnight) }
}
