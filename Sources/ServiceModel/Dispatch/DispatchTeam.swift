/// A group of technicians who are dispatched together, a block of rows on the board.
///
/// - Source: `service-management.md` 1.23, rules DI-1 and MD-6.
package struct DispatchTeam: Hashable, Sendable {
  /// The name used by queries.
  package var id: Identifier<DispatchTeam>
  /// The name for people.
  package var name: String
  /// Who answers for the team; an employee, never a vendor.
  package var owner: Identifier<Technician>
  /// Who belongs to it, in the order of the rows; nobody belongs to two teams.
  package var members: [Identifier<Technician>]

  /// Creates a team.
  package init(
    id: Identifier<DispatchTeam>, name: String, owner: Identifier<Technician>,
    members: [Identifier<Technician>] = []
  ) {
    self.id = id
    self.name = name
    self.owner = owner
    self.members = members
  }
}

extension Scenario {
  /// Returns the team that `technician` belongs to; `nil` for somebody without a row on the board.
  package func team(of technician: Identifier<Technician>) -> DispatchTeam? {
    dispatchTeams.first { $0.members.contains(technician) }
  }

  /// Returns the scenario with another team.
  ///
  /// - Throws: ``Refusal`` by MD-1 when the name is empty or taken, by MD-6 when the owner is no
  ///   employee, by DI-1 when a member is nobody or in a team already.
  package func adding(_ team: DispatchTeam) throws(Refusal) -> Scenario {
    guard !team.id.text.isEmpty, !dispatchTeams.contains(where: { $0.id == team.id }) else {
      throw Refusal(
        rule: "MD-1",
        message: team.id.text.isEmpty
          ? "The id of the team is empty." : "There is a team \(team.id) already.",
        remedy: "Give the new team another id.")
    }
    try checkOwner(team.owner, of: team.id)
    var changed = self
    changed.dispatchTeams.append(
      DispatchTeam(id: team.id, name: team.name, owner: team.owner))
    for member in team.members { changed = try changed.adding(member, to: team.id) }
    return changed
  }

  /// Returns the scenario with another owner of a team.
  ///
  /// - Throws: ``Refusal`` by MD-6 when the owner is no employee, by DI-1 when there is no such team.
  package func replacingOwner(
    of team: Identifier<DispatchTeam>, by owner: Identifier<Technician>
  ) throws(Refusal) -> Scenario {
    let index = try position(of: team)
    try checkOwner(owner, of: team)
    var changed = self
    changed.dispatchTeams[index].owner = owner
    return changed
  }

  /// Returns the scenario with `technician` as a member of a team.
  ///
  /// - Throws: ``Refusal`` by DI-1 when there is no such team or technician, or the technician is in
  ///   a team already.
  package func adding(
    _ technician: Identifier<Technician>, to team: Identifier<DispatchTeam>
  ) throws(Refusal) -> Scenario {
    let index = try position(of: team)
    guard technicians.contains(where: { $0.id == technician }) else {
      throw Refusal(
        rule: "DI-1", message: "There is no technician \(technician).",
        remedy: "Name a technician of the scenario.")
    }
    if let other = self.team(of: technician) {
      throw Refusal(
        rule: "DI-1", message: "Technician \(technician) is in team \(other.id) already.",
        remedy: "Take the technician out of that team first.")
    }
    var changed = self
    changed.dispatchTeams[index].members.append(technician)
    return changed
  }

  /// Returns the scenario with `technician` in no team.
  package func removingFromTeam(_ technician: Identifier<Technician>) -> Scenario {
    var changed = self
    for index in dispatchTeams.indices {
      changed.dispatchTeams[index].members.removeAll { $0 == technician }
    }
    return changed
  }

  private func position(of team: Identifier<DispatchTeam>) throws(Refusal) -> Int {
    guard let index = dispatchTeams.firstIndex(where: { $0.id == team }) else {
      throw Refusal(
        rule: "DI-1", message: "There is no dispatch team \(team).",
        remedy: "Name a team of the scenario.")
    }
    return index
  }

  private func checkOwner(
    _ owner: Identifier<Technician>, of team: Identifier<DispatchTeam>
  ) throws(Refusal) {
    let person = technicians.first { $0.id == owner }
    guard person?.employment != .employee else { return }
    throw Refusal(
      rule: "MD-6",
      message: person == nil
        ? "The owner \(owner) of team \(team) is nobody."
        : "The owner \(owner) of team \(team) is a vendor.",
      remedy: "Name an employee.")
  }
}
