import ServiceModel

/// Prize-collecting vehicle routing with time windows: a customer left out costs its prize.
///
/// Conventions: distances truncated to one decimal; distances, times and prizes in tenths; the
/// objective is the total distance plus the prizes not collected; identical vehicles.
///
/// - Source: PyVRP's instances, made from those of Gehring & Homberger (1999).
struct PrizeCollectingFile {
  /// Returns the scenario in `file`, named `name`.
  ///
  /// - Throws: ``InstanceFault`` at the first row that does not fit the format.
  static func scenario(_ file: VRPLIBFile, name: String) throws -> Scenario {
    let scale = Scale.truncatedTenths
    var problem = try file.depotProblem(name: name, scale: scale)
    let prizes = try file.rows("PRIZE_SECTION", count: problem.customers.count + 1)
    for (index, row) in prizes.dropFirst().enumerated() {
      let prize = try file.text.decimal(1, of: row)
      guard prize >= 0 else {
        throw file.text.fault("expected a prize of zero or more, found \(prize)", row.number)
      }
      problem.customers[index].dropCost = scale.whole(prize)
    }
    let capacity = try file.headerCount("CAPACITY")
    let count = try file.headerCount("VEHICLES")
    guard count <= 100_000 else {
      throw file.text.fault("expected at most 100000 vehicles, found \(count)")
    }
    problem.vehicles = (0..<count).map {
      DepotProblem.Vehicle(id: String($0 + 1), capacity: capacity)
    }
    return try problem.checkedScenario(in: file.text)
  }
}
