import Foundation
import Scenarios
import ServiceModel
import Testing

struct FormatReferenceTests {
  @Test func `the page of faults is up to date`() throws {
    try WrittenFile.expect(
      FormatReference.faults, at: "Sources/Scenarios/Scenarios.docc/Errors.md")
  }

  @Test func `the tables of keys are up to date`() throws {
    let path = "Sources/Scenarios/Scenarios.docc/ScenarioFormat.md"
    let page = try WrittenFile.contents(of: path)
    let marker = try #require(page.range(of: "RECORD_GOLDEN=1 swift test. -->\n\n"))

    try WrittenFile.expect(page[..<marker.upperBound] + FormatReference.keys, at: path)
  }

  @Test func `the example of the format page has no faults`() throws {
    let page = try WrittenFile.contents(
      of: "Sources/Scenarios/Scenarios.docc/ScenarioFormat.md")
    let section = try #require(page.range(of: "## A small scenario\n\n```yaml\n"))
    let example = page[section.upperBound...]
    let end = try #require(example.range(of: "```"))

    let loaded = ScenarioLoader.load(
      text: String(example[..<end.lowerBound]), file: "example.yaml")

    #expect(loaded.diagnostics.map(\.description) == [])
  }

  @Test(arguments: FaultCode.allCases)
  func `each code is documented`(code: FaultCode) {
    #expect(code.explanation != "Undocumented.")
    #expect(code.explanation.hasSuffix("."))
    #expect(code.remedy.hasSuffix("."))
    #expect(code.part != "Other")
  }
}
