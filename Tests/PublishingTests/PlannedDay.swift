import Planning
import ServiceModel

/// A small company on a Tuesday, with a plan that was made by hand.
///
/// Ana makes two visits with her lunch between them and is late for the second; Ben makes one after
/// midnight; one visit is left out because nobody may make it, two because they cost too much.
enum PlannedDay {
  /// Midnight in Amsterdam at the start of 2026-03-10, an hour before midnight UTC.
  static let midnight = Instant(secondsSinceEpoch: 1_773_097_200)

  /// The instant that the wall clock shows at a time on that day.
  static func at(_ hour: Int, _ minute: Int = 0, _ second: Int = 0) -> Instant {
    midnight + .hours(hour) + .minutes(minute) + Seconds(second)
  }

  static let scenario = Scenario(
    name: "Harbour town, a Tuesday",
    timeZone: TimeZoneName("Europe/Amsterdam"),
    planningWindow: TimeRange(start: midnight, end: midnight + .hours(24)),
    travel: .straightLine(metresPerHour: 35_000, detourPercent: 130),
    skills: [Skill(id: "gas", name: "Gas"), Skill(id: "electric", name: "Electricity")],
    technicians: [
      Technician(
        id: "ana", name: "Ana Prins", skills: [HeldSkill(skill: "gas", level: 2)],
        shifts: [
          Shift(
            id: "tue", minStart: at(8), maxSoftEnd: at(16, 30), maxEnd: at(18),
            startLocation: harbour, endLocation: harbour,
            breaks: [
              Break(id: "lunch", duration: .minutes(30), minStart: at(11, 30), maxEnd: at(13, 30))
            ])
        ]),
      Technician(
        id: "ben", name: "Ben O'Neill, \"Sparks\"", skills: [HeldSkill(skill: "electric")],
        shifts: [
          Shift(
            id: "late", minStart: at(16), maxSoftEnd: at(24), maxEnd: at(26),
            startLocation: nil, endLocation: nil)
        ]),
    ],
    serviceOrders: [
      order("SO-1", customer: "City hall", skills: [RequiredSkill(skill: "gas", minLevel: 2)]),
      order("SO-2", customer: "Bakery Lane, 5", skills: [RequiredSkill(skill: "gas")]),
      order("SO-3", customer: nil, skills: [RequiredSkill(skill: "electric")]),
      order(
        "SO-4", customer: "Observatory",
        skills: [RequiredSkill(skill: "gas"), RequiredSkill(skill: "electric")]),
      order("SO-5", customer: "Ferry terminal, north pier, waiting room B", skills: []),
      order("SO-6", customer: "Museum", skills: []),
    ])

  static let plan = Plan(
    routes: [
      Route(
        technician: "ana", shift: "tue", departureTime: at(8, 40),
        visits: [
          PlannedVisit(
            visit: "SO-1", arrivalTime: at(9), startServiceTime: at(9, 30),
            departureTime: at(11, 30), travelTimeFromPrevious: .minutes(20),
            travelDistanceFromPrevious: Metres(11_667),
            sla: [
              MilestoneForecast(milestone: .onSite, due: at(12), time: at(9), cost: .zero),
              MilestoneForecast(milestone: .restored, due: at(14), time: at(11, 30), cost: .zero),
            ]),
          PlannedVisit(
            visit: "SO-2", arrivalTime: at(12, 25, 30), startServiceTime: at(12, 25, 30),
            departureTime: at(15), travelTimeFromPrevious: Seconds(1530),
            travelDistanceFromPrevious: Metres(14_875),
            sla: [
              MilestoneForecast(
                milestone: .onSite, due: at(12), time: at(12, 25, 30),
                cost: Money(minorUnits: 7_000))
            ]),
        ],
        breaks: [PlannedBreak(id: "lunch", startTime: at(11, 30), endTime: at(12))],
        returnTime: at(16, 45), travelTimeToEnd: .minutes(105),
        travelDistanceToEnd: Metres(61_250)),
      Route(
        technician: "ben", shift: "late", departureTime: at(23, 15),
        visits: [
          PlannedVisit(
            visit: "SO-3", arrivalTime: at(23, 15), startServiceTime: at(23, 30),
            departureTime: at(24, 30), travelTimeFromPrevious: .zero,
            travelDistanceFromPrevious: .zero)
        ], returnTime: at(24, 30), travelTimeToEnd: .zero, travelDistanceToEnd: .zero),
    ],
    unassignedVisits: [
      UnassignedVisit(
        visit: "SO-4",
        reasons: [
          Reason(
            .skill,
            "nobody has both gas and electric; the nearest is ana, who lacks electric, and a course "
              + "of two days would be enough")
        ], cost: Money(minorUnits: 100_000)),
      UnassignedVisit(
        visit: "SO-5",
        reasons: [
          Reason(.competition, "it would cost 12.50 EUR more than it saves"),
          Reason(.timeWindow, "no shift overlaps its window"),
        ],
        cost: Money(minorUnits: 5_050)),
      UnassignedVisit(
        visit: "SO-6", reasons: [Reason(.competition, "it would cost 3.00 EUR more than it saves")],
        cost: Money(minorUnits: 4_000)),
    ])

  /// The plan with a certificate that leaves a gap.
  static var result: PlanningResult {
    var breakdown = ObjectiveBreakdown()
    breakdown[.travelTime] = Money(minorUnits: 3_010)
    breakdown[.distance] = Money(minorUnits: 2_634)
    breakdown[.overtime] = Money(minorUnits: 500)
    breakdown[.breach] = Money(minorUnits: 7_000)
    breakdown[.drop] = Money(minorUnits: 109_050)
    var statistics = SearchStatistics()
    statistics.iterations = 1_000
    statistics.columns = 42
    return PlanningResult(
      plan: plan, status: .stoppedFeasible, breakdown: breakdown,
      bound: Money(minorUnits: 121_000), statistics: statistics)
  }

  private static let harbour = Location(
    name: "harbour", coordinate: Coordinate(latitude: 52.37, longitude: 4.9))

  private static func order(
    _ id: String, customer: String?, skills: [RequiredSkill]
  ) -> ServiceOrder {
    ServiceOrder(
      id: Identifier(id), customer: customer,
      visits: [
        Visit(
          id: Identifier(id), location: harbour, serviceDuration: .hours(1),
          requiredSkills: skills)
      ])
  }
}
