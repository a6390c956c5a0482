import Scenarios
import ServiceModel
import Testing

struct ImportVROOMTests {
  @Test func `jobs, vehicles and matrices become orders, technicians and travel`() throws {
    let text = """
      {
        "vehicles": [{
          "id": 7, "description": "Ana", "start": [8.5, 47.2], "start_index": 0, "end_index": 2,
          "skills": [4, 1], "time_window": [28800, 57600],
          "breaks": [{"id": 1, "service": 1800, "time_windows": [[43200, 46800]]}]
        }],
        "jobs": [{
          "id": 12, "location": [8.6, 47.3], "location_index": 1, "service": 3600, "skills": [4],
          "priority": 30, "time_windows": [[30000, 36000], [40000, 50000]]
        }],
        "matrices": {"car": {"durations": [[0, 60, null], [61, 0, 70], [90, 71, 0]]}}
      }
      """

    let result = VROOMImport(file: "problems/north.json").scenario(from: text)

    #expect(result.diagnostics.isEmpty)
    let scenario = try #require(result.scenario)
    #expect(scenario.faults().isEmpty)
    #expect(scenario.name == "north")
    #expect(scenario.currency == "XXX")
    #expect(scenario.minorUnitsPerUnit == 1)
    #expect(scenario.planningWindow == TimeRange(start: .second(0), end: .second(86_400)))
    let ana = try #require(scenario.technicians.first)
    #expect(ana.id == "7")
    #expect(ana.name == "Ana")
    #expect(ana.skills == [HeldSkill(skill: "skill-1"), HeldSkill(skill: "skill-4")])
    #expect(ana.costs == CostRates(perTravelHour: HourlyRate(minorUnitsPerHour: 3600)))
    let home = Location(coordinate: Coordinate(latitude: 47.2, longitude: 8.5), matrixIndex: 0)
    #expect(
      ana.shifts == [
        Shift(
          id: "shift", minStart: .second(28_800), maxEnd: .second(57_600), startLocation: home,
          endLocation: Location(matrixIndex: 2),
          breaks: [
            Break(
              id: "1", duration: .minutes(30), minStart: .second(43_200), maxEnd: .second(48_600))
          ])
      ])
    let visit = try #require(scenario.serviceOrders.first?.visits.first)
    #expect(visit.id == "12")
    #expect(visit.location.coordinate == Coordinate(latitude: 47.3, longitude: 8.6))
    #expect(visit.requiredSkills == [RequiredSkill(skill: "skill-4")])
    #expect(
      visit.timeWindows == [
        TimeWindow(minStart: .second(30_000), maxStart: .second(36_000)),
        TimeWindow(minStart: .second(40_000), maxStart: .second(50_000)),
      ])
    let matrix = TravelMatrix(
      size: 3, durations: [0, 60, -1, 61, 0, 70, 90, 71, 0],
      distances: [Int32](repeating: 0, count: 9))
    #expect(scenario.travel == .matrices(["car": matrix]))
  }

  @Test func `a penalty is the drop cost, and a priority makes one that beats any detour`() throws {
    let text = VROOMText.problem(
      jobs: [
        #"{"id": 1, "location_index": 1, "description": "{\"class\": \"low\", \"penalty\": 300}"}"#,
        #"{"id": 2, "location_index": 1, "priority": 2, "service": 60}"#,
        #"{"id": 3, "location_index": 1, "description": "Baker Street"}"#,
      ])

    let scenario = try #require(VROOMImport(file: "p").scenario(from: text).scenario)

    #expect(scenario.serviceOrders[0].visits[0].dropCost == Money(minorUnits: 300))
    #expect(scenario.serviceOrders[0].priority == nil)
    #expect(scenario.serviceOrders[1].priority == "priority-2")
    #expect(scenario.serviceOrders[2].customer == "Baker Street")
    // The longest drive is 61 s: there and back and one unit more is 123.
    #expect(
      scenario.priorities == [
        Priority(id: "priority-0", dropCost: Money(minorUnits: 123)),
        Priority(id: "priority-2", dropCost: Money(minorUnits: 369)),
      ])
  }

  @Test func `limits, costs, loads and speed reach the technician`() throws {
    let text = VROOMText.problem(
      vehicle: """
        "capacity": [10, 3], "speed_factor": 2, "max_tasks": 5, "max_travel_time": 7200,
        "max_distance": 90000,
        "costs": {"fixed": 50, "per_hour": 7200, "per_km": 30, "per_task_hour": 100}
        """,
      jobs: [#"{"id": 1, "location_index": 1, "delivery": [2, 0], "setup": 60, "service": 100}"#])

    let result = VROOMImport(file: "p").scenario(from: text)

    let scenario = try #require(result.scenario)
    let technician = scenario.technicians[0]
    #expect(technician.travelProfile == "car-2000")
    #expect(
      technician.costs
        == CostRates(
          fixed: Money(minorUnits: 50), perWorkHour: HourlyRate(minorUnitsPerHour: 100),
          perTravelHour: HourlyRate(minorUnitsPerHour: 7200),
          perKilometre: DistanceRate(minorUnitsPerKilometre: 30)))
    let shift = technician.shifts[0]
    #expect(shift.stock == ["load-1": 10, "load-2": 3])
    #expect(shift.maxVisits == 5)
    #expect(shift.maxTravelTime == .hours(2))
    #expect(shift.maxDistance == Metres(90_000))
    let visit = scenario.serviceOrders[0].visits[0]
    #expect(visit.parts == ["load-1": 2])
    #expect(visit.serviceDuration == Seconds(160))
    guard case .matrices(let matrices) = scenario.travel else {
      Issue.record("no matrices")
      return
    }
    #expect(matrices["car-2000"]?.durations == [0, 30, 31, 0])
    #expect(result.diagnostics.map(\.code) == [.simplifiedFeature, .simplifiedFeature])
  }

  @Test func `without matrices and windows the work still fits the planning window`() throws {
    let text = """
      {"vehicles": [{"id": 1, "start": [4.9, 52.4]}],
       "jobs": [{"id": 1, "location": [4.8, 52.3], "service": 90000}]}
      """

    let result = VROOMImport(file: "p").scenario(from: text)

    let scenario = try #require(result.scenario)
    #expect(scenario.travel == .straightLine(metresPerHour: 50_000, detourPercent: 130))
    #expect(scenario.planningWindow.duration >= Seconds(90_000))
    #expect(scenario.technicians[0].shifts[0].maxEnd == scenario.planningWindow.end)
    #expect(result.diagnostics.map(\.code) == [.simplifiedFeature])
  }

  @Test(arguments: VROOMText.faulty)
  func `faults are reported with code and path`(_ faulty: VROOMText.Faulty) {
    let result = VROOMImport(file: "p.json").scenario(from: faulty.text)

    let found = result.diagnostics.filter { $0.code == faulty.code }
    #expect(found.contains { $0.message.hasPrefix(faulty.place) }, "\(result.diagnostics)")
    #expect(found.allSatisfy { !$0.remedy.isEmpty && $0.position != nil })
    #expect((result.scenario == nil) == result.diagnostics.contains { $0.severity == .error })
  }

  @Test func `positions count lines and columns`() {
    let text = """
      {
        "vehicles": [],
        "jobs": [{"id": 1, "description": "é", "x": 1}]
      }
      """

    let result = VROOMImport(file: "p.json").scenario(from: text)

    let ignored = result.diagnostics.first { $0.code == .ignoredKey }
    #expect(ignored?.position == SourcePosition(line: 3, column: 42))
  }
}

extension Instant {
  /// The instant some seconds after the epoch.
  static func second(_ count: Int) -> Instant { Instant(secondsSinceEpoch: count) }
}
