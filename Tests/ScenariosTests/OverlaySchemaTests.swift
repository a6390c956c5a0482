import Foundation
import Testing

@testable import Scenarios

struct OverlaySchemaTests {
  @Test func `the published schema of overlays is the one that the program prints`() throws {
    try WrittenFile.expect(ScenarioSchema.overlayJSON, at: "scenarios/overlay.schema.json")
  }

  @Test func `a schema of overlays knows every word for a change`() {
    for verb in ScenarioFormat.changeVerbs { #expect(ScenarioFormat.change[verb] != nil) }
    let keys = ScenarioFormat.selector.keys.map(\.name)
    #expect(keys.sorted() == ScenarioFormat.selectorKeys.sorted())
  }
}
