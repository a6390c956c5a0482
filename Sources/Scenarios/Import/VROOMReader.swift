import ServiceModel

/// Reads the parts of a VROOM problem and reports what Callout cannot express.
struct VROOMReader {
  private let root: JSONCursor
  private var sizes: [String: Int] = [:]

  /// What is taken for a point in time: up to the year 2065, which leaves room for a day's work.
  private static let times = 0...3_000_000_000
  /// What is taken for a duration and for a rate; products of the two stay within 64 bits.
  private static let durations = 0...100_000_000
  private static let rates = 0...100_000_000

  init(root: JSONCursor) { self.root = root }

  /// Reads the whole problem; what is at fault is reported and left out.
  mutating func problem() -> VROOMProblem {
    var problem = VROOMProblem()
    guard root.isObject() else { return problem }
    root.checkKeys(["vehicles", "jobs", "shipments", "matrices", "matrix"])
    reportUnsupportedSections()
    problem.matrices = VROOMMatrixReader(root: root).matrices()
    sizes = problem.matrices.mapValues(\.size)
    problem.vehicles = entities("vehicles", duplicate: .duplicateTechnician, read: vehicle)
    problem.jobs = entities("jobs", duplicate: .duplicateOrder, read: job)
    return problem
  }

  private func reportUnsupportedSections() {
    if let shipments = root.child("shipments"), shipments.node.elements?.isEmpty != true {
      shipments.report(
        .unsupportedFeature, "shipments, which join a pickup to a delivery, are not supported",
        remedy: "Load the goods at the start of the shift: make each delivery a job.")
    }
    if let matrix = root.child("matrix") {
      matrix.report(
        .unsupportedFeature, "the key matrix of old VROOM versions is not supported",
        remedy: "Write matrices.car.durations instead.")
    }
    if root.child("vehicles") == nil {
      root.report(.missingKey, "the problem has no vehicles", remedy: "Add at least one vehicle.")
    }
    if root.child("jobs") == nil, root.child("shipments") == nil {
      root.report(.missingKey, "the problem has no jobs", remedy: "Add at least one job.")
    }
  }

  /// Reads the objects of the list at `key`, and reports numbers that stand twice.
  private func entities<Entity>(
    _ key: String, duplicate: FaultCode, read: (JSONCursor, Int) -> Entity?
  ) -> [Entity] {
    var places: [Int: String] = [:]
    return root.list(key).compactMap { cursor in
      guard cursor.isObject(), let id = requiredID(cursor) else { return nil }
      if let first = places[id] {
        cursor.report(
          duplicate, "the id \(id) stands already at \(first)", remedy: "Give every entry its own.")
        return nil
      }
      places[id] = cursor.path
      return read(cursor, id)
    }
  }

  private func requiredID(_ cursor: JSONCursor) -> Int? {
    guard cursor.child("id") != nil else {
      cursor.report(.missingKey, "id is missing", remedy: "Add a whole number as id.")
      return nil
    }
    return cursor.integer("id")
  }

  // MARK: Jobs

  private func job(_ cursor: JSONCursor, id: Int) -> VROOMJob? {
    cursor.checkKeys([
      "id", "description", "location", "location_index", "setup", "service", "setup_per_type",
      "service_per_type", "delivery", "pickup", "amount", "skills", "priority", "time_windows",
    ])
    reportUnsupportedJobKeys(cursor)
    let description = VROOMDescription(cursor)
    guard let place = place(cursor, coordinate: "location", index: "location_index") else {
      cursor.report(
        .missingKey, "the job has no usable place",
        remedy: sizes.isEmpty ? "Add location as [lon, lat]." : "Add location_index.")
      return nil
    }
    return VROOMJob(
      id: id, name: description.name, place: place, service: service(cursor),
      skills: skills(cursor), windows: windows(cursor), delivery: delivery(cursor),
      priority: cursor.integer("priority", in: 0...100) ?? 0, penalty: description.penalty)
  }

  private func reportUnsupportedJobKeys(_ cursor: JSONCursor) {
    for key in ["service_per_type", "setup_per_type"] {
      cursor.child(key)?.report(
        .unsupportedFeature, "\(key) makes the work depend on the vehicle, which is not supported",
        remedy: "Give one service for all vehicles.")
    }
    if let pickup = cursor.child("pickup"), amounts(pickup).contains(where: { $0 > 0 }) {
      pickup.report(
        .simplifiedFeature, "what is picked up takes no room in the van",
        remedy: "If room matters, state it as delivery, so that it is taken from the start.")
    }
  }

  private func service(_ cursor: JSONCursor) -> Int {
    let service = cursor.integer("service", in: Self.durations) ?? 0
    guard let setup = cursor.integer("setup", in: Self.durations), setup > 0 else { return service }
    cursor.child("setup")?.report(
      .simplifiedFeature,
      "the setup of \(setup) s is part of the service, also for a second job in place",
      remedy: "Set setup to 0 for jobs that follow another one at the same place.")
    return service + setup
  }

  private func skills(_ cursor: JSONCursor) -> [Int] {
    Array(Set(cursor.list("skills").compactMap { $0.integer() })).sorted()
  }

  private func windows(_ cursor: JSONCursor) -> [ClosedRange<Int>] {
    var windows: [ClosedRange<Int>] = []
    for element in cursor.list("time_windows") {
      guard let window = range(element) else { continue }
      if let last = windows.last, window.lowerBound <= last.upperBound {
        element.report(
          .overlappingTimeWindows, "the window does not begin after the end of the one before it",
          remedy: "Sort the windows and join those that overlap.")
        continue
      }
      windows.append(window)
    }
    return windows
  }

  /// Reads `[start, end]`.
  private func range(_ cursor: JSONCursor) -> ClosedRange<Int>? {
    let bounds = cursor.elements()
    guard cursor.node.elements != nil else { return nil }
    guard bounds.count == 2 else {
      cursor.report(
        .malformedValue, "a window has \(bounds.count) entries",
        remedy: "Write [start, end] in seconds.")
      return nil
    }
    // A large end, such as 2³² − 1, is the way of saying that there is none.
    guard let start = bounds[0].integer(in: Self.times),
      let end = bounds[1].integer().map({ min($0, Self.times.upperBound) })
    else { return nil }
    guard start <= end else {
      cursor.report(
        .invertedTimeWindow, "the window ends at \(end), before it starts at \(start)",
        remedy: "Write [start, end] with the earlier time first.")
      return nil
    }
    return start...end
  }

  private func delivery(_ cursor: JSONCursor) -> [Int] {
    (cursor.child("delivery") ?? cursor.child("amount")).map(amounts) ?? []
  }

  private func amounts(_ cursor: JSONCursor) -> [Int] {
    cursor.elements().map { $0.integer() ?? 0 }
  }

  // MARK: Places

  private func place(_ cursor: JSONCursor, coordinate: String, index: String) -> VROOMPlace? {
    let point = cursor.child(coordinate).flatMap(self.coordinate)
    guard !sizes.isEmpty else { return point.map { VROOMPlace(coordinate: $0, index: nil) } }
    let size = sizes.values.min() ?? 0
    guard let place = cursor.child(index), let number = place.integer() else { return nil }
    guard number < size else {
      place.report(
        .matrixIndexOutOfRange, "the index \(number) lies outside a matrix of \(size) places",
        remedy: "Use an index from 0 to \(size - 1), or enlarge the matrix.")
      return nil
    }
    return VROOMPlace(coordinate: point, index: number)
  }

  /// Reads `[lon, lat]`.
  private func coordinate(_ cursor: JSONCursor) -> Coordinate? {
    let numbers = cursor.elements()
    guard cursor.node.elements != nil else { return nil }
    guard numbers.count == 2 else {
      cursor.report(
        .malformedValue, "a location has \(numbers.count) entries", remedy: "Write [lon, lat].")
      return nil
    }
    guard let longitude = numbers[0].double(), let latitude = numbers[1].double() else {
      return nil
    }
    guard (-180...180).contains(longitude), (-90...90).contains(latitude) else {
      cursor.report(
        .coordinateOutOfRange, "there is no such place on the globe",
        remedy: "Write [lon, lat] in degrees: longitude first, latitude within ±90.")
      return nil
    }
    return Coordinate(latitude: latitude, longitude: longitude)
  }

  // MARK: Vehicles

  private func vehicle(_ cursor: JSONCursor, id: Int) -> VROOMVehicle? {
    cursor.checkKeys([
      "id", "profile", "description", "start", "start_index", "end", "end_index", "capacity",
      "costs", "skills", "type", "time_window", "breaks", "speed_factor", "max_tasks",
      "max_travel_time", "max_distance", "steps",
    ])
    if let steps = cursor.child("steps"), steps.node.elements?.isEmpty != true {
      steps.report(
        .simplifiedFeature, "the given route is not taken over",
        remedy: "Pin visits in the scenario where the route must be kept.")
    }
    let start = place(cursor, coordinate: "start", index: "start_index")
    let end = place(cursor, coordinate: "end", index: "end_index")
    if start == nil, end == nil {
      cursor.report(
        .missingKey, "the vehicle has neither a start nor an end",
        remedy: "Add start as [lon, lat]"
          + (sizes.isEmpty ? "." : " and start_index, or the same for end."))
    }
    return VROOMVehicle(
      cursor: cursor, id: id, name: VROOMDescription(cursor).name, profile: profile(cursor),
      start: start, end: end, skills: skills(cursor),
      capacity: cursor.child("capacity").map(amounts) ?? [],
      window: cursor.child("time_window").flatMap(range), breaks: breaks(cursor),
      costs: costs(cursor), speedPerMille: speed(cursor),
      maxTasks: cursor.integer("max_tasks"), maxTravelTime: cursor.integer("max_travel_time"),
      maxDistance: cursor.integer("max_distance"))
  }

  private func profile(_ cursor: JSONCursor) -> String {
    let profile = cursor.string("profile") ?? "car"
    guard !sizes.isEmpty, sizes[profile] == nil else { return profile }
    (cursor.child("profile") ?? cursor).report(
      .unknownProfile, "there is no matrix for the profile \(profile)",
      nearestName: closestName(to: profile, among: sizes.keys.sorted()))
    return profile
  }

  private func breaks(_ cursor: JSONCursor) -> [VROOMBreak] {
    cursor.list("breaks").compactMap { pause in
      guard pause.isObject(), let id = requiredID(pause) else { return nil }
      pause.checkKeys(["id", "time_windows", "service", "description", "max_load"])
      pause.child("max_load")?.report(
        .simplifiedFeature, "the load during a break is not limited", remedy: "Remove max_load.")
      let windows = windows(pause)
      if windows.count > 1 {
        pause.child("time_windows")?.report(
          .simplifiedFeature, "only the first of \(windows.count) windows of the break is used",
          remedy: "Put the window that matters first.")
      }
      return VROOMBreak(
        cursor: pause, id: id, window: windows.first,
        service: pause.integer("service", in: Self.durations) ?? 0)
    }
  }

  private func costs(_ cursor: JSONCursor) -> CostRates {
    var rates = CostRates(perTravelHour: HourlyRate(minorUnitsPerHour: 3600))
    guard let costs = cursor.child("costs"), costs.isObject() else { return rates }
    costs.checkKeys(["fixed", "per_hour", "per_km", "per_task_hour"])
    rates.fixed = Money(minorUnits: costs.integer("fixed") ?? 0)
    rates.perTravelHour = HourlyRate(
      minorUnitsPerHour: costs.integer("per_hour", in: Self.rates) ?? 3600)
    rates.perWorkHour = HourlyRate(
      minorUnitsPerHour: costs.integer("per_task_hour", in: Self.rates) ?? 0)
    rates.perKilometre = DistanceRate(
      minorUnitsPerKilometre: costs.integer("per_km", in: Self.rates) ?? 0)
    return rates
  }

  private func speed(_ cursor: JSONCursor) -> Int {
    guard let factor = cursor.child("speed_factor"), let number = factor.double() else {
      return 1000
    }
    guard number >= 0.01, number <= 5 else {
      factor.report(
        .outOfRange, "a speed factor lies between 0.01 and 5", remedy: "Write 1 for no change.")
      return 1000
    }
    return Int((number * 1000).rounded())
  }
}
