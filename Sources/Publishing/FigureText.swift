package import ServiceModel

/// Returns a length of time in hours and minutes, rounded to the minute, such as `2:05`.
package func hoursMinutes(_ time: Seconds) -> String {
  let minutes = (abs(time.count) + 30) / 60
  let rest = minutes % 60
  return (time < .zero ? "-" : "") + "\(minutes / 60):\(rest < 10 ? "0" : "")\(rest)"
}

/// Returns time to spare with its sign, rounded down to the minute, such as `+1:40`, `-0:25` or
/// `+2d 3:00`.
///
/// Rounding down makes a promise that is broken by a second show as broken.
package func signedSlack(_ slack: Seconds) -> String {
  let minutes =
    slack < .zero ? (-slack.count + 59) / 60 : slack.count / 60
  let (days, ofDay) = minutes.quotientAndRemainder(dividingBy: 24 * 60)
  let rest = ofDay % 60
  return (slack < .zero ? "-" : "+") + (days > 0 ? "\(days)d " : "")
    + "\(ofDay / 60):\(rest < 10 ? "0" : "")\(rest)"
}

/// Returns a distance in kilometres with one decimal, such as `48.3 km`.
package func kilometres(_ distance: Metres) -> String {
  let hectometres = (distance.count + 50) / 100
  return "\(hectometres / 10).\(hectometres % 10) km"
}

/// Returns a share in per cent with two decimals, such as `0.35 %`; never zero unless it is.
package func percentText(_ share: Double) -> String {
  let hundredths = (share * 10_000).rounded(.up)
  guard hundredths.isFinite, abs(hundredths) < 1e15 else { return "- %" }
  let (whole, rest) = Int(hundredths).magnitude.quotientAndRemainder(dividingBy: 100)
  return (hundredths < 0 ? "-" : "") + "\(whole).\(rest < 10 ? "0" : "")\(rest) %"
}

/// Returns a share in whole per cent, such as `87 %`.
package func wholePercentText(_ share: Double) -> String {
  let percent = (share * 100).rounded()
  guard percent.isFinite, abs(percent) < 1e15 else { return "- %" }
  return "\(Int(percent)) %"
}

/// Returns a number of things, such as `1 visit` or `2 visits`.
package func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
