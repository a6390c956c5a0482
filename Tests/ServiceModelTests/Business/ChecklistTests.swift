import Foundation
import Testing

/// The page that says which test shows which row must not name tests that are not there.
struct ChecklistTests {
  private static let top = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func `every test that the checklist names exists in the suite that it names`() throws {
    let page = Self.top.appending(path: "Sources/ServiceModel/ServiceModel.docc/Checklist.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    var named = 0
    for match in text.matches(of: /(\w+Tests): `([^`]+)`/) {
      let sources = try #require(Self.suites[String(match.1)], "no suite \(match.1)")
      #expect(sources.contains("func `\(match.2)`"), "\(match.1) has no test \(match.2)")
      named += 1
    }
    #expect(named > 60)
    #expect(text.matches(of: /\n\| \d+ \|/).count == 100)
  }

  /// The text of the files of tests by their name without the ending.
  private static let suites: [String: String] = {
    var suites: [String: String] = [:]
    let tests = top.appending(path: "Tests")
    let paths = FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil)
    while let file = paths?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let name = file.deletingPathExtension().lastPathComponent
      // Suites of two targets may have the same name.
      suites[name, default: ""] += (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }
    return suites
  }()
}
