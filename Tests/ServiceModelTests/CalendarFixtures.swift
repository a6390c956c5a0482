import ServiceModel

extension Instant {
  /// Returns when the clocks of `zone` show `reading`, such as `2026-01-09 15:30`, first.
  static func at(_ reading: String, _ zone: TimeZoneName = .utc) -> Instant {
    let numbers = reading.split { !$0.isNumber }.compactMap { Int($0) }
    precondition(numbers.count == 5, "a reading has a year, month, day, hour and minute")
    guard let date = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]) else {
      preconditionFailure("no such day")
    }
    return zone.rules.occurrence(of: CivilTime(hour: numbers[3], minute: numbers[4]), on: date)
      .opening
  }
}

extension CivilDate {
  /// Returns the day written like `2026-01-09`.
  static func day(_ text: String) -> CivilDate {
    TimeZoneName.utc.rules.civil(at: .at(text + " 00:00")).date
  }
}

extension CivilTime {
  /// Returns the time written like `08:30`.
  static func time(_ text: String) -> CivilTime {
    let numbers = text.split(separator: ":").compactMap { Int($0) }
    precondition(numbers.count == 2, "a time has an hour and a minute")
    return CivilTime(hour: numbers[0], minute: numbers[1])
  }
}

extension DailyInterval {
  /// Returns the interval written like `08:00-17:00`.
  static func hours(_ text: String) -> DailyInterval {
    let ends = text.split(separator: "-").map { CivilTime.time(String($0)) }
    precondition(ends.count == 2, "an interval has two ends")
    return DailyInterval(from: ends[0], to: ends[1])
  }
}

extension TimeZoneName {
  static let newYork = TimeZoneName("America/New_York")
  static let berlin = TimeZoneName("Europe/Berlin")
  static let lordHowe = TimeZoneName("Australia/Lord_Howe")
}

extension Collection where Element == Weekday {
  /// The same hours on each of the days.
  func open(_ hours: String...) -> [Weekday: [DailyInterval]] {
    Dictionary(uniqueKeysWithValues: map { ($0, hours.map(DailyInterval.hours)) })
  }
}

extension Weekday {
  static let workingDays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
}

extension WorkingCalendar {
  /// Monday to Friday from eight to five in New York.
  static let newYork = WorkingCalendar(
    id: "NY", timeZone: .newYork, weeklyHours: Weekday.workingDays.open("08:00-17:00"))

  /// Every day and night in New York.
  static let newYorkAlways = WorkingCalendar(
    id: "NY-24x7", timeZone: .newYork, weeklyHours: Weekday.allCases.open("00:00-24:00"))

  /// Every day the same hours.
  static func daily(_ hours: String, _ zone: TimeZoneName = .newYork) -> WorkingCalendar {
    WorkingCalendar(id: "daily", timeZone: zone, weeklyHours: Weekday.allCases.open(hours))
  }

  /// Never open.
  static let closed = WorkingCalendar(id: "closed", timeZone: .newYork, weeklyHours: [:])

  /// Returns the same calendar with one holiday more.
  func closing(on day: String) -> WorkingCalendar {
    var calendar = self
    calendar.holidays.insert(.day(day))
    return calendar
  }
}

/// A small deterministic generator, so that a failure names the seed that shows it.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  /// - Source: Steele, Lea & Flood (2014), doi:10.1145/2660193.2660195 (SplitMix64).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
