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
    let loaded = Self.load(path)

    #expect(loaded.diagnostics.map { "\($0)" } == [])
    #expect(loaded.scenario != nil)
  }

  @Test(arguments: paths.filter { $0.hasPrefix("tutorials/") })
  func `a tutorial says what it shows and has three visits`(path: String) throws {
    let lines = Self.text(of: path).split(separator: "\n")

    let scenario = try #require(Self.load(path).scenario)

    #expect(lines.first?.hasPrefix("# ") == true)
    #expect(lines.dropFirst().first?.hasPrefix("# Expect: ") == true)
    #expect(scenario.serviceOrders.flatMap(\.visits).count == 3)
  }

  @Test func `the readme lists every shipped scenario`() {
    let readme = Self.text(of: "README.md")

    for path in Self.paths {
      #expect(readme.contains("(\(path))"), "\(path) is missing")
    }
  }
}
