import Publishing
import ServiceModel
import Testing

struct FormatTests {
  @Test(arguments: [
    (0, "0.00 EUR"), (5, "0.05 EUR"), (-5, "-0.05 EUR"), (99_999, "999.99 EUR"),
    (100_000, "1,000.00 EUR"), (123_456_789, "1,234,567.89 EUR"),
    (Int.min, "-92,233,720,368,547,758.08 EUR"),
  ])
  func `money shows its minor units`(minorUnits: Int, text: String) {
    let format = MoneyFormat(currency: "EUR", minorUnitsPerUnit: 100)

    #expect(format.text(Money(minorUnits: minorUnits)) == text)
  }

  @Test func `currencies differ in their minor units`() {
    #expect(
      MoneyFormat(currency: "JPY", minorUnitsPerUnit: 1).text(Money(minorUnits: 1_500))
        == "1,500 JPY")
    #expect(
      MoneyFormat(currency: "KWD", minorUnitsPerUnit: 1_000).text(Money(minorUnits: 1_500))
        == "1.500 KWD")
  }

  @Test(arguments: [
    (0, "PT0S"), (59, "PT59S"), (60, "PT1M"), (3_600, "PT1H"), (5_401, "PT1H30M1S"),
    (90_000, "PT25H"), (-300, "-PT5M"),
  ])
  func `durations are written and read`(count: Int, text: String) {
    #expect(ElapsedTime(Seconds(count)).text == text)
    #expect(ElapsedTime(text) == ElapsedTime(Seconds(count)))
  }

  @Test(arguments: [
    "", "P", "PT", "PT5", "5M", "PT5X", "PT1M1H", "PT1H1H", "PT1.5H", "PT 5M", "P1D",
    "PT99999999999H", "--PT5M",
  ])
  func `other forms of durations are refused`(text: String) {
    #expect(ElapsedTime(text) == nil)
  }

  @Test(arguments: [
    ("Europe/Amsterdam", 1_773_097_200, "2026-03-10T00:00:00+01:00"),
    ("Europe/Amsterdam", 1_774_746_000, "2026-03-29T03:00:00+02:00"),
    ("Asia/Kolkata", 0, "1970-01-01T05:30:00+05:30"),
    ("America/New_York", 0, "1969-12-31T19:00:00-05:00"),
    ("UTC", -1, "1969-12-31T23:59:59+00:00"),
  ])
  func `times carry the offset of their zone`(zone: String, second: Int, text: String) {
    let instant = Instant(secondsSinceEpoch: second)

    #expect(LocalClock(TimeZoneName(zone)).timestamp(instant) == text)
    #expect(Timestamp(text)?.instant == instant)
  }

  @Test(arguments: [
    "", "2026-03-10", "2026-03-10T08:00:00", "2026-03-10 08:00:00Z", "2026-02-30T08:00:00Z",
    "2026-03-10T24:00:00Z", "2026-03-10T08:00:60Z", "2026-03-10T08:00:00+1:00",
    "2026-03-10T08:00:00.5Z", "２026-03-10T08:00:00Z", "2026-03-10T08:00:00Zé",
  ])
  func `other forms of times are refused`(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test(arguments: [
    (0, "+0:00"), (59, "+0:00"), (6_000, "+1:40"), (-1, "-0:01"), (-1_500, "-0:25"),
    (183_600, "+2d 3:00"),
  ])
  func `a promise broken by a second looks broken`(slack: Int, text: String) {
    #expect(signedSlack(Seconds(slack)) == text)
  }

  @Test func `a gap that is not zero never reads as zero`() {
    #expect(percentText(0) == "0.00 %")
    #expect(percentText(0.000_000_1) == "0.01 %")
    #expect(percentText(0.0123) == "1.23 %")
    #expect(percentText(.infinity) == "- %")
  }
}
