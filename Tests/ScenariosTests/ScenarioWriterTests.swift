import Foundation
import Scenarios
import ServiceModel
import Testing

struct ScenarioWriterTests {
  @Test(arguments: 0..<150)
  func `what is written reads back as the same scenario`(seed: UInt64) throws {
    var maker = RandomScenario(seed: seed)
    let scenario = maker.scenario()

    let loaded = try Self.load(ScenarioWriter(fileName: "s.yaml").files(for: scenario))

    let errors = loaded.diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.description) == [])
    let read = try #require(loaded.scenario)
    let isSame = read == scenario
    #expect(isSame, "\(Self.firstDifference(read, scenario))")
  }

  @Test(arguments: 0..<20)
  func `long lists of orders go to a table and read back the same`(seed: UInt64) throws {
    var maker = RandomScenario(seed: seed)
    let scenario = maker.scenarioWithTable()

    let files = ScenarioWriter(fileName: "s.yaml").files(for: scenario)
    let loaded = try Self.load(files)

    #expect(files.map(\.name).contains("s.orders.csv"))
    let errors = loaded.diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.description) == [])
    let read = try #require(loaded.scenario)
    let isSame = read == scenario
    #expect(isSame, "\(Self.firstDifference(read, scenario))")
  }

  @Test func `places at which nothing is yet are kept`() throws {
    var maker = RandomScenario(seed: 3)
    var scenario = maker.scenario()
    scenario.spareLocations["north"] = Location(
      name: "Depot north", coordinate: Coordinate(latitude: 52.5, longitude: 4.5))

    let files = ScenarioWriter(fileName: "s.yaml").files(for: scenario)

    #expect(try Self.load(files).scenario == scenario)
  }

  @Test func `a quote that is one character with what follows reads back from a table`() throws {
    var maker = RandomScenario(seed: 2)
    var scenario = maker.scenarioWithTable()
    scenario.serviceOrders[7].customer = "5\"\u{200D} pipe, left"

    let files = ScenarioWriter(fileName: "s.yaml").files(for: scenario)

    #expect(files.map(\.name).contains("s.orders.csv"))
    #expect(try Self.load(files).scenario == scenario)
  }

  @Test func `orders that do not fit a table stay in the scenario file`() throws {
    var maker = RandomScenario(seed: 1)
    var scenario = maker.scenarioWithTable()
    let visit = scenario.serviceOrders[7].visits[0]
    let other = Visit(
      id: "7/2", location: visit.location, serviceDuration: visit.serviceDuration)
    scenario.serviceOrders[7].visits.append(other)

    let files = ScenarioWriter(fileName: "s.yaml").files(for: scenario)

    #expect(!files.map(\.name).contains("s.orders.csv"))
    #expect(try Self.load(files).scenario == scenario)
  }

  @Test func `equal scenarios make equal files`() {
    for seed in UInt64(0)..<20 {
      var one = RandomScenario(seed: seed)
      var other = RandomScenario(seed: seed)

      let files = ScenarioWriter().files(for: one.scenario())

      #expect(files == ScenarioWriter().files(for: other.scenario()))
    }
  }

  @Test func `a small scenario is easy on the eye`() throws {
    let scenario = Scenario(
      name: "Two visits", timeZone: TimeZoneName("Europe/Amsterdam"),
      planningWindow: TimeRange(start: .second(1_773_097_200), end: .second(1_773_183_600)),
      travel: .straightLine(metresPerHour: 35_500, detourPercent: 130),
      skills: [Skill(id: "gas", name: "Gas appliances"), Skill(id: "electric", name: "electric")],
      technicians: [
        Technician(
          id: "ana", name: "Ana Prins",
          skills: [HeldSkill(skill: "gas", level: 2), HeldSkill(skill: "electric")],
          shifts: [
            Shift(
              id: "tue", minStart: .second(1_773_126_000), maxEnd: .second(1_773_158_400),
              startLocation: .depot, endLocation: .depot)
          ], costs: CostRates(perTravelHour: HourlyRate(minorUnitsPerHour: 1250)))
      ],
      serviceOrders: [
        ServiceOrder(
          id: "1", customer: "City hall: west",
          visits: [
            Visit(
              id: "1", location: .depot, serviceDuration: .minutes(90),
              timeWindows: [
                TimeWindow(minStart: .second(1_773_126_000), maxStart: .second(1_773_129_600))
              ])
          ])
      ])

    let files = ScenarioWriter().files(for: scenario)

    #expect(
      files == [
        ScenarioFile(
          name: "scenario.yaml",
          contents: """
            callout: 1
            name: Two visits
            currency: EUR
            timeZone: Europe/Amsterdam
            planningWindow: { start: 2026-03-10T00:00, end: 2026-03-11T00:00 }
            travel: { straightLine: { kilometresPerHour: 35.5, detourFactor: 1.3 } }
            objective: { notPreferredCost: 0, defaultDropCost: 1000 }
            skills:
              - { id: gas, name: Gas appliances }
              - { id: electric }
            locations: { depot: { lat: 52.37, lon: 4.9 } }
            technicians:
              - id: ana
                name: Ana Prins
                skills:
                  - { skill: gas, level: 2 }
                  - electric
                costs: { perTravelHour: 12.50 }
                shifts:
                  - id: tue
                    start: 2026-03-10T08:00
                    end: 2026-03-10T17:00
                    startLocation: depot
                    endLocation: depot
            serviceOrders:
              - id: "1"
                customer: "City hall: west"
                location: depot
                serviceDuration: PT1H30M
                timeWindows:
                  - { start: 2026-03-10T08:00, maxStart: 2026-03-10T09:00 }

            """)
      ])
  }

  /// Writes the files to a folder of their own and loads the first one.
  private static func load(_ files: [ScenarioFile]) throws -> LoadedScenario {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files {
      try Data(file.contents.utf8).write(to: folder.appending(path: file.name))
    }
    return ScenarioLoader.load(path: folder.appending(path: files[0].name).path)
  }

  private static func firstDifference(_ left: Scenario, _ right: Scenario) -> String {
    for (one, other) in zip(Mirror(reflecting: left).children, Mirror(reflecting: right).children)
    where "\(one.value)" != "\(other.value)" {
      return "\(one.label ?? ""): \(one.value)\nis not \(other.value)"
    }
    return "none that can be printed"
  }
}

extension Location {
  /// A place with a name and coordinates.
  static let depot = Location(
    name: "depot", coordinate: Coordinate(latitude: 52.37, longitude: 4.9))
}
