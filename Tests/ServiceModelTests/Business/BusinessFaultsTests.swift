import ServiceModel
import Testing

struct BusinessFaultsTests {
  @Test func `the lift firm has no faults`() {
    let scenario = Scenario.liftFirm([.hours(1, every: "weekly", window: "week", object: "X-1")])

    #expect(scenario.faults() == [])
  }

  @Test(arguments: [Int.min, Int.min + 1, -1, 0, Int.max - 1, Int.max])
  func `no number of the business side makes the inspection trap`(number: Int) {
    let faults = Scenario.business(filledWith: number).faults()

    #expect(faults.contains { $0.severity == .error })
  }

  @Test func `generated orders that lie ahead are no surprise, others are`() throws {
    var scenario = try Scenario.liftFirm([.hours(1)]).generated("2024-01-01", "2024-12-31").scenario
    #expect(scenario.faults() == [])

    scenario.serviceOrders[0].origin = .user

    #expect(scenario.faults().map(\.code) == [.outsidePlanningWindow])
  }
}

extension Scenario {
  /// The lift firm with `number` in all places of the business side that take a number.
  fileprivate static func business(filledWith number: Int) -> Scenario {
    let date = CivilDate(daysSinceEpoch: number)
    let time = CivilTime(secondsAfterMidnight: number)
    let content = LineContent(
      .hour, startAfterTime: time, endBeforeTime: time, quantity: Quantity(thousandths: number),
      costPrice: Money(minorUnits: number), salesPrice: Money(minorUnits: number))
    let occurrence = LineOccurrence(agreement: "A-1", line: number, dateCalculated: date)
    var scenario = liftFirm
    scenario.stockItems[0].availableFrom = date
    scenario.catalog.parameters.orderNumbers = NumberSequence(
      prefix: "", digits: number, next: number)
    scenario.catalog.intervals[0].frequency = number
    scenario.catalog.windows[0].method = .manual(daysBefore: number, daysAfter: number)
    scenario.agreements[0].terms.visitAllowance = VisitAllowance(visits: number, period: .week)
    scenario.agreements[0].lines = [
      AgreementLine(number: number, content, startDate: date, endDate: date)
    ]
    scenario.agreements[0].terms.requiredSkills = [RequiredSkill(skill: "gas", minLevel: number)]
    scenario.serviceOrders = [
      ServiceOrder(
        id: "1", visits: [],
        details: OrderDetails(serviceDateTime: Instant(secondsSinceEpoch: number)),
        lines: [
          OrderLine(
            number: number, content, occurrence: occurrence, window: date...date,
            dateExecuted: date, actualTimes: DailyInterval(from: time, to: time))
        ],
        itemRequirements: [
          ItemRequirement(
            number: number, item: "pump", quantity: Quantity(thousandths: number),
            deliveryDate: date, occurrence: occurrence)
        ])
    ]
    return scenario
  }
}
