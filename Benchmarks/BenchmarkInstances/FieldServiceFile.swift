import Foundation
import ServiceModel

/// Field service in VROOM's JSON form, with its matrix of travel times.
///
/// Conventions: seconds; the objective is the seconds of travel plus the penalties of the jobs
/// left out, which stand in each job's description; a job's service starts inside one of its
/// windows; a route fits in its vehicle's window.
///
/// - Source: `fsm_check.py`, the judge of this set.
struct FieldServiceFile: Decodable {
  private var vehicles: [Vehicle]
  private var jobs: [Job]
  private var matrices: [String: Matrix]

  private struct Vehicle: Decodable {
    var id: Int
    var profile: String
    var start_index: Int
    var end_index: Int
    var skills: [Int]
    var time_window: [Int]
  }

  private struct Job: Decodable {
    var id: Int
    var location_index: Int
    var service: Int
    var skills: [Int]
    var time_windows: [[Int]]
    var description: String
  }

  private struct Matrix: Decodable {
    var durations: [[Int32]]

    func travelMatrix(file: String) throws -> TravelMatrix {
      guard durations.allSatisfy({ $0.count == durations.count }) else {
        throw InstanceFault(file: file, message: "the matrix of durations is not square")
      }
      return TravelMatrix(
        size: durations.count, durations: Array(durations.joined()),
        distances: Array(repeating: 0, count: durations.count * durations.count))
    }
  }

  private struct Description: Decodable {
    var penalty: Int
  }

  /// Returns the scenario in `json`, named `name` and read from `file`.
  ///
  /// - Throws: ``InstanceFault`` when the file is not of this form.
  static func scenario(_ json: Data, file: String, name: String) throws -> Scenario {
    do {
      let content = try JSONDecoder().decode(FieldServiceFile.self, from: json)
      return try content.scenario(file: file, name: name)
    } catch let error as DecodingError {
      throw InstanceFault(file: file, message: "not a field-service instance: \(error)")
    }
  }

  private func scenario(file: String, name: String) throws -> Scenario {
    let travel = try matrices.mapValues { try $0.travelMatrix(file: file) }
    guard let horizon = try horizon(file: file) else {
      throw InstanceFault(file: file, message: "expected at least one vehicle, found none")
    }
    let skills = Set(vehicles.flatMap(\.skills) + jobs.flatMap(\.skills)).sorted()
    return Scenario(
      name: name, currency: "XXX", minorUnitsPerUnit: 1, timeZone: TimeZoneName("UTC"),
      planningWindow: horizon, travel: .matrices(travel),
      skills: skills.map { Skill(id: Self.skill($0), name: "Skill \($0)") },
      technicians: vehicles.map(Self.technician),
      serviceOrders: try jobs.map { try Self.order($0, file: file) })
  }

  private func horizon(file: String) throws -> TimeRange? {
    for vehicle in vehicles
    where vehicle.time_window.count != 2 || vehicle.time_window[0] > vehicle.time_window[1] {
      throw InstanceFault(
        file: file,
        message: "vehicle \(vehicle.id): expected a window of two times in order, "
          + "found \(vehicle.time_window)")
    }
    guard let start = vehicles.map({ $0.time_window[0] }).min(),
      let end = vehicles.map({ $0.time_window[1] }).max()
    else { return nil }
    return TimeRange(
      start: Instant(secondsSinceEpoch: start), end: Instant(secondsSinceEpoch: end))
  }

  private static func technician(_ vehicle: Vehicle) -> Technician {
    let shift = Shift(
      id: "day", minStart: Instant(secondsSinceEpoch: vehicle.time_window[0]),
      maxEnd: Instant(secondsSinceEpoch: vehicle.time_window[1]),
      startLocation: Location(matrixIndex: vehicle.start_index),
      endLocation: Location(matrixIndex: vehicle.end_index))
    return Technician(
      id: Identifier(String(vehicle.id)), name: String(vehicle.id),
      skills: vehicle.skills.map { HeldSkill(skill: skill($0)) }, shifts: [shift],
      costs: CostRates(perTravelHour: HourlyRate(minorUnitsPerHour: 3600)),
      travelProfile: vehicle.profile)
  }

  private static func order(_ job: Job, file: String) throws -> ServiceOrder {
    let windows = try job.time_windows.map { bounds in
      guard bounds.count == 2, bounds[0] <= bounds[1] else {
        throw InstanceFault(
          file: file,
          message: "job \(job.id): expected windows of two times in order, found \(bounds)")
      }
      return TimeWindow(
        minStart: Instant(secondsSinceEpoch: bounds[0]),
        maxStart: Instant(secondsSinceEpoch: bounds[1]))
    }
    let description = try JSONDecoder().decode(
      Description.self, from: Data(job.description.utf8))
    let visit = Visit(
      id: Identifier(String(job.id)), location: Location(matrixIndex: job.location_index),
      serviceDuration: Seconds(job.service),
      requiredSkills: job.skills.map { RequiredSkill(skill: skill($0)) }, timeWindows: windows,
      dropCost: Money(minorUnits: description.penalty))
    return ServiceOrder(id: Identifier(String(job.id)), visits: [visit])
  }

  private static func skill(_ number: Int) -> Identifier<Skill> { Identifier("skill-\(number)") }
}
