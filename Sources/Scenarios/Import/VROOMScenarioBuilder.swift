import ServiceModel

/// Builds a scenario from a VROOM problem.
struct VROOMScenarioBuilder {
  private let problem: VROOMProblem
  private let root: JSONCursor
  private let name: String

  /// The speed and detour of travel when a problem has no matrices.
  private static let metresPerHour = 50_000
  private static let detourPercent = 130
  private static let day = 86_400
  /// The beginning of a day in 2068, behind which scenarios have no times.
  private static let latestTime = 36_000 * day

  /// Creates a builder for the problem at `root`.
  init(root: JSONCursor, name: String) {
    var reader = VROOMReader(root: root)
    problem = reader.problem()
    self.root = root
    self.name = name
  }

  /// Returns the scenario; its faults are reported.
  func scenario() -> Scenario {
    let prices = VROOMPrices(problem)
    let horizon = horizon
    let technicians = problem.vehicles.map { technician($0, horizon: horizon) }
    let levels = Set(problem.jobs.filter { $0.penalty == nil }.map(\.priority)).sorted()
    return Scenario(
      name: name, currency: "XXX", minorUnitsPerUnit: 1, timeZone: TimeZoneName("UTC"),
      planningWindow: TimeRange(
        start: instant(horizon.lowerBound), end: instant(horizon.upperBound)),
      travel: travel,
      objective: ObjectiveSettings(defaultDropCost: prices.dropCost(priority: 0)),
      skills: skills, stockItems: (0..<loadDimensions).map(Self.load),
      priorities: levels.map { level in
        Priority(id: Self.priority(level), dropCost: prices.dropCost(priority: level))
      },
      technicians: technicians, serviceOrders: problem.jobs.map(order))
  }

  // MARK: Names

  private static func priority(_ level: Int) -> Identifier<Priority> {
    Identifier("priority-\(level)")
  }

  private static func skill(_ number: Int) -> Identifier<Skill> { Identifier("skill-\(number)") }

  private static func load(_ dimension: Int) -> StockItem {
    StockItem(id: loadID(dimension), name: "Load \(dimension + 1)")
  }

  private static func loadID(_ dimension: Int) -> Identifier<StockItem> {
    Identifier("load-\(dimension + 1)")
  }

  private var skills: [Skill] {
    let numbers = Set(problem.jobs.flatMap(\.skills) + problem.vehicles.flatMap(\.skills))
    return numbers.sorted().map { Skill(id: Self.skill($0), name: "Skill \($0)") }
  }

  private var loadDimensions: Int { problem.jobs.map(\.delivery.count).max() ?? 0 }

  // MARK: Time

  private func instant(_ seconds: Int) -> Instant { Instant(secondsSinceEpoch: seconds) }

  /// The whole days that hold every window, and all the work of vehicles that have none.
  private var horizon: ClosedRange<Int> {
    let windows =
      problem.jobs.flatMap(\.windows) + problem.vehicles.compactMap(\.window)
      + problem.vehicles.flatMap(\.breaks).compactMap(\.window)
    let earliest = windows.map(\.lowerBound).min() ?? 0
    var latest = windows.map(\.upperBound).max() ?? 0
    if problem.vehicles.contains(where: { $0.window == nil }) {
      let longest = VROOMPrices(problem).longestDrive
      let work = problem.jobs.reduce(0) { $0 + min($1.service, Self.day * 365) + longest }
      let pauses = problem.vehicles.flatMap(\.breaks).reduce(0) { $0 + $1.service }
      latest += min(work + longest + pauses, Self.day * 3650)
    }
    latest = min(latest, Self.latestTime)
    let first = earliest / Self.day * Self.day
    return first...max(first + Self.day, (latest + Self.day - 1) / Self.day * Self.day)
  }

  // MARK: Travel

  private var travel: TravelSpecification {
    guard !problem.matrices.isEmpty else { return straightLine }
    var used: [String: TravelMatrix] = [:]
    for vehicle in problem.vehicles {
      guard let matrix = problem.matrices[vehicle.profile] else { continue }
      let profile = travelProfile(of: vehicle)
      if used[profile] == nil { used[profile] = matrix.faster(byPerMille: vehicle.speedPerMille) }
    }
    return .matrices(used.isEmpty ? problem.matrices : used)
  }

  /// The profile of a vehicle, with the speed factor in its name when there is one.
  private func travelProfile(of vehicle: VROOMVehicle) -> String {
    guard vehicle.speedPerMille != 1000, !problem.matrices.isEmpty else { return vehicle.profile }
    return "\(vehicle.profile)-\(vehicle.speedPerMille)"
  }

  private var straightLine: TravelSpecification {
    let factors = Set(problem.vehicles.map(\.speedPerMille))
    if factors.count > 1, let odd = problem.vehicles.first(where: { $0.speedPerMille != 1000 }) {
      odd.cursor.report(
        .unsupportedFeature, "vehicles of different speed need matrices",
        remedy: "Add matrices, or remove speed_factor.")
    }
    root.report(
      .simplifiedFeature,
      "there are no matrices; travel is a straight line times \(Self.detourPercent) % at "
        + "\(Self.metresPerHour / 1000) km/h",
      remedy: "Set kilometresPerHour and detourFactor in the scenario, or add matrices.")
    return .straightLine(
      metresPerHour: Self.metresPerHour * (factors.first ?? 1000) / 1000,
      detourPercent: Self.detourPercent)
  }

  private func location(_ place: VROOMPlace) -> Location {
    Location(coordinate: place.coordinate, matrixIndex: place.index)
  }

  // MARK: Technicians

  private func technician(_ vehicle: VROOMVehicle, horizon: ClosedRange<Int>) -> Technician {
    if vehicle.costs.perKilometre != .zero || vehicle.maxDistance != nil,
      problem.matrices[vehicle.profile]?.distances.allSatisfy({ $0 == 0 }) == true
    {
      vehicle.cursor.report(
        .simplifiedFeature, "distances have a price or a limit, but there is no matrix of them",
        remedy: "Add matrices.\(vehicle.profile).distances.")
    }
    return Technician(
      id: Identifier("\(vehicle.id)"), name: vehicle.name ?? "Vehicle \(vehicle.id)",
      skills: vehicle.skills.map { HeldSkill(skill: Self.skill($0)) },
      shifts: [shift(vehicle, window: vehicle.window ?? horizon)],
      costs: vehicle.costs, travelProfile: travelProfile(of: vehicle))
  }

  private func shift(_ vehicle: VROOMVehicle, window: ClosedRange<Int>) -> Shift {
    var stock: [Identifier<StockItem>: Int] = [:]
    for (dimension, amount) in vehicle.capacity.prefix(loadDimensions).enumerated() {
      stock[Self.loadID(dimension)] = amount
    }
    return Shift(
      id: "shift", minStart: instant(window.lowerBound), maxEnd: instant(window.upperBound),
      startLocation: vehicle.start.map(location), endLocation: vehicle.end.map(location),
      breaks: vehicle.breaks.compactMap { pause($0, within: window) }, stock: stock,
      maxVisits: vehicle.maxTasks, maxTravelTime: vehicle.maxTravelTime.map(Seconds.init),
      maxDistance: vehicle.maxDistance.map(Metres.init))
  }

  /// Returns the break with its window, which in VROOM holds its start, cut to the shift.
  private func pause(_ pause: VROOMBreak, within shift: ClosedRange<Int>) -> Break? {
    guard pause.service > 0 else {
      pause.cursor.report(
        .simplifiedFeature, "a break without duration is left out",
        remedy: "Give the break a service time in seconds.")
      return nil
    }
    let start = max(shift.lowerBound, pause.window?.lowerBound ?? shift.lowerBound)
    let latest = pause.window.map { $0.upperBound + pause.service } ?? shift.upperBound
    let end = min(shift.upperBound, latest)
    guard end - start >= pause.service else {
      pause.cursor.report(
        .breakOutsideShift, "the break does not fit into the time window of the vehicle",
        remedy: "Move the break, or widen the time_window of the vehicle.")
      return nil
    }
    return Break(
      id: Identifier("\(pause.id)"), duration: Seconds(pause.service), minStart: instant(start),
      maxEnd: instant(end))
  }

  // MARK: Orders

  private func order(_ job: VROOMJob) -> ServiceOrder {
    var parts: [Identifier<StockItem>: Int] = [:]
    for (dimension, amount) in job.delivery.enumerated() where amount > 0 {
      parts[Self.loadID(dimension)] = amount
    }
    let visit = Visit(
      id: Identifier("\(job.id)"), location: location(job.place),
      serviceDuration: Seconds(job.service),
      requiredSkills: job.skills.map { RequiredSkill(skill: Self.skill($0)) },
      timeWindows: job.windows.map { window in
        TimeWindow(minStart: instant(window.lowerBound), maxStart: instant(window.upperBound))
      },
      parts: parts, dropCost: job.penalty.map(Money.init(minorUnits:)))
    return ServiceOrder(
      id: Identifier("\(job.id)"), customer: job.name,
      priority: job.penalty == nil ? Self.priority(job.priority) : nil, visits: [visit])
  }
}

extension TravelMatrix {
  /// Returns the matrix at a speed of `perMille` thousandths, durations rounded half up.
  fileprivate func faster(byPerMille perMille: Int) -> TravelMatrix {
    guard perMille != 1000 else { return self }
    var matrix = self
    matrix.durations = durations.map { duration in
      guard duration != Self.unreachable else { return duration }
      let scaled = (Int(duration) * 2000 + perMille) / (2 * perMille)
      return Int32(min(scaled, MatrixLimits.entry))
    }
    return matrix
  }
}
