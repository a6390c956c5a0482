import ServiceModel
import Testing

/// One order under one promise, for the rules of recording time.
enum Recording {
  private static let calendar = WorkingCalendar(
    id: "office", timeZone: .berlin, weeklyHours: Weekday.workingDays.open("08:00-17:00"))

  /// A scenario with one order created at `reading`, to be completed within `hours`.
  static func scenario(
    hours: Int, on calendar: Identifier<WorkingCalendar>? = nil,
    mode: CountMode = .workingTime, createdAt reading: String,
    parameters: ServiceLevelParameters = ServiceLevelParameters()
  ) -> Scenario {
    Scenario(
      name: "Recording", timeZone: .berlin,
      planningWindow: TimeRange(
        start: .berlin("2024-06-03 00:00"), end: .berlin("2024-06-10 00:00")),
      travel: .straightLine(metresPerHour: 30_000, detourPercent: 100),
      calendars: [Self.calendar],
      serviceLevelAgreements: [
        ServiceLevelAgreement(
          id: "sla", name: "SLA",
          targets: [
            ServiceLevelTarget(
              milestone: .completed, goal: .clock(.hours(hours)), calendar: calendar,
              breach: BreachCost())
          ], options: ServiceLevelOptions(countMode: mode))
      ],
      serviceLevelParameters: parameters,
      agreements: [Agreement(id: "A", name: "A", serviceLevelAgreement: "sla")],
      stages: Stage.clockStages,
      technicians: [],
      serviceOrders: [
        ServiceOrder(id: "SO", agreement: "A", createdAt: .berlin(reading), visits: [])
      ], reasonCodes: ["traffic", "duplicate"].map { StageReasonCode(id: $0, name: "") })
  }

  static func reading(
    _ scenario: Scenario, _ order: ServiceOrder, at now: String
  ) throws -> ClockReading {
    try #require(ServiceLevelClock(scenario).readings(of: order, at: .berlin(now)).first)
  }

  /// Returns the rule by which `action` is refused.
  static func rule(_ action: () throws(Refusal) -> ServiceOrder) -> String? {
    do throws(Refusal) {
      _ = try action()
      return nil
    } catch {
      return error.rule
    }
  }
}

extension Instant {
  /// The instant at a reading of the clocks in Berlin.
  static func berlin(_ reading: String) -> Instant { .at(reading, .berlin) }
}
