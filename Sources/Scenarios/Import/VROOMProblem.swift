import ServiceModel

/// A routing problem as VROOM states it, before it becomes a scenario.
struct VROOMProblem {
  /// The work.
  var jobs: [VROOMJob] = []
  /// Who does it.
  var vehicles: [VROOMVehicle] = []
  /// Travel by profile; empty without matrices.
  var matrices: [String: TravelMatrix] = [:]
}

/// A job of a VROOM problem; times in seconds from its zero.
struct VROOMJob {
  var id: Int
  var name: String?
  var place: VROOMPlace
  var service: Int
  var skills: [Int]
  var windows: [ClosedRange<Int>]
  var delivery: [Int]
  var priority: Int
  /// What leaving it out costs, from the description.
  var penalty: Int?
}

/// A vehicle of a VROOM problem.
struct VROOMVehicle {
  var cursor: JSONCursor
  var id: Int
  var name: String?
  var profile: String
  var start: VROOMPlace?
  var end: VROOMPlace?
  var skills: [Int]
  var capacity: [Int]
  var window: ClosedRange<Int>?
  var breaks: [VROOMBreak]
  var costs: CostRates
  /// How much faster than the matrix, in thousandths.
  var speedPerMille: Int
  var maxTasks: Int?
  var maxTravelTime: Int?
  var maxDistance: Int?
}

/// A break of a vehicle; it starts within its window.
struct VROOMBreak {
  var cursor: JSONCursor
  var id: Int
  var window: ClosedRange<Int>?
  var service: Int
}

/// A place of a VROOM problem: coordinates, a matrix index, or both.
struct VROOMPlace {
  var coordinate: Coordinate?
  var index: Int?
}
