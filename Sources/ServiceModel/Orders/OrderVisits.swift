/// Makes the visit that an order asks for from its lines, so that it can be planned.
///
/// An order with hours of work asks for one visit, wherever there is a site. Its length is the sum
/// of the hour lines, its day one of those that all lines may move to, its hours those that all
/// lines allow. Cancelled lines ask for nothing.
package struct OrderVisits: Sendable {
  private let objects: [Identifier<ServiceObject>: ServiceObject]
  private let agreements: [Identifier<Agreement>: Agreement]
  private let projects: [Identifier<Project>: Project]

  /// Creates the maker of visits for orders of `scenario`.
  package init(_ scenario: Scenario) {
    objects = Dictionary(scenario.catalog.objects.map { ($0.id, $0) }) { first, _ in first }
    agreements = Dictionary(scenario.agreements.map { ($0.id, $0) }) { first, _ in first }
    projects = Dictionary(scenario.catalog.projects.map { ($0.id, $0) }) { first, _ in first }
  }

  /// Returns where an order is to be done: at its address, at its first object that has a site, or
  /// where its agreement or project says.
  package func site(of order: ServiceOrder) -> Location? {
    let agreement = order.agreement.flatMap { agreements[$0] }
    let project = (order.details.project ?? agreement?.terms.project).flatMap { projects[$0] }
    let objectSite = order.lines.lazy.filter { $0.status != .cancelled }
      .compactMap { $0.content.object.flatMap { objects[$0]?.site } }.first
    return objectSite ?? order.details.serviceAddress?.site ?? agreement?.terms.site
      ?? project?.addresses.first?.site
  }

  /// Returns the visits of `order`: one, or none without hours of work or a site.
  package func visits(of order: ServiceOrder) -> [Visit] {
    let open = order.lines.filter { $0.status != .cancelled }
    let seconds = open.reduce(0) { $0 + $1.content.serviceDuration.count }
    guard seconds > 0, let site = site(of: order) else { return [] }
    return [
      Visit(
        id: Identifier(order.id.text), location: site, serviceDuration: Seconds(seconds),
        requiredSkills: skills(of: open, under: order.agreement),
        dateWindow: dateWindow(of: open), preferredTechnicians: preferred(open),
        parts: parts(of: open))
    ]
  }

  /// Remakes the visits of `order` if they were made from the lines that it had `before`.
  ///
  /// Pins, bookings and prices stay, and so do the days that a run of generation left of the window; visits
  /// that somebody wrote otherwise are left alone.
  func follow(_ order: inout ServiceOrder, from before: ServiceOrder) {
    let made = visits(of: before)
    guard made.count == before.visits.count,
      zip(made, before.visits).allSatisfy({ $0.asksForTheSame(as: $1) })
    else { return }
    order.visits = visits(of: order).map { visit in
      guard var kept = before.visits.first(where: { $0.id == visit.id }) else { return visit }
      let whole = made.first { $0.id == visit.id }?.dateWindow
      kept.location = visit.location
      kept.serviceDuration = visit.serviceDuration
      kept.requiredSkills = visit.requiredSkills
      kept.dateWindow = visit.dateWindow?.cut(like: kept.dateWindow, of: whole) ?? kept.dateWindow
      kept.preferredTechnicians = visit.preferredTechnicians
      kept.parts = visit.parts
      return kept
    }
  }

  /// Returns the skills that the agreement and the objects ask for, each once at its highest level.
  private func skills(
    of lines: [OrderLine], under agreement: Identifier<Agreement>?
  ) -> [RequiredSkill] {
    let own = agreement.flatMap { agreements[$0]?.terms.requiredSkills } ?? []
    let others = lines.flatMap { $0.content.object.flatMap { objects[$0]?.requiredSkills } ?? [] }
    var skills: [RequiredSkill] = []
    for required in own + others {
      if let index = skills.firstIndex(where: { $0.skill == required.skill }) {
        skills[index].minLevel = max(skills[index].minLevel, required.minLevel)
      } else {
        skills.append(required)
      }
    }
    return skills
  }

  /// Returns the days that all lines may move to, with the hours that all of them allow.
  private func dateWindow(of lines: [OrderLine]) -> DateWindow? {
    let windows = lines.compactMap(\.window)
    guard let first = windows.map(\.lowerBound).max(), let last = windows.map(\.upperBound).min(),
      first <= last
    else { return nil }
    return DateWindow(start: first, end: last, hours: DailyInterval.common(of: lines))
  }

  /// Returns whom the lines name; where they name nobody, the order's own preference holds.
  private func preferred(_ lines: [OrderLine]) -> [Identifier<Technician>] {
    var names: [Identifier<Technician>] = []
    for name in lines.compactMap(\.content.technician) where !names.contains(name) {
      names.append(name)
    }
    return names
  }

  private func parts(of lines: [OrderLine]) -> [Identifier<StockItem>: Int] {
    var parts: [Identifier<StockItem>: Int] = [:]
    for line in lines where line.content.type == .item {
      guard let item = line.content.item else { continue }
      parts[item, default: 0] += line.content.quantity.pieces
    }
    return parts
  }
}

extension ServiceOrder {
  /// The hours of a day that all open lines allow; `nil` when none of them limits the day.
  package var hoursOfDay: DailyInterval? {
    DailyInterval.common(of: lines.filter { $0.status != .cancelled }).first
  }
}

extension DailyInterval {
  /// Returns the hours of a day that all lines allow; empty when none of them limits the day.
  ///
  /// Lines whose hours have no time in common do not limit the day: no plan can keep them all.
  static func common(of lines: [OrderLine]) -> [DailyInterval] {
    let starts = lines.compactMap(\.content.startAfterTime)
    let ends = lines.compactMap(\.content.endBeforeTime)
    guard !starts.isEmpty || !ends.isEmpty else { return [] }
    let from = starts.max() ?? CivilTime(secondsAfterMidnight: 0)
    let to = ends.min() ?? CivilTime(hour: 24, minute: 0)
    return from < to ? [DailyInterval(from: from, to: to)] : []
  }
}

extension Visit {
  /// Returns whether what is made from lines is the same for both visits, or fewer days of it for the other.
  fileprivate func asksForTheSame(as other: Visit) -> Bool {
    id == other.id && location == other.location && serviceDuration == other.serviceDuration
      && requiredSkills == other.requiredSkills && parts == other.parts
      && (dateWindow == other.dateWindow || dateWindow?.holds(other.dateWindow) ?? true)
  }
}

extension DateWindow {
  /// Whether another window has some of the same days, with the same hours.
  fileprivate func holds(_ other: DateWindow?) -> Bool {
    guard let other else { return false }
    return start <= other.start && other.end <= end && hours == other.hours
  }

  /// Returns the window without the days that `part` lacks of `whole`, at ends that it shares with that.
  fileprivate func cut(like part: DateWindow?, of whole: DateWindow?) -> DateWindow {
    guard let part, let whole else { return self }
    var window = self
    if start == whole.start, part.start <= end { window.start = max(start, part.start) }
    if end == whole.end, part.end >= window.start { window.end = min(end, part.end) }
    return window
  }
}
