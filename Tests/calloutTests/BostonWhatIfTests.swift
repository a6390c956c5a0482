import Foundation
import Testing

/// The what-if files of the day in Boston, on machines that have the city's table of calls.
struct BostonWhatIfTests {
  @Test(.enabled(if: BostonCalls.table != nil, "the table of calls is not on this machine"))
  func `every variant of the calls that are due can be planned`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }
    let table = try #require(BostonCalls.table).path(percentEncoded: false)
    let folder = BostonCalls.project.appending(path: "scenarios/boston-day")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.path(percentEncoded: false)
    ).filter { $0 == "due.yaml" || $0.hasPrefix("what-if-") }.sorted()
    for name in names {
      try tool.write(
        String(contentsOf: folder.appending(path: name), encoding: .utf8), to: name)
    }

    let imported = try await tool.run(
      "import", "requests", table, "--map",
      folder.appending(path: "mapping.yaml").path(percentEncoded: false), "--output",
      "boston.yaml", "--quiet")

    #expect(imported.exitCode == 0)
    #expect(names.count == 7)
    var visits: [String: Int] = [:]
    for name in names {
      let outcome = try await tool.run("validate", name, "--format", "json")
      #expect(outcome.exitCode == 0, "\(name): \(outcome.errors)")
      let summary = try outcome.json()["summary"] as? [String: Any]
      visits[name] = summary?["visits"] as? Int
    }
    #expect(visits["due.yaml"] == 114)
    #expect(visits["what-if-more-calls.yaml"] == 137)
    #expect(visits["what-if-all.yaml"] == 137)
  }
}
