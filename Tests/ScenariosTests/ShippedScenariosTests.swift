import Foundation
import Scenarios
import ServiceModel
import Testing

/// The scenarios that come with Callout are examples to copy, so each of them is right.
struct ShippedScenariosTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "scenarios")

  /// The paths of all scenario files, below the folder of scenarios.
  static let paths: [String] = {
    let files = FileManager.default.enumerator(atPath: folder.path(percentEncoded: false))
    let names = (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".yaml") }
    return names.sorted().filter { text(of: $0).contains("\ncallout: ") }
  }()

  private static func text(of path: String) -> String {
    (try? String(contentsOf: folder.appending(path: path), encoding: .utf8)) ?? ""
  }

  private static func load(_ path: String) -> LoadedScenario {
    ScenarioLoader.load(path: folder.appending(path: path).path(percentEncoded: false))
  }

  @Test func `there is a tutorial for each rule, and a day in a city`() {
    #expect(Self.paths.count { $0.hasPrefix("tutorials/") } >= 24)
    #expect(Self.paths.contains("city-day/city-day.yaml"))
  }

  @Test(arguments: paths)
  func `every shipped scenario loads without a complaint`(path: String) {
    // These extend what is imported from a table that is not part of the project.
    guard !Self.text(of: path).contains("\nextends: boston.yaml"),
      !Self.text(of: path).contains("\nextends: due.yaml")
    else { return }
    let full = Self.folder.appending(path: path).path(percentEncoded: false)

    for variant in ScenarioLoader.variants(path: full) {
      #expect(variant.loaded.diagnostics.map { "\($0)" } == [])
      #expect(variant.loaded.scenario != nil)
    }
  }

  @Test(arguments: paths.filter { $0.hasPrefix("tutorials/") })
  func `a tutorial says what it shows and has three visits`(path: String) throws {
    let lines = Self.text(of: path).split(separator: "\n")

    let scenario = try #require(Self.load(path).scenario)

    #expect(lines.first?.hasPrefix("# ") == true)
    #expect(lines.dropFirst().first?.hasPrefix("# Expect: ") == true)
    // The week shows what the rules of single tutorials do together.
    let count = scenario.serviceOrders.flatMap(\.visits).count
    #expect(count == 3 || path == "tutorials/week.yaml" && count <= 16)
  }

  @Test func `the readme lists every shipped scenario`() {
    let readme = Self.text(of: "README.md")

    for path in Self.paths {
      #expect(readme.contains("(\(path))"), "\(path) is missing")
    }
  }

  @Test func `the city day is as large as it says`() throws {
    let scenario = try #require(Self.load("city-day/city-day.yaml").scenario)

    #expect(scenario.technicians.count == 14)
    #expect(scenario.serviceOrders.flatMap(\.visits).count == 80)
    #expect(scenario.skills.count == 8)
    #expect(Set(scenario.agreements.compactMap(\.tier)) == ["gold", "silver", "bronze"])
  }

  @Test func `the city week is as large as it says`() throws {
    let scenario = try #require(Self.load("city-week/city-week.yaml").scenario)
    let visits = scenario.serviceOrders.flatMap(\.visits)

    #expect(scenario.technicians.count == 8)
    #expect(scenario.technicians.flatMap(\.shifts).count == 40)
    #expect(scenario.technicians.allSatisfy { $0.maxWeeklyDutyTime != nil && $0.minRest != nil })
    #expect(visits.count == 150)
    #expect(visits.count { $0.dateWindow != nil } >= 100)
    #expect(visits.count { $0.started != nil } == 1)
  }

  /// Logged on Tuesday at 6:40, on Monday at 15:50, 13:20 and 10:40.
  @Test(arguments: [
    ("WO-48208", ["onSite 08:40", "restored 14:40"]), ("WO-48201", ["onSite 08:50"]),
    ("WO-48195", ["onSite 12:20"]), ("WO-48190", ["restored 17:00"]), ("WO-48102", []),
  ])
  func `the city day keeps the four kinds of promise`(id: String, dues: [String]) throws {
    let scenario = try #require(Self.load("city-day/city-day.yaml").scenario)
    let order = try #require(scenario.serviceOrders.first { $0.id.text == id })

    let promises = scenario.dueInstants(of: order).map { promise in
      let minutes = scenario.timeZone.rules.civil(at: promise.due).time.secondsAfterMidnight / 60
      let (hour, minute) = (minutes / 60, minutes % 60)
      return
        "\(promise.milestone) \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    #expect(promises == dues)
  }
}
