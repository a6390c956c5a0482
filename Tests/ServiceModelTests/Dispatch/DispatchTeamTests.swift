import ServiceModel
import Testing

/// Checklist rows 64 and 65: teams and preferred technicians.
struct DispatchTeamTests {
  /// Ana and Ben are employees, Cas is a vendor; Ana is in team north.
  static var company: Scenario {
    var scenario = Scenario.oneVisit
    let ana = scenario.technicians[0]
    scenario.technicians = ["ana", "ben", "cas"].map { name in
      var person = ana
      person.id = Identifier(name)
      person.employment = name == "cas" ? .vendor : .employee
      return person
    }
    scenario.dispatchTeams = [
      DispatchTeam(id: "north", name: "North", owner: "ana", members: ["ana"])
    ]
    return scenario
  }

  @Test func `row 64, MD-6: a vendor cannot own a team`() throws {
    let company = Self.company

    for team: (Identifier<DispatchTeam>, Identifier<Technician>) in [("x", "cas"), ("x", "nobody")]
    {
      let refusal = #expect(throws: Refusal.self) {
        try company.adding(DispatchTeam(id: team.0, name: "", owner: team.1))
      }
      #expect(refusal?.rule == "MD-6")
    }
    let change = #expect(throws: Refusal.self) {
      try company.replacingOwner(of: "north", by: "cas")
    }
    #expect(change?.message == "The owner cas of team north is a vendor.")
    #expect(try company.replacingOwner(of: "north", by: "ben").dispatchTeams[0].owner == "ben")
  }

  @Test func `row 64, DI-1: a technician is in one team`() throws {
    let grown = try Self.company.adding(
      DispatchTeam(id: "south", name: "South", owner: "ben", members: ["cas"]))

    let second = #expect(throws: Refusal.self) { try grown.adding("ana", to: "south") }
    let third = #expect(throws: Refusal.self) {
      try grown.adding(DispatchTeam(id: "east", name: "", owner: "ana", members: ["cas"]))
    }
    let moved = try grown.removingFromTeam("ana").adding("ana", to: "south")

    #expect(second?.message == "Technician ana is in team north already.")
    #expect(third?.rule == "DI-1")
    #expect(moved.team(of: "ana")?.id == "south")
    #expect(moved.dispatchTeams.map(\.members) == [[], ["cas", "ana"]])
    #expect(moved.faults() == [])
  }

  @Test func `MD-1, DI-1: teams have names of their own and members who exist`() {
    let company = Self.company

    #expect(throws: Refusal.self) {
      try company.adding(DispatchTeam(id: "north", name: "", owner: "ana"))
    }
    #expect(throws: Refusal.self) {
      try company.adding(DispatchTeam(id: "", name: "", owner: "ana"))
    }
    #expect(throws: Refusal.self) { try company.adding("nobody", to: "north") }
    #expect(throws: Refusal.self) { try company.adding("ben", to: "nowhere") }
    #expect(throws: Refusal.self) { try company.replacingOwner(of: "nowhere", by: "ben") }
  }

  @Test func `row 64: files with a vendor as owner or somebody in two teams have faults`() {
    var company = Self.company
    company.dispatchTeams.append(
      DispatchTeam(id: "south", name: "South", owner: "cas", members: ["ben", "ana"]))

    #expect(company.faults().map(\.code) == [.vendorOwnsTeam, .technicianInTwoTeams])
    #expect(
      company.faults().map(\.path.description)
        == ["dispatchTeams[1].owner", "dispatchTeams[1].members[1]"])
  }

  @Test func `row 65, OR-12: an order inherits preferred technicians and may change them`() {
    let agreement = Agreement(id: "A", name: "", preferredTechnicians: ["ana"])
    var order = ServiceOrder.order()

    #expect(order.preferredTechnicians(under: agreement) == ["ana"])
    #expect(order.preferredTechnicians(under: nil).isEmpty)
    order.preferredTechnicians = ["cas"]
    #expect(order.preferredTechnicians(under: agreement) == ["cas"])
  }
}
