import ServiceModel
import Testing

/// Small VROOM problems for tests.
enum VROOMText {
  /// A problem with one fault, and where that is reported.
  struct Faulty: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var code: FaultCode
    var place: String

    var testDescription: String { name }
  }

  /// Returns a problem of one vehicle between two places.
  static func problem(
    vehicle: String = "", jobs: [String], matrix: String = "[[0, 60], [61, 0]]",
    rest: String = ""
  ) -> String {
    let comma = vehicle.isEmpty ? "" : ", "
    return """
      {"vehicles": [{"id": 1, "start_index": 0, "end_index": 0, "time_window": [0, 9000]\
      \(comma)\(vehicle)}], "jobs": [\(jobs.joined(separator: ","))],
      "matrices": {"car": {"durations": \(matrix)}}\(rest)}
      """
  }

  private static let job = #"{"id": 1, "location_index": 1}"#

  private static func faulty(
    _ name: String, _ code: FaultCode, at place: String, _ text: String
  ) -> Faulty {
    Faulty(name: name, text: text, code: code, place: place)
  }

  private static func job(_ keys: String) -> String {
    problem(jobs: [#"{"id": 1, "location_index": 1, "# + keys + "}"])
  }

  private static func vehicle(_ keys: String) -> String { problem(vehicle: keys, jobs: [job]) }

  static let faulty: [Faulty] = [
    faulty("not JSON", .syntax, at: "", "vehicles: []"),
    faulty("cut off", .syntax, at: "", #"{"vehicles": [{"id": 1"#),
    faulty("a list", .wrongType, at: "", "[]"),
    faulty("nothing inside", .missingKey, at: "", "{}"),
    faulty(
      "shipments", .unsupportedFeature, at: "shipments",
      problem(jobs: [], rest: #", "shipments": [{}]"#)),
    faulty(
      "a matrix of costs", .unsupportedFeature, at: "matrices.car.costs",
      #"{"vehicles": [], "jobs": [], "matrices": {"car": {"durations": [[0]], "costs": [[0]]}}}"#),
    faulty(
      "service per type", .unsupportedFeature, at: "jobs[0].service_per_type",
      job(#""service_per_type": {"a": 1}"#)),
    faulty("a pickup", .simplifiedFeature, at: "jobs[0].pickup", job(#""pickup": [1]"#)),
    faulty("a setup", .simplifiedFeature, at: "jobs[0].setup", job(#""setup": 10"#)),
    faulty("a misspelt key", .ignoredKey, at: "jobs[0].servce", job(#""servce": 10"#)),
    faulty("a text for a number", .wrongType, at: "jobs[0].service", job(#""service": "1""#)),
    faulty("a fraction", .wrongType, at: "jobs[0].service", job(#""service": 1.5"#)),
    faulty("a truth value", .wrongType, at: "jobs[0].service", job(#""service": true"#)),
    faulty("negative service", .outOfRange, at: "jobs[0].service", job(#""service": -1"#)),
    faulty("too high a priority", .outOfRange, at: "jobs[0].priority", job(#""priority": 101"#)),
    faulty(
      "an inverted window", .invertedTimeWindow, at: "jobs[0].time_windows[0]",
      job(#""time_windows": [[20, 10]]"#)),
    faulty(
      "overlapping windows", .overlappingTimeWindows, at: "jobs[0].time_windows[1]",
      job(#""time_windows": [[10, 20], [15, 30]]"#)),
    faulty(
      "half a window", .malformedValue, at: "jobs[0].time_windows[0]",
      job(#""time_windows": [[10]]"#)),
    faulty(
      "a negative penalty", .malformedValue, at: "jobs[0].description",
      job(#""description": "{\"penalty\": -5}""#)),
    faulty(
      "an index outside", .matrixIndexOutOfRange, at: "jobs[0].location_index",
      problem(jobs: [#"{"id": 1, "location_index": 2}"#])),
    faulty("no place", .missingKey, at: "jobs[0]", problem(jobs: [#"{"id": 1}"#])),
    faulty(
      "latitude first", .coordinateOutOfRange, at: "jobs[0].location",
      job(#""location": [4.9, 152.3]"#)),
    faulty("an id twice", .duplicateOrder, at: "jobs[1]", problem(jobs: [job, job])),
    faulty(
      "an unknown profile", .unknownProfile, at: "vehicles[0].profile",
      vehicle(#""profile": "cat""#)),
    faulty(
      "a late break", .breakOutsideShift, at: "vehicles[0].breaks[0]",
      vehicle(#""breaks": [{"id": 1, "service": 60, "time_windows": [[9000, 9100]]}]"#)),
    faulty(
      "two windows of a break", .simplifiedFeature, at: "vehicles[0].breaks[0].time_windows",
      vehicle(#""breaks": [{"id": 1, "service": 6, "time_windows": [[0, 9], [20, 29]]}]"#)),
    faulty(
      "a given route", .simplifiedFeature, at: "vehicles[0].steps",
      vehicle(#""steps": [{"type": "start"}]"#)),
    faulty("no speed", .outOfRange, at: "vehicles[0].speed_factor", vehicle(#""speed_factor": 0"#)),
    faulty(
      "a ragged matrix", .matrixNotSquare, at: "matrices.car.durations[1]",
      problem(jobs: [job], matrix: "[[0, 1], [0]]")),
    faulty(
      "a negative drive", .invalidMatrixEntry, at: "matrices.car.durations[0][1]",
      problem(jobs: [job], matrix: "[[0, -4], [0, 0]]")),
  ]
}
