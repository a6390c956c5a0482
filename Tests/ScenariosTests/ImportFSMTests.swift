import Foundation
import Scenarios
import ServiceModel
import Testing

/// The field-service instances of the benchmark, on machines that have them.
struct ImportFSMTests {
  static let names = ["fsm_50x8", "fsm_200x30", "fsm_240x60", "fsm_1000x120"]

  @Test(
    .enabled(
      if: SharedFiles.text("bench/fsm/fsm_50x8.json") != nil,
      "there is no bench/fsm beside the package"),
    arguments: names)
  func `an instance keeps its jobs, prices, windows and drives`(name: String) throws {
    let text = try #require(SharedFiles.text("bench/fsm/\(name).json"))
    let instance = try JSONDecoder().decode(Instance.self, from: Data(text.utf8))

    let result = VROOMImport(file: "\(name).json").scenario(from: text)

    #expect(result.diagnostics.isEmpty)
    let scenario = try #require(result.scenario)
    #expect(scenario.serviceOrders.count == instance.jobs.count)
    #expect(scenario.technicians.count == instance.vehicles.count)
    for (order, job) in zip(scenario.serviceOrders, instance.jobs) {
      let visit = try #require(order.visits.first)
      #expect(visit.id.text == "\(job.id)")
      #expect(visit.location.matrixIndex == job.location_index)
      #expect(visit.dropCost?.minorUnits == job.penalty)
      #expect(visit.serviceDuration.count == job.service)
      #expect(Set(visit.requiredSkills.map(\.skill.text)) == Set(job.skills.map { "skill-\($0)" }))
      #expect(
        visit.timeWindows.map { [$0.minStart, $0.maxStart].map(\.secondsSinceEpoch) }
          == job.time_windows)
      #expect(visit.timeWindows.allSatisfy { $0.maxEnd == nil })
    }
    for (technician, vehicle) in zip(scenario.technicians, instance.vehicles) {
      let shift = technician.shifts[0]
      #expect([shift.minStart, shift.maxEnd].map(\.secondsSinceEpoch) == vehicle.time_window)
      #expect(shift.startLocation?.matrixIndex == vehicle.start_index)
      #expect(shift.endLocation?.matrixIndex == vehicle.end_index)
      #expect(technician.costs.perTravelHour.cost(of: Seconds(1)) == Money(minorUnits: 1))
    }
    guard case .matrices(let matrices) = scenario.travel else {
      Issue.record("no matrices")
      return
    }
    #expect(matrices["car"]?.durations == instance.matrices["car"]?.durations.flatMap { $0 })
  }

  private struct Instance: Decodable {
    struct Job: Decodable {
      var id: Int
      var location_index: Int
      var service: Int
      var skills: [Int]
      var time_windows: [[Int]]
      var description: String

      /// The price in the description, read by other means than the import's.
      var penalty: Int? {
        description.split(separator: "\"penalty\": ").last
          .flatMap { Int($0.prefix(while: \.isNumber)) }
      }
    }
    struct Vehicle: Decodable {
      var time_window: [Int]
      var start_index: Int
      var end_index: Int
    }
    struct Matrix: Decodable {
      var durations: [[Int32]]
    }
    var jobs: [Job]
    var vehicles: [Vehicle]
    var matrices: [String: Matrix]
  }
}
