import ServiceModel
import Testing

/// The properties of rule R12, over random calendars in zones whose clocks change.
struct CalendarPropertyTests {
  private static let seeds = Array(1...UInt64(60))

  /// A random calendar with a clock, pauses and a goal.
  private struct Sample {
    var calendar: WorkingCalendar
    var start: Instant
    var goal: Seconds
    var pauses: [ClockPause]
    var generator: SeededGenerator

    init(seed: UInt64) {
      var generator = SeededGenerator(seed: seed)
      let zones: [TimeZoneName] = [.newYork, .berlin, .lordHowe, .utc]
      let zone = zones[Int.random(in: 0..<4, using: &generator)]
      var week: [Weekday: [DailyInterval]] = [:]
      for day in Weekday.allCases where Int.random(in: 0..<4, using: &generator) > 0 {
        let from = Int.random(in: 0..<96, using: &generator) * 900
        let length = Int.random(in: 1...60, using: &generator) * 900
        week[day] = [
          DailyInterval(
            from: CivilTime(secondsAfterMidnight: from),
            to: CivilTime(secondsAfterMidnight: from + length))
        ]
      }
      week[.sunday] = [.hours("01:00-03:00")]
      calendar = WorkingCalendar(id: "random", timeZone: zone, weeklyHours: week)
      start = Instant(
        secondsSinceEpoch: 1_767_225_600 + Int.random(in: 0..<31_536_000, using: &generator))
      goal = Seconds(Int.random(in: 0...400_000, using: &generator))
      pauses = []
      for _ in 0..<Int.random(in: 0...3, using: &generator) {
        let pauseStart = start + Seconds(Int.random(in: -50_000...900_000, using: &generator))
        let length = Seconds(Int.random(in: 0...200_000, using: &generator))
        pauses.append(ClockPause(start: pauseStart, end: pauseStart + length))
      }
      self.generator = generator
    }

    func due() throws -> Instant {
      try #require(calendar.due(start: start, goal: goal, pauses: pauses).instant)
    }
  }

  @Test(arguments: seeds)
  func `due never comes sooner for a later start, a larger goal, a pause or a holiday`(
    seed: UInt64
  ) throws {
    var sample = Sample(seed: seed)
    let due = try sample.due()
    let holiday = sample.calendar.timeZone.rules.civil(at: sample.start).date
      .advanced(by: Int.random(in: 0...6, using: &sample.generator))

    var later = sample
    later.start = later.start + Seconds(Int.random(in: 1...200_000, using: &sample.generator))
    #expect(try later.due() >= due)

    var larger = sample
    larger.goal = larger.goal + Seconds(1)
    #expect(try larger.due() > due)

    var paused = sample
    let pauseStart = sample.start + Seconds(Int.random(in: 0...300_000, using: &sample.generator))
    paused.pauses.append(ClockPause(start: pauseStart, end: pauseStart + .hours(30)))
    #expect(try paused.due() >= due)

    var closed = sample
    closed.calendar.holidays.insert(holiday)
    #expect(try closed.due() >= due)
  }

  @Test(arguments: seeds)
  func `elapsed time adds up over adjacent stretches`(seed: UInt64) {
    var sample = Sample(seed: seed)
    let middle = sample.start + Seconds(Int.random(in: 0...900_000, using: &sample.generator))
    let end = middle + Seconds(Int.random(in: 0...900_000, using: &sample.generator))

    let parts = [(sample.start, middle), (middle, end)].map {
      sample.calendar.businessTime(from: $0, to: $1, pauses: sample.pauses)
    }

    let whole = sample.calendar.businessTime(
      from: sample.start, to: end, pauses: sample.pauses)
    #expect(parts[0] + parts[1] == whole)
  }

  @Test(arguments: seeds)
  func `what has elapsed was due by now, and a second before due it had not`(
    seed: UInt64
  ) throws {
    var sample = Sample(seed: seed)
    let now = sample.start + Seconds(Int.random(in: 0...900_000, using: &sample.generator))
    let due = try sample.due()

    let elapsed = sample.calendar.businessTime(
      from: sample.start, to: now, pauses: sample.pauses)
    let dueOfElapsed = sample.calendar.due(
      start: sample.start, goal: elapsed, pauses: sample.pauses)
    let before = sample.calendar.businessTime(
      from: sample.start, to: due - Seconds(1), pauses: sample.pauses)

    #expect(try #require(dueOfElapsed.instant) <= now)
    #expect(sample.goal == .zero || before == sample.goal - Seconds(1))
  }

  @Test(arguments: seeds)
  func `around the clock the due instant is the start plus the goal`(seed: UInt64) {
    let sample = Sample(seed: seed)
    let always = WorkingCalendar.daily("00:00-24:00", sample.calendar.timeZone)

    #expect(always.due(start: sample.start, goal: sample.goal) == .at(sample.start + sample.goal))
    #expect(
      CalendarExpansion.aroundTheClock.due(start: sample.start, goal: sample.goal)
        == .at(sample.start + sample.goal))
  }

  @Test(arguments: seeds)
  func `a long expansion and a short one agree`(seed: UInt64) throws {
    let sample = Sample(seed: seed)
    let due = try sample.due()
    let long = CalendarExpansion(
      sample.calendar,
      over: TimeRange(start: sample.start - .hours(5000), end: sample.start + .hours(9000)))

    #expect(long.due(start: sample.start, goal: sample.goal, pauses: sample.pauses) == .at(due))
    #expect(
      long.businessTime(from: sample.start, to: due, pauses: sample.pauses) == sample.goal)
    #expect(long.due(start: sample.start - .hours(5001), goal: .hours(1)) == nil)
    #expect(long.businessTime(from: sample.start, to: long.coverage.end + .hours(1)) == nil)
  }
}
