import Planning
import ServiceModel
import Testing
import Travel

struct ImpossibleAloneTests {
  private static let midnight = Instant(secondsSinceEpoch: 1_773_100_800)  // 2026-03-10 in UTC
  private static let today = CivilDate(daysSinceEpoch: 1_773_100_800 / 86_400)

  /// One technician, at work today from eight to four, and one visit at the door.
  private static func scenario(
    skills: [HeldSkill] = [], agreement: Agreement? = nil,
    _ change: (inout Visit) -> Void = { _ in }
  ) -> Scenario {
    let home = Location(matrixIndex: 0)
    let shift = Shift(
      id: "day", minStart: midnight + .hours(8), maxEnd: midnight + .hours(16),
      startLocation: home, endLocation: home)
    var visit = Visit(id: "V", location: home, serviceDuration: .hours(1))
    change(&visit)
    return Scenario(
      name: "Alone", timeZone: .utc,
      planningWindow: TimeRange(start: midnight, end: midnight + .hours(48)),
      travel: .matrices(["car": TravelMatrix(size: 1, durations: [0], distances: [0])]),
      skills: [Skill(id: "gas", name: "Gas")], agreements: agreement.map { [$0] } ?? [],
      technicians: [Technician(id: "ana", name: "Ana", skills: skills, shifts: [shift])],
      serviceOrders: [ServiceOrder(id: "V", agreement: agreement?.id, visits: [visit])])
  }

  private static func reasons(_ scenario: Scenario) throws -> [Reason] {
    PlanningProblem(scenario, travel: try scenario.travelTable()).impossibilities(of: 0)
  }

  @Test func `nothing stops a visit that a technician could make`() throws {
    #expect(try Self.reasons(Self.scenario()).isEmpty)
  }

  @Test func `an agreement that ended before the shift is the reason`() throws {
    var agreement = Agreement(id: "old", name: "Old")
    agreement.endDate = Self.today.advanced(by: -1)

    let reasons = try Self.reasons(Self.scenario(agreement: agreement))

    #expect(
      reasons == [
        Reason(.agreementExpired, "Agreement old ended on \(agreement.endDate ?? Self.today).")
      ])
  }

  @Test func `a window after the shift is a matter of windows, not of work time`() throws {
    let tomorrow = Self.midnight + .hours(32)
    let scenario = Self.scenario {
      $0.timeWindows = [TimeWindow(minStart: tomorrow, maxStart: tomorrow + .hours(2))]
    }

    let reasons = try Self.reasons(scenario)

    #expect(
      reasons == [
        Reason(.timeWindow, "The earliest start is 960 min after the end of the shift of Ana.")
      ])
  }

  @Test func `a lapsed certificate is named with the dates that it has`() throws {
    let lapsed = HeldSkill(skill: "gas", validTo: Self.today.advanced(by: -1))
    let scenario = Self.scenario(skills: [lapsed]) {
      $0.requiredSkills = [RequiredSkill(skill: "gas")]
    }

    let reasons = try Self.reasons(scenario)

    let text =
      "Needs gas level 1; the certificate of Ana is valid until 2026-03-09, not on 2026-03-10."
    #expect(reasons == [Reason(.skill, text)])
  }
}
