import ServiceModel

/// Vehicle routing with time windows in the text format of Solomon and of Gehring and Homberger.
///
/// Conventions: distances truncated to one decimal and all times in tenths; every customer is
/// served; identical vehicles, as many as the file says; the objective is the total distance.
///
/// - Source: Solomon (1987), doi:10.1287/opre.35.2.254; Gehring & Homberger (1999); the rounding
///   of the 12th DIMACS implementation challenge.
struct SolomonFile {
  /// Returns the scenario in `text`, named `name`.
  ///
  /// - Throws: ``InstanceFault`` at the first line that does not fit the format.
  static func scenario(_ text: InstanceText, name: String) throws -> Scenario {
    let numbers = text.lines.filter { $0.words.allSatisfy { Double($0) != nil } }
    guard let fleet = numbers.first(where: { $0.words.count == 2 }) else {
      throw text.fault("expected a line with the number of vehicles and their capacity")
    }
    let nodes = numbers.filter { $0.words.count == 7 }
    guard let first = nodes.first else {
      throw text.fault("expected lines of 7 numbers, first the depot's, then the customers'")
    }
    let scale = Scale.truncatedTenths
    let depot = try customer(first, scale: scale, in: text)
    var problem = DepotProblem(name: name, scale: scale, depot: depot.point, horizon: depot.window)
    problem.customers = try nodes.dropFirst().map { try customer($0, scale: scale, in: text) }
    let capacity = try text.count(1, of: fleet)
    problem.vehicles = try vehicles(text.count(0, of: fleet), capacity: capacity, in: text)
    return try problem.checkedScenario(in: text)
  }

  private static func customer(
    _ line: InstanceText.Line, scale: Scale, in text: InstanceText
  ) throws -> DepotProblem.Customer {
    DepotProblem.Customer(
      id: String(line.words[0]),
      point: PlanarPoint(x: try text.decimal(1, of: line), y: try text.decimal(2, of: line)),
      window: try DepotProblem.window(
        ready: text.decimal(4, of: line), due: text.decimal(5, of: line), scale: scale, in: text,
        line: line.number),
      service: scale.whole(try text.decimal(6, of: line)), demand: try text.count(3, of: line))
  }

  private static func vehicles(
    _ count: Int, capacity: Int, in text: InstanceText
  ) throws -> [DepotProblem.Vehicle] {
    guard count <= 100_000 else {
      throw text.fault("expected at most 100000 vehicles, found \(count)")
    }
    return (0..<count).map { DepotProblem.Vehicle(id: String($0 + 1), capacity: capacity) }
  }
}
