import ServiceModel
import Testing

/// Where occurrences lie and which of them share an order (rules GN-5 to GN-8).
struct OccurrenceWindowTests {
  /// The documented case of April 2007: lines weekly X-1, biweekly X-2, weekly X-2.
  private func april(combineBy: CombineCriterion) throws -> [String] {
    var scenario = Scenario.liftFirm(
      [
        .hours(1, from: "2007-04-01", every: "weekly", object: "X-1"),
        .hours(2, from: "2007-04-01", every: "biweekly", object: "X-2"),
        .hours(3, from: "2007-04-01", every: "weekly", object: "X-2"),
      ], combineBy: combineBy)
    scenario.agreements[0].startDate = .day("2007-01-01")
    scenario.agreements[0].endDate = nil
    return try scenario.generated("2007-04-01", "2007-04-30").scenario.orderSummaries
  }

  @Test func `row 43, GN-6: the documented case combined by object makes ten orders`() throws {
    let orders = try april(combineBy: .object)

    #expect(
      orders == [
        "2007-04-01 1", "2007-04-01 2 3", "2007-04-08 1", "2007-04-08 3", "2007-04-15 1",
        "2007-04-15 2 3", "2007-04-22 1", "2007-04-22 3", "2007-04-29 1", "2007-04-29 2 3",
      ])
  }

  @Test func `row 43, GN-6, OP-4: by agreement five orders, by nothing thirteen`() throws {
    #expect(try april(combineBy: .agreement).count == 5)
    #expect(try april(combineBy: .none).count == 13)
    // Nothing names a task or a technician, and missing values are a group of their own.
    #expect(try april(combineBy: .task).count == 5)
    #expect(try april(combineBy: .technician).count == 5)
  }

  @Test func `row 44, GN-7: a window of a day joins two weekly lines`() throws {
    let scenario = Scenario.liftFirm([
      .hours(1, from: "2024-06-03", every: "weekly", window: "near"),
      .hours(2, from: "2024-06-04", every: "weekly"),
    ])

    let orders = try scenario.generated("2024-06-03", "2024-06-16").scenario.orderSummaries

    #expect(orders == ["2024-06-04 1 2", "2024-06-11 1 2"])
  }

  @Test func `row 44, GN-7: two weeks and a month meet on one day`() throws {
    let scenario = Scenario.liftFirm([
      .hours(1, from: "2024-05-05", every: "monthly", window: "week"),
      .hours(2, from: "2024-05-07", every: "monthly", window: "week"),
      .hours(3, from: "2024-05-20", every: "monthly", window: "month"),
    ])

    let orders = try scenario.generated("2024-06-01", "2024-06-30").scenario.orderSummaries

    #expect(orders == ["2024-06-07 1 2 3"])
  }

  @Test func `row 45, GN-7: a Saturday moves to the open Friday`() throws {
    var scenario = Scenario.liftFirm([
      .hours(1, from: "2024-05-08", every: "monthly", window: "loose")
    ])
    scenario.catalog.parameters.defaultCalendar = "office"

    let run = try scenario.generated("2024-06-01", "2024-06-30").scenario

    #expect(run.orderSummaries == ["2024-06-07 1"])
    #expect(run.serviceOrders[0].details.calendarConflict == false)
    // The plan may choose among the open days, which begin on Thursday and end on Monday.
    #expect(
      run.serviceOrders[0].visits[0].dateWindow
        == DateWindow(start: .day("2024-06-06"), end: .day("2024-06-10")))
  }

  @Test func `row 45, GN-8: an exact date on a closed day is a conflict, with a warning`() throws {
    var scenario = Scenario.liftFirm([.hours(1, from: "2024-06-08")])
    scenario.catalog.parameters.defaultCalendar = "office"

    let run = try scenario.generated("2024-06-01", "2024-06-30")

    #expect(run.scenario.orderSummaries == ["2024-06-08 1"])
    #expect(run.scenario.serviceOrders[0].details.calendarConflict)
    #expect(run.log.entries.map(\.kind) == [.created, .warning])
    #expect(run.log.entries.last?.rule == "GN-8")
    scenario.catalog.parameters.defaultCalendar = nil
    let everyDay = try scenario.generated("2024-06-01", "2024-06-30").scenario
    #expect(everyDay.serviceOrders[0].details.calendarConflict == false)
  }

  @Test func `GN-5: a window with no open day keeps the calculated date`() throws {
    var scenario = Scenario.liftFirm([.hours(1, from: "2024-06-08", window: "near")])
    scenario.calendars[0].exceptions = [.day("2024-06-07"): []]
    scenario.catalog.parameters.defaultCalendar = "office"

    let order = try scenario.generated("2024-06-01", "2024-06-30").scenario.serviceOrders[0]

    #expect(order.details.calendarConflict)
    #expect(
      order.visits[0].dateWindow
        == DateWindow(start: .day("2024-06-08"), end: .day("2024-06-08")))
  }

  @Test func `row 42, GN-5, OP-22: a window stays inside the run unless it may leave it`() throws {
    var scenario = Scenario.liftFirm([.hours(1, from: "2024-06-20", window: "month")])

    func window() throws -> ClosedRange<CivilDate>? {
      try scenario.generated("2024-06-15", "2024-06-25").scenario.serviceOrders[0].lines[0].window
    }

    #expect(try window() == .day("2024-06-20")...(.day("2024-06-25")))
    scenario.catalog.parameters.windowMayLeaveRun = true
    #expect(try window() == .day("2024-06-20")...(.day("2024-06-30")))
    scenario.agreements[0].endDate = .day("2024-06-28")
    #expect(try window() == .day("2024-06-20")...(.day("2024-06-28")))
  }

  @Test func `GN-5: a window never begins before its line does`() throws {
    let scenario = Scenario.liftFirm([.hours(1, from: "2024-06-20", window: "month")])

    let order = try scenario.generated("2024-06-01", "2024-06-30").scenario.serviceOrders[0]

    #expect(order.lines[0].window == .day("2024-06-20")...(.day("2024-06-30")))
  }

  @Test func `row 42, GN-5: the documented month is any working day of February`() throws {
    var scenario = Scenario.liftFirm([
      .hours(1, from: "2017-01-15", every: "monthly", window: "month")
    ])
    scenario.agreements[0].startDate = .day("2017-01-01")
    scenario.agreements[0].endDate = nil
    scenario.catalog.parameters.defaultCalendar = "office"

    let order = try scenario.generated("2017-02-01", "2017-02-28").scenario.serviceOrders[0]

    #expect(order.lines[0].occurrence?.dateCalculated == .day("2017-02-15"))
    #expect(order.lines[0].window == .day("2017-02-01")...(.day("2017-02-28")))
    #expect(
      order.visits[0].dateWindow
        == DateWindow(start: .day("2017-02-01"), end: .day("2017-02-28")))
  }

  @Test func `OP-14: weeks begin on the day that the parameters say`() throws {
    var scenario = Scenario.liftFirm([.hours(1, from: "2024-06-02", window: "week")])
    scenario.agreements[0].lines[0].startDate = .day("2024-06-01")
    scenario.catalog.parameters.firstDayOfWeek = .saturday

    let line = try scenario.generated("2024-05-01", "2024-06-30").scenario.serviceOrders[0].lines[0]

    #expect(line.window?.upperBound == .day("2024-06-07"))
  }

  @Test func `OP-13: four weekly occurrences with a month make four orders, or one if allowed`()
    throws
  {
    var scenario = Scenario.liftFirm([
      .hours(1, from: "2024-06-03", every: "weekly", window: "month")
    ])

    let apart = try scenario.generated("2024-06-01", "2024-06-30").scenario.orderSummaries
    scenario.catalog.parameters.allowRepeatOnOneOrder = true
    let together = try scenario.generated("2024-06-01", "2024-06-30").scenario.orderSummaries

    #expect(apart == ["2024-06-03 1", "2024-06-10 1", "2024-06-17 1", "2024-06-24 1"])
    #expect(together == ["2024-06-10 1 1 1 1"])
  }
}
