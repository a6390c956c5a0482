import Foundation
import ServiceModel
import Testing

@testable import Scenarios

struct ScenarioSchemaTests {
  @Test func `the schema and the reader know the same keys`() throws {
    let schema = try #require(
      JSONSerialization.jsonObject(with: Data(ScenarioSchema.json.utf8)) as? [String: Any])

    // The first sample measures travel by matrices, the second one by straight lines.
    let read = try Self.readKeys(of: "EveryKey.yaml")
      .union(Self.readKeys(of: "HarbourTown.yaml"))

    var known = Self.keys(of: schema, named: "scenario")
    for (name, definition) in try #require(schema["$defs"] as? [String: Any]) {
      known.formUnion(Self.keys(of: definition, named: name))
    }
    #expect(read.sorted() == known.sorted())
  }

  @Test func `the sample with every key has no faults`() {
    let loaded = ScenarioLoader.load(path: Fixture.path("Golden/EveryKey.yaml"))

    #expect(loaded.diagnostics.map(\.description) == [])
  }

  @Test func `the published schema is the one that the program prints`() throws {
    try WrittenFile.expect(ScenarioSchema.json, at: "scenarios/scenario.schema.json")
  }

  /// Returns the keys that the reader asks for while it reads a file.
  private static func readKeys(of name: String) throws -> Set<String> {
    let text = try String(contentsOfFile: Fixture.path("Golden/\(name)"), encoding: .utf8)
    let root = try #require(YAMLDocument(text, file: name).root)
    var reader = ScenarioReader(file: name)
    reader.readKeys = []
    _ = reader.document(root)
    return try #require(reader.readKeys)
  }

  private static func keys(of definition: Any, named name: String) -> Set<String> {
    let properties = (definition as? [String: Any])?["properties"] as? [String: Any]
    return Set((properties ?? [:]).keys.map { "\(name).\($0)" })
  }
}
