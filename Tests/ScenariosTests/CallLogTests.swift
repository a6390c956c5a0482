import Foundation
import Scenarios
import ServiceModel
import Testing

/// Logs of calls that scenarios name.
struct CallLogTests {
  private static let company = """
    callout: 1
    name: Two
    timeZone: Europe/Berlin
    planningWindow: { start: 2026-03-02T00:00, end: 2026-03-09T00:00 }
    travel: { straightLine: { kilometresPerHour: 30 } }
    skills: [{ id: boiler }]
    priorities: [{ id: urgent, dropCost: 10 }]
    serviceLevelAgreements:
      - { id: gold, name: Gold, targets: [{ milestone: completed, goal: PT8H }] }
    technicians:
      - id: ann
        skills: [boiler]
        shifts:
          - { start: 2026-03-02T08:00, end: 2026-03-02T16:00, startLocation: { lat: 52, lon: 9 } }
    simulation:
      log: { table: calls.csv, mapping: mapping.yaml, variation: 20, openCalls: true }

    """

  private static let mapping = """
    requests: 1
    columns:
      { id: id, openedAt: opened, closedAt: closed, targetAt: due, onTime: kept, category: kind, lat: lat, lon: lon }
    categories:
      boiler: { skills: [boiler], serviceMinutes: 60, serviceLevelAgreement: gold, priority: urgent }
    target: { milestone: completed }

    """

  private static let calls = """
    id,opened,closed,due,kept,kind,lat,lon
    2,2026-03-03T09:00,2026-03-03T12:00,2026-03-03T11:00,0,boiler,52.01,9.01
    1,2026-03-02T09:00,,,,boiler,52.02,9.02
    0,2026-02-27T09:00,2026-03-02T12:00,,yes,boiler,52.03,9.03

    """

  /// Loads a scenario from a folder with the given files.
  private static func load(
    _ files: [String: String], _ name: String = "company.yaml", log: String? = nil
  ) throws -> LoadedScenario {
    let folder = FileManager.default.temporaryDirectory
      .appending(component: "call-log-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(component: name))
    }
    return ScenarioLoader.load(
      path: folder.appending(component: name).path,
      log: log.map { folder.appending(component: $0).path })
  }

  private static func load(
    calls: String = calls, mapping: String = mapping
  ) throws -> LoadedScenario {
    try load(["company.yaml": company, "mapping.yaml": mapping, "calls.csv": calls])
  }

  @Test func `a log is read by the mapping of an import, in any order of rows`() throws {
    let loaded = try Self.load()

    #expect(loaded.diagnostics.map(\.description) == [])
    let log = try #require(loaded.scenario?.simulation?.log)
    #expect(log.calls.map(\.order.id.text) == ["2", "1", "0"])
    #expect(log.calls.map(\.wasOnTime) == [false, nil, true])
    #expect(log.calls[0].order.fixedDue[.completed] != nil && log.calls[1].order.fixedDue.isEmpty)
    #expect(log.calls[1].closedAt == nil && log.calls[2].closedAt != nil)
    #expect(log.calls.allSatisfy { $0.order.visits[0].timeWindows.isEmpty })
    #expect(log.calls.allSatisfy { $0.order.priority == "urgent" })
    #expect(log.work.variation == 20 && log.includesOpenCalls && log.unreadMapping == nil)
  }

  @Test func `what is read is written and read back the same`() throws {
    let scenario = try #require(try Self.load().scenario)

    let files = ScenarioWriter(fileName: "s.yaml").files(for: scenario)
    let read = try Self.load(
      Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.contents) }), "s.yaml")

    #expect(read.scenario == scenario)
  }

  @Test func `rows that cannot be read and rows that stand twice are told, the rest is kept`()
    throws
  {
    let loaded = try Self.load(
      calls: Self.calls + """
        2,2026-03-03T09:00,,,,boiler,52.01,9.01
        3,2026-03-32T09:00,,,,boiler,52.01,9.01
        4,2026-03-03T09:00,,,perhaps,boiler,52.01,9.01
        5,2026-03-03T09:00,,,,lift,52.01,9.01
        6,2026-03-03T09:00,,,,boiler,152.01,9.01

        """)

    #expect(loaded.scenario?.simulation?.log?.calls.count == 3)
    #expect(loaded.diagnostics.map(\.code) == Array(repeating: .skippedRows, count: 5))
    #expect(loaded.diagnostics.compactMap(\.position?.line) == [5, 6, 7, 8, 9])
  }

  @Test func `an empty log is a log`() throws {
    let loaded = try Self.load(calls: "id,opened,closed,due,kept,kind,lat,lon\n")

    #expect(loaded.diagnostics.map(\.description) == [])
    #expect(loaded.scenario?.simulation?.log?.calls == [])
  }

  @Test func `a missing table, a missing column and a wrong name are faults with places`() throws {
    let missing = try Self.load(["company.yaml": Self.company, "mapping.yaml": Self.mapping])
    let column = try Self.load(calls: "id,opened,closed,due,kept,kind,lat\n")
    let name = try Self.load(
      mapping: Self.mapping.replacing("skills: [boiler]", with: "skills: [boyler]"))

    #expect(missing.scenario == nil && missing.diagnostics.map(\.code) == [.fileMissing])
    #expect(missing.diagnostics[0].position != nil)
    #expect(column.scenario == nil && column.diagnostics.map(\.code) == [.missingColumn])
    #expect(name.scenario == nil && name.diagnostics.map(\.code) == [.unknownRequiredSkill])
  }

  @Test func `another table takes the place of the one that is named, also under an overlay`()
    throws
  {
    let files = [
      "company.yaml": Self.company.replacing("table: calls.csv, ", with: ""),
      "mapping.yaml": Self.mapping, "other.csv": Self.calls,
      "march.yaml": """
      callout: 1
      extends: company.yaml
      planningWindow: { start: 2026-03-03T00:00, end: 2026-03-04T00:00 }
      simulation: { rule: nearest, absence: 5 }

      """,
    ]

    let waiting = try Self.load(files)
    let base = try Self.load(files, log: "other.csv")
    let overlay = try Self.load(files, "march.yaml", log: "other.csv")

    #expect(waiting.scenario?.simulation?.log?.unreadMapping == "mapping.yaml")
    #expect(base.scenario?.simulation?.log?.calls.count == 3)
    #expect(overlay.diagnostics.map(\.description) == [])
    let simulation = try #require(overlay.scenario?.simulation)
    #expect(
      simulation.rule == .nearest && simulation.absence == 5 && simulation.log?.calls.count == 3)
    let window = try #require(overlay.scenario?.planningWindow)
    #expect(window.duration == .hours(24))
  }

  @Test func `an overlay may bring a log of its own, and faults of it stand in the overlay`() throws
  {
    let files = [
      "company.yaml": Self.company, "mapping.yaml": Self.mapping, "calls.csv": Self.calls,
      "few.csv": "id,opened,closed,due,kept,kind,lat,lon\n",
      "few.yaml": """
      callout: 1
      extends: company.yaml
      simulation: { log: { table: few.csv, mapping: mapping.yaml } }

      """,
      "none.yaml": """
      callout: 1
      extends: company.yaml
      simulation: { log: none, backlog: { variation: 10 } }

      """,
      "wrong.yaml": """
      callout: 1
      extends: company.yaml
      simulation: { travelVariation: 2000 }

      """,
    ]

    let few = try Self.load(files, "few.yaml")
    let wrong = try Self.load(files, "wrong.yaml")
    let none = try Self.load(files, "none.yaml")

    #expect(few.scenario?.simulation?.log?.calls == [])
    #expect(few.scenario?.simulation?.log?.work.variation == OrderWork.usualVariation)
    #expect(none.scenario?.simulation == SimulationSettings(backlog: OrderWork(variation: 10)))
    #expect(wrong.scenario == nil && wrong.diagnostics.map(\.code) == [.invalidChance])
    #expect(wrong.diagnostics[0].file.hasSuffix("wrong.yaml"))
    #expect(wrong.diagnostics[0].position?.line == 3)
  }

  @Test func `calls written out must say when they came in, and are judged as orders`() throws {
    let text = Self.company.replacing(
      "table: calls.csv, mapping: mapping.yaml",
      with: "calls: [{ order: { id: a, location: { lat: 52, lon: 9 }, serviceMinutes: 30, "
        + "requiredSkills: [gas] } }]")

    let loaded = try Self.load(["company.yaml": text])

    #expect(loaded.scenario == nil)
    #expect(loaded.diagnostics.map(\.code) == [.unknownRequiredSkill, .callWithoutTime])
  }
}
