/// The calculated dates of one agreement line (rules GN-3, GN-4).
///
/// Occurrence *k* lies *k* intervals after the anchor, which is the first one. Months count from
/// the anchor and are clamped to the end of the month: 31 January, 28 February, 31 March.
package struct OccurrenceSeries: Hashable, Sendable {
  /// The first calculated date.
  package var anchor: CivilDate
  /// What lies between two dates; `nil` for a single one.
  package var step: ServiceInterval.Step?

  /// Creates the series of a line that starts on `anchor`.
  package init(anchor: CivilDate, every interval: ServiceInterval?) {
    self.anchor = anchor
    step = interval?.step
  }

  /// Returns the dates from `first` to `last`, ascending.
  ///
  /// - Complexity: O(dates in the range).
  package func dates(from first: CivilDate, to last: CivilDate) -> [CivilDate] {
    guard first <= last, anchor <= last else { return [] }
    switch step {
    case nil: return anchor >= first ? [anchor] : []
    case .days(let days)?:
      guard days > 0 else { return [] }
      let gap = max(0, first.daysSinceEpoch - anchor.daysSinceEpoch)
      return dates(to: last, from: (gap + days - 1) / days) { anchor.advanced(by: $0 * days) }
    case .months(let months)?:
      guard months > 0 else { return [] }
      // Days 29 to 31 may be clamped, so the count begins a month early.
      let gap = max(0, first.monthNumber - anchor.monthNumber - 1)
      return dates(to: last, from: gap / months) { anchor.advanced(byMonths: $0 * months) }
        .filter { $0 >= first }
    }
  }

  private func dates(
    to last: CivilDate, from start: Int, _ date: (Int) -> CivilDate
  ) -> [CivilDate] {
    var dates: [CivilDate] = []
    var index = start
    while true {
      let next = date(index)
      guard next <= last else { return dates }
      dates.append(next)
      index += 1
    }
  }
}

extension CivilDate {
  /// The months since the year 0.
  var monthNumber: Int {
    let (year, month, _) = yearMonthDay
    return year * 12 + month - 1
  }

  /// Returns the day so many months later, clamped to the end of its month.
  package func advanced(byMonths months: Int) -> CivilDate {
    let number = monthNumber + months
    let year = (number >= 0 ? number : number - 11) / 12
    let day = yearMonthDay.day
    for day in stride(from: day, through: 1, by: -1) {
      if let date = CivilDate(year: year, month: number - year * 12 + 1, day: day) { return date }
    }
    return advanced(by: months * 30)
  }
}
