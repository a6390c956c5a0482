import Foundation
import ServiceModel
import Testing

@testable import Scenarios

struct OverlayTests {
  /// A folder for the files of one test.
  private let folder = FileManager.default.temporaryDirectory
    .appending(component: "overlays-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let base = try String(contentsOfFile: Fixture.path("Broken/overlay-base.txt"), encoding: .utf8)
    try write(base, to: "base.yaml")
  }

  @discardableResult
  private func write(_ text: String, to name: String) throws -> String {
    let file = folder.appending(component: name)
    try Data(text.utf8).write(to: file)
    return file.path(percentEncoded: false)
  }

  private func overlay(
    _ changes: String, of base: String = "base.yaml", named name: String = "overlay.yaml"
  ) throws -> LoadedScenario {
    ScenarioLoader.load(
      path: try write("callout: 1\nextends: \(base)\nchanges:\n\(changes)", to: name))
  }

  private func base() throws -> Scenario {
    try #require(ScenarioLoader.load(path: folder.appending(component: "base.yaml").path).scenario)
  }

  @Test func `an empty overlay is its base`() throws {
    let path = try write("callout: 1\nextends: base.yaml\n", to: "empty.yaml")

    let loaded = ScenarioLoader.load(path: path)

    #expect(loaded.diagnostics.isEmpty)
    #expect(try loaded.scenario == base())
  }

  @Test func `what is written twice in a grid is a fault, as anywhere`() throws {
    let path = try write(
      "callout: 1\nextends: base.yaml\nchanges: [ { absent: ana } ]\nchanges: [ { absent: cem } ]\n"
        + "vary: [ { alternatives: [ { label: now }, { label: off, changes: [ { forbid: overtime } ] } ] } ]\n",
      to: "grid.yaml")

    let variants = ScenarioLoader.variants(path: path)

    #expect(variants.contains { $0.loaded.diagnostics.contains { $0.code == .duplicateKey } })
    #expect(variants.allSatisfy { $0.loaded.scenario == nil })
  }

  @Test func `an absent technician has no shift on the days`() throws {
    let gone = try #require(try overlay("  - absent: [ana, cem]").scenario)
    let other = try #require(
      try overlay("  - { absent: ana, from: 2026-03-10, to: 2026-03-10 }").scenario)

    #expect(gone.technicians.map(\.shifts.count) == [0, 1, 0])
    #expect(other.technicians.map(\.shifts.count) == [0, 1, 1])
  }

  @Test func `a copied technician differs in name only`() throws {
    let scenario = try #require(try overlay("  - { copy: ben, id: dina, name: Dina }").scenario)

    var copy = try #require(scenario.technicians.last)
    #expect(copy.id == "dina" && copy.name == "Dina")
    copy.id = "ben"
    copy.name = "Ben Okafor"
    #expect(copy == scenario.technicians[1])
  }

  @Test func `demand grows by as many orders as it says and shrinks likewise`() throws {
    let more = try #require(
      try overlay("  - { scale: demand, where: { skill: electric }, by: 1.5 }").scenario)
    let fewer = try #require(try overlay("  - { scale: demand, by: 0.5 }").scenario)
    let base = try base()

    #expect(more.serviceOrders.count == base.serviceOrders.count + 2)
    #expect(Array(more.serviceOrders.prefix(base.serviceOrders.count)) == base.serviceOrders)
    for copy in more.serviceOrders.suffix(2) {
      #expect(copy.id.text.hasSuffix("+1"))
      #expect(copy.visits.allSatisfy { $0.requiredSkills.map(\.skill) == ["electric"] })
    }
    #expect(fewer.serviceOrders.count == (base.serviceOrders.count + 1) / 2)
    #expect(fewer.serviceOrders.allSatisfy { base.serviceOrders.contains($0) })
  }

  @Test func `goals are scaled with the due instants negotiated under them`() throws {
    let call = """
        - add:
            serviceOrders:
              - { id: x, agreement: hospital, createdAt: 2026-03-10T07:00, location: markt,
                  serviceMinutes: 30, due: { onSite: 2026-03-10T11:00 } }

      """
    _ = try overlay(call, named: "middle.yaml")

    let loaded = try overlay("  - { scale: goals, by: 0.5 }", of: "middle.yaml")

    let scenario = try #require(loaded.scenario)
    #expect(
      scenario.serviceLevelAgreements.map(\.targets[0].goal) == [
        .clock(.hours(2)), .clock(.hours(4)),
      ])
    let order = try #require(scenario.serviceOrders.last)
    let created = try #require(order.createdAt)
    #expect(order.fixedDue[.onSite] == created + .hours(2))
  }

  @Test func `a goal, overtime, a stage and orders change as they are told`() throws {
    let scenario = try #require(
      try overlay(
        """
          - { set: goals, where: { id: gold, milestone: onSite }, to: PT8H }
          - { forbid: overtime, where: { id: ana } }
          - { permit: schedulable, where: { id: waiting } }
          - { set: serviceOrders, where: { agreement: housing }, to: { priority: urgent, mandatory: true } }
          - { remove: serviceOrders, where: { customer: Bakery Van Dam } }

        """
      ).scenario)

    #expect(scenario.serviceLevelAgreements[0].targets[0].goal == .clock(.hours(8)))
    #expect(scenario.serviceLevelAgreements[1].targets[0].goal == .clock(.hours(8)))
    #expect(
      scenario.technicians.map { $0.shifts[0].maxEnd == $0.shifts[0].maxSoftEnd } == [
        true, false, false,
      ])
    #expect(scenario.stages[1].permissions.contains(.schedulable))
    let housing = scenario.serviceOrders.filter { $0.agreement == "housing" }
    #expect(housing.count >= 4)
    #expect(housing.allSatisfy { $0.priority == "urgent" && $0.visits[0].mandatory })
    #expect(!scenario.serviceOrders.contains { $0.customer == "Bakery Van Dam" })
  }

  @Test func `the order of changes does not matter`() throws {
    let changes = [
      "  - { absent: ana }", "  - { copy: ben, id: dina }", "  - { scale: goals, by: 0.5 }",
      "  - { forbid: overtime }", "  - { scale: demand, where: { skill: gas }, by: 1.4 }",
      "  - { set: serviceOrders, where: { skill: gas }, to: { priority: urgent } }",
      "  - { remove: serviceOrders, where: { customer: Bakery Van Dam } }",
      "  - { copy: cem, id: abe }",
    ]
    let first = try #require(try overlay(changes.joined(separator: "\n")).scenario)

    for seed in 1...30 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      var rest = changes
      var shuffled: [String] = []
      while !rest.isEmpty { shuffled.append(rest.remove(at: random.below(rest.count))) }

      let other = try overlay(shuffled.joined(separator: "\n"), named: "\(seed).yaml").scenario

      #expect(other == first, "seed \(seed)")
    }
  }

  @Test func `a chained overlay is the same as its flat form`() throws {
    _ = try overlay("  - { absent: ana }", named: "one.yaml")
    _ = try overlay("  - { scale: goals, by: 0.5 }", of: "one.yaml", named: "two.yaml")
    let chained = try overlay("  - { forbid: overtime }", of: "two.yaml", named: "three.yaml")

    let flat = try overlay(
      "  - { absent: ana }\n  - { scale: goals, by: 0.5 }\n  - { forbid: overtime }")

    #expect(chained.scenario != nil)
    #expect(chained.scenario == flat.scenario)
  }

  @Test func `an overlay written out as a scenario is the same`() throws {
    let loaded = try overlay("  - { copy: ben, id: dina }\n  - { scale: demand, by: 1.3 }")
    let scenario = try #require(loaded.scenario)

    let files = ScenarioWriter(fileName: "flat.yaml").files(for: scenario)
    for file in files { try write(file.contents, to: file.name) }

    let again = ScenarioLoader.load(path: folder.appending(component: "flat.yaml").path)
    #expect(again.scenario == scenario)
  }

  @Test func `a grid makes every combination, in order`() throws {
    let path = try write(
      """
      callout: 1
      extends: base.yaml
      name: Grid
      vary:
        - alternatives: [ { label: all }, { label: ill, changes: [ { absent: ana } ] } ]
        - alternatives: [ { label: now }, { label: half, changes: [ { scale: goals, by: 0.5 } ] }, { label: double, changes: [ { scale: goals, by: 2 } ] } ]
      """, to: "grid.yaml")

    let variants = ScenarioLoader.variants(path: path)

    #expect(
      variants.map(\.label) == [
        "all, now", "all, half", "all, double", "ill, now", "ill, half", "ill, double",
      ])
    #expect(variants.allSatisfy { $0.loaded.scenario != nil })
    let (first, last) = (try #require(variants.first), try #require(variants.last))
    #expect(first.loaded.scenario?.technicians[0].shifts.count == 1)
    #expect(last.loaded.scenario?.technicians[0].shifts.count == 0)
    #expect(last.loaded.scenario?.name == "Grid: ill, double")
  }

  @Test(arguments: [(8, 8, false), (5, 13, true), (0, 3, true)])
  func `a grid beyond 64 variants or without any is refused`(
    first: Int, second: Int, isRefused: Bool
  ) throws {
    func axis(_ count: Int) -> String {
      "  - alternatives: [ \((0..<count).map { "{ label: v\($0) }" }.joined(separator: ", ")) ]\n"
    }
    let path = try write(
      "callout: 1\nextends: base.yaml\nvary:\n\(axis(first))\(axis(second))", to: "grid.yaml")

    let variants = ScenarioLoader.variants(path: path)

    #expect(
      variants.flatMap(\.loaded.diagnostics).map(\.code) == (isRefused ? [.gridTooLarge] : []))
    #expect(variants.count == (isRefused ? 1 : 64))
  }

  @Test func `a change that breaks the base is reported at its place`() throws {
    let loaded = try overlay(
      """
        - { forbid: overtime }
        - { set: serviceOrders, where: { id: stove-1 }, to: { priority: urgnt } }
        - { copy: ana, id: ben }

      """)

    #expect(loaded.scenario == nil)
    #expect(
      loaded.diagnostics.map(\.code).sorted { $0.rawValue < $1.rawValue } == [
        .unknownPriority, .duplicateTechnician,
      ])
    let lines = loaded.diagnostics.map { "\($0.code.rawValue) \($0.position?.line ?? 0)" }
    #expect(Set(lines) == ["E1109 5", "E1300 6"])
  }
}
