import ServiceModel
import Testing

struct TimeZoneRulesTests {
  @Test(arguments: ["Europe/Amsterdam", "UTC", "US/Eastern", "Etc/GMT+5", "Australia/Lord_Howe"])
  func `names of the IANA data base are known`(name: String) {
    #expect(TimeZoneName(name).isKnown)
  }

  @Test(arguments: ["Europe/Amsterdm", "GMT+3", "UTC+1", "+01:00", "PST", "BST", "", "/", "Mars/X"])
  func `bare offsets, abbreviations and mistakes are not known`(name: String) {
    #expect(!TimeZoneName(name).isKnown)
  }

  @Test func `every name that is offered is known`() {
    #expect(TimeZoneName.knownNames.count > 400)
    #expect(TimeZoneName.knownNames.allSatisfy { TimeZoneName($0).isKnown })
  }

  @Test func `a time in the gap is skipped until the clocks have moved`() {
    let occurrence = TimeZoneName.newYork.rules.occurrence(
      of: .time("02:30"), on: .day("2026-03-08"))

    #expect(occurrence == .skipped(gapEnd: .at("2026-03-08 07:00")))
  }

  @Test func `a time in the overlap stands for two instants`() {
    let occurrence = TimeZoneName.newYork.rules.occurrence(
      of: .time("01:30"), on: .day("2026-11-01"))

    #expect(
      occurrence == .twice(first: .at("2026-11-01 05:30"), second: .at("2026-11-01 06:30")))
  }

  @Test(arguments: [
    ("01:59", "2026-03-08 06:59"), ("03:00", "2026-03-08 07:00"), ("27:00", "2026-03-09 07:00"),
  ])
  func `times around the gap and past midnight happen once`(time: String, utc: String) {
    let occurrence = TimeZoneName.newYork.rules.occurrence(of: .time(time), on: .day("2026-03-08"))

    #expect(occurrence == .once(.at(utc)))
  }

  @Test func `a whole day that a country skipped ends in a gap`() {
    let occurrence = TimeZoneName("Pacific/Apia").rules.occurrence(
      of: .time("12:00"), on: .day("2011-12-30"))

    #expect(occurrence == .skipped(gapEnd: .at("2011-12-30 10:00")))
  }

  @Test(arguments: [("1955-07-01 12:00", 1), ("2150-07-01 12:00", 2)])
  func `years outside the table have their own rules`(reading: String, hours: Int) {
    #expect(TimeZoneName.berlin.rules.offset(at: .at(reading)) == .hours(hours))
  }

  @Test(
    arguments: [
      "Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca",
      "Pacific/Apia", "Asia/Kathmandu", "America/Sao_Paulo", "Antarctica/Troll",
    ])
  func `what the clocks show leads back to the instant`(name: String) {
    let rules = TimeZoneName(name).rules
    for hours in stride(from: 0, to: 60 * 8766, by: 7) {
      let instant = Instant(secondsSinceEpoch: hours * 3600 + 1234)
      let shown = rules.civil(at: instant)
      switch rules.occurrence(of: shown.time, on: shown.date) {
      case .once(let once): #expect(once == instant)
      case .twice(let first, let second): #expect(first == instant || second == instant)
      case .skipped: Issue.record("\(name) shows \(shown) and yet skips it")
      }
    }
  }
}
