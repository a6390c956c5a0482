import ServiceModel

/// Site-dependent vehicle routing with time windows: some vehicles may not serve some customers.
///
/// Conventions: distances and times in thousandths, distances rounded to the nearest; the
/// objective is the total distance, every customer is served, and no route lasts longer than
/// allowed. Customers that the same vehicles may serve ask for the same skill, which just those
/// vehicles have; customers that every vehicle may serve ask for none.
///
/// - Source: Cordeau & Laporte (2001), doi:10.1080/03155986.2001.11732443; Vidal et al. (2013),
///   doi:10.1016/j.cor.2012.07.018.
struct SiteDependentFile {
  /// Returns the scenario in `file`, named `name`.
  ///
  /// - Throws: ``InstanceFault`` at the first row that does not fit the format.
  static func scenario(_ file: VRPLIBFile, name: String) throws -> Scenario {
    let scale = Scale.thousandths
    var problem = try file.depotProblem(name: name, scale: scale)
    let count = try file.headerCount("VEHICLES")
    let capacities = try file.rows("CAPACITY_SECTION", count: count).map {
      try file.text.count(1, of: $0)
    }
    let duration = try file.headerDecimal("VEHICLES_MAX_DURATION").map(scale.whole)
    problem.vehicles = capacities.enumerated().map {
      DepotProblem.Vehicle(id: String($0 + 1), capacity: $1, maxDuration: duration)
    }
    let allowed = try allowedVehicles(file, vehicles: count, customers: problem.customers.count)
    addSkills(allowed, to: &problem)
    return try problem.checkedScenario(in: file.text)
  }

  /// Returns for each customer the vehicles that may serve it, in order.
  private static func allowedVehicles(
    _ file: VRPLIBFile, vehicles: Int, customers: Int
  ) throws -> [[Int]] {
    var allowed = Array(repeating: [Int](), count: customers)
    let rows = try file.rows("VEHICLES_ALLOWED_CLIENTS_SECTION", count: vehicles)
    for (vehicle, row) in rows.enumerated() {
      for position in row.words.indices.dropFirst() {
        let node = try file.text.integer(position, of: row)
        guard (2...(customers + 1)).contains(node) else {
          throw file.text.fault(
            "expected a node from 2 to \(customers + 1), found \(node)", row.number)
        }
        if allowed[node - 2].last != vehicle { allowed[node - 2].append(vehicle) }
      }
    }
    return allowed
  }

  private static func addSkills(_ allowed: [[Int]], to problem: inout DepotProblem) {
    var skillOfGroup: [[Int]: Identifier<Skill>] = [:]
    for (customer, group) in allowed.enumerated() where group.count < problem.vehicles.count {
      if skillOfGroup[group] == nil {
        let number = problem.skills.count + 1
        let skill = Skill(id: Identifier("site-\(number)"), name: "Sites of kind \(number)")
        skillOfGroup[group] = skill.id
        problem.skills.append(skill)
        for vehicle in group {
          problem.vehicles[vehicle].skills.append(HeldSkill(skill: skill.id))
        }
      }
      problem.customers[customer].skills =
        skillOfGroup[group].map { [RequiredSkill(skill: $0)] } ?? []
    }
  }
}
