package import Foundation
package import Planning
package import ServiceModel

/// The files that show a plan to people and other programs.
///
/// `Publishing.docc/Publish.md` describes each.
package struct PublishedPlan: Sendable {
  /// The files with their paths, whose parts are separated by `/`; the page comes last.
  package let files: [(path: String, bytes: Data)]

  /// The name of the page among the files.
  package static let pageName = "index.html"

  /// Creates the files of `result`, found for `scenario`: the same bytes for the same plan, always.
  ///
  /// - Throws: An `EncodingError` for a coordinate that is not a number, which no scenario has.
  package init(_ result: PlanningResult, for scenario: Scenario) throws {
    let page = PlanPage(result, for: scenario)
    var texts = [
      ("routes.geojson", try RouteGeography(page).geoJSON()),
      ("routes.csv", RouteCSV(page: page).text),
      ("visits.csv", PlanCSV(result.plan, for: scenario).text),
      ("unassigned.csv", UnassignedCSV(page: page).text),
    ]
    var names = FileNames()
    let rows = Dictionary(
      grouping: page.days.flatMap(\.rows).filter(\.isUsed), by: \.technician)
    for technician in scenario.technicians {
      // Every technician takes a name, so that it does not depend on who works in this plan.
      let name = names.unique(technician.id.text)
      guard let rows = rows[technician.id.text] else { continue }
      texts.append(("calendars/\(name).ics", TechnicianCalendar(rows, for: scenario).text))
    }
    texts.append((Self.pageName, try PageMarkup(page).html()))
    files = texts.map { (path: $0.0, bytes: Data($0.1.utf8)) }
  }
}

extension PlanFile {
  /// Returns the plan with its certificate, as the run that wrote the file found it.
  ///
  /// - Parameter scenario: The scenario that the plan is for.
  /// - Returns: The result; what the file says that makes no sense is left out, so check it first.
  package func result(for scenario: Scenario) -> PlanningResult {
    var work = SearchStatistics()
    work.iterations = statistics.iterations
    work.columns = statistics.columns
    work.pricingRounds = statistics.pricingRounds
    work.enumeratedRoutes = statistics.enumeratedRoutes
    return PlanningResult(
      plan: plan(for: scenario).plan, status: PlanningStatus(rawValue: status) ?? .stoppedEmpty,
      breakdown: breakdown, bound: bound.map { Money(minorUnits: $0) }, statistics: work)
  }
}
