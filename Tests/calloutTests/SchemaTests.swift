import Testing

struct SchemaTests {
  @Test func `the schema is one JSON document`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run("schema")

    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.isEmpty)
    let schema = try outcome.json()
    let properties = try #require(schema["properties"] as? [String: Any])
    #expect(properties["callout"] != nil)
    #expect(properties["serviceOrders"] != nil)
  }

  @Test func `overlays have a schema of their own`() async throws {
    let tool = try CalloutTool()
    defer { tool.cleanUp() }

    let outcome = try await tool.run("schema", "--overlay")

    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.isEmpty)
    let properties = try #require(try outcome.json()["properties"] as? [String: Any])
    #expect(properties["extends"] != nil && properties["changes"] != nil)
    #expect(properties["serviceOrders"] == nil)
  }
}
