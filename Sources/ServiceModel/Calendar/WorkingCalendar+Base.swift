extension WorkingCalendar {
  /// Returns the same calendar standing on its own, with what its days have from `base` copied in.
  ///
  /// The hours of the base are read on the clocks of this calendar's zone. Days that defer to a
  /// base that is not there are closed; such calendars are refused at the gate.
  ///
  /// - Parameter base: The base calendar, standing on its own.
  /// - Returns: A calendar that opens when this one opens.
  func standingAlone(on base: WorkingCalendar?) -> WorkingCalendar {
    var result = self
    result.base = nil
    result.baseDays = []
    result.baseDates = []
    for day in baseDays { result.weeklyHours[day] = base?.weeklyHours[day] }
    for (date, hours) in base?.exceptions ?? [:] where defers(on: date) {
      result.exceptions[date] = hours
    }
    for date in base?.holidays ?? [] where defers(on: date) { result.holidays.insert(date) }
    for date in baseDates { result.exceptions[date] = base?.hours(on: date) ?? [] }
    return result
  }

  /// Returns whether the week alone decides that `date` is as the base calendar has it.
  private func defers(on date: CivilDate) -> Bool {
    baseDays.contains(date.weekday) && exceptions[date] == nil && !holidays.contains(date)
      && !baseDates.contains(date)
  }
}

extension [WorkingCalendar] {
  /// Returns the calendars in the same order, each standing on its own.
  ///
  /// Calendars that are their own ancestors lose their base; the gate refuses them.
  ///
  /// - Complexity: O(*n*) in the calendars and what they copy.
  package func standingAlone() -> [WorkingCalendar] {
    guard contains(where: { $0.base != nil }) else { return self }
    let positions = Dictionary(enumerated().map { ($1.id, $0) }) { first, _ in first }
    var resolved = [WorkingCalendar?](repeating: nil, count: count)
    var seenFrom = [Int](repeating: -1, count: count)
    for index in indices {
      // From the calendar to the first ancestor that is known, is missing, or stands here already.
      var path: [Int] = []
      var next: Int? = index
      while let current = next, resolved[current] == nil, seenFrom[current] != index {
        seenFrom[current] = index
        path.append(current)
        next = self[current].base.flatMap { positions[$0] }
      }
      for current in path.reversed() {
        let base = self[current].base.flatMap { positions[$0] }.flatMap { resolved[$0] }
        resolved[current] = self[current].standingAlone(on: base)
      }
    }
    return resolved.compactMap(\.self)
  }
}
