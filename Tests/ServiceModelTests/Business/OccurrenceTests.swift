import ServiceModel
import Testing

struct OccurrenceTests {
  private func dates(
    _ anchor: String, _ interval: ServiceInterval?, _ first: String, _ last: String
  ) -> [String] {
    OccurrenceSeries(anchor: .day(anchor), every: interval)
      .dates(from: .day(first), to: .day(last)).map(\.description)
  }

  @Test func `row 39, MD-5: ten days are daily times ten`() {
    let interval = ServiceInterval(id: "i", .daily, every: 10)

    #expect(
      dates("2023-02-01", interval, "2023-02-01", "2023-02-28") == [
        "2023-02-01", "2023-02-11", "2023-02-21",
      ])
    // Decision OP-7: the first day counts, so most months have four.
    #expect(dates("2024-01-01", interval, "2024-01-01", "2024-01-31").count == 4)
    #expect(ServiceInterval(id: "i", .weekly, every: 3).step == .days(21))
    #expect(ServiceInterval(id: "i", .quarterly).step == .months(3))
    #expect(ServiceInterval(id: "i", .yearly, every: 2).step == .months(24))
  }

  @Test func `row 39, GN-3: months are clamped to their end and count from the anchor`() {
    let monthly = ServiceInterval(id: "i", .monthly)

    #expect(
      dates("2024-01-31", monthly, "2024-01-01", "2024-05-31") == [
        "2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31",
      ])
    #expect(dates("2023-01-31", monthly, "2023-02-01", "2023-02-28") == ["2023-02-28"])
    #expect(
      dates("2024-02-29", ServiceInterval(id: "i", .yearly), "2024-01-01", "2028-12-31") == [
        "2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29",
      ])
  }

  @Test func `row 40, GN-3: the first occurrence is on the anchor and none is before it`() {
    let weekly = ServiceInterval(id: "i", .weekly)

    #expect(
      dates("2024-06-05", weekly, "2024-06-01", "2024-06-13") == ["2024-06-05", "2024-06-12"])
    #expect(dates("2024-06-05", weekly, "2024-06-06", "2024-06-11") == [])
    #expect(dates("2024-06-05", weekly, "2024-06-12", "2024-06-12") == ["2024-06-12"])
  }

  @Test func `row 41, GN-4: without an interval there is one date`() {
    #expect(dates("2024-06-05", nil, "2024-01-01", "2024-12-31") == ["2024-06-05"])
    #expect(dates("2024-06-05", nil, "2024-06-06", "2024-12-31") == [])
  }

  @Test(arguments: 0..<80)
  func `GN-3: dates of any period are those of the whole series inside it`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let range = ServiceInterval.Range.allCases.randomElement(using: &random) ?? .daily
    let interval = ServiceInterval(id: "i", range, every: Int.random(in: 1...9, using: &random))
    let anchor = CivilDate(daysSinceEpoch: Int.random(in: 18_000...20_000, using: &random))
    let end = anchor.advanced(by: 4000)
    let series = OccurrenceSeries(anchor: anchor, every: interval)
    let all = series.dates(from: anchor, to: end)

    for _ in 0..<20 {
      let first = anchor.advanced(by: Int.random(in: -100...4000, using: &random))
      let last = first.advanced(by: Int.random(in: 0...900, using: &random))
      let expected = all.filter { first <= $0 && $0 <= last && $0 <= end }
      #expect(series.dates(from: first, to: min(last, end)) == expected)
    }
    #expect(all.first == anchor)
    #expect(all == all.sorted())
  }

  @Test(arguments: [Int.min, -1, 0, Int.max])
  func `intervals and windows that make no sense do not trap`(number: Int) {
    for range in ServiceInterval.Range.allCases {
      let series = OccurrenceSeries(
        anchor: .day("2024-01-01"), every: ServiceInterval(id: "i", range, every: number))
      #expect(series.dates(from: .day("2024-01-01"), to: .day("2024-12-31")).count < 2)
    }
    let window = GenerationWindow(id: "w", .manual(daysBefore: number, daysAfter: number))
    #expect(
      window.days(around: .day("2024-01-01"), weeksBeginOn: .monday).contains(.day("2024-01-01")))
    #expect(Quantity(thousandths: number).hours >= .zero)
    #expect(Quantity(thousandths: number).pieces >= 0)
  }

  @Test func `row 42, GN-5: windows are the week, the month, or so many days`() {
    func days(_ method: GenerationWindow.Method, _ first: Weekday = .monday) -> String {
      let days = GenerationWindow(id: "w", method).days(
        around: .day("2017-02-15"), weeksBeginOn: first)
      return "\(days.lowerBound) \(days.upperBound)"
    }

    #expect(days(.month) == "2017-02-01 2017-02-28")
    #expect(days(.week) == "2017-02-13 2017-02-19")
    #expect(days(.week, .sunday) == "2017-02-12 2017-02-18")
    #expect(days(.manual(daysBefore: 3, daysAfter: 0)) == "2017-02-12 2017-02-15")
  }
}
