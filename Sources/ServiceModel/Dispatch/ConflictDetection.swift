/// Finds what cannot be in booked work.
///
/// - Source: `service-management.md` 6.1, checklist row 73.
package struct ConflictDetection: Sendable {
  private let technicians: [Identifier<Technician>: Technician]
  private let orders: [Identifier<ServiceOrder>: ServiceOrder]
  private let clock: ServiceLevelClock
  private let travel: TravelTable?

  /// Prepares the detection under the technicians, shifts and promises of `scenario`.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - travel: How long ways take; without it they are not judged.
  package init(_ scenario: Scenario, travel: TravelTable?) {
    technicians = Dictionary(scenario.technicians.map { ($0.id, $0) }) { first, _ in first }
    orders = Dictionary(scenario.serviceOrders.map { ($0.id, $0) }) { first, _ in first }
    clock = ServiceLevelClock(scenario)
    self.travel = travel
  }

  /// Returns every conflict in `work`: by technician in the order of their names, then in order of
  /// start.
  ///
  /// Work that overlaps is reported with the earlier work that keeps the technician longest, so that
  /// there is at most one overlap for each piece of work. A way is judged between a piece of work and
  /// the one before it that ends last. A visit and an activity of one order at the same time are the
  /// same work seen twice, and no overlap.
  ///
  /// - Complexity: O(*n* log *n*) in the amount of work, times the shifts of a technician.
  package func conflicts(in work: [BookedWork]) -> [BookingConflict] {
    let byTechnician = Dictionary(grouping: work, by: \.technician)
    return byTechnician.keys.sorted().flatMap { id in
      conflicts(of: technicians[id], in: byTechnician[id] ?? [])
    }
  }

  private func conflicts(
    of technician: Technician?, in work: [BookedWork]
  ) -> [BookingConflict] {
    let sorted = work.sorted { ($0.start, $0.end, $0.subject) < ($1.start, $1.end, $1.subject) }
    var conflicts: [BookingConflict] = []
    var busiest: BookedWork?
    for item in sorted {
      if let other = busiest, !item.isSameWork(as: other) {
        if item.start < other.end, min(item.end, other.end) > item.start {
          conflicts.append(
            BookingConflict(
              .overlap, item, with: other, by: min(item.end, other.end) - item.start))
        } else {
          conflicts += travelConflict(of: technician, from: other, to: item)
        }
      }
      let outside = timeOutside(shifts: technician?.shifts ?? [], of: item)
      if outside > .zero {
        conflicts.append(BookingConflict(.outsideWorkingTime, item, by: outside))
      }
      conflicts += brokenPromises(of: item)
      if busiest.map({ item.end >= $0.end }) ?? true { busiest = item }
    }
    return conflicts
  }

  private func travelConflict(
    of technician: Technician?, from other: BookedWork, to item: BookedWork
  ) -> [BookingConflict] {
    guard let travel, let technician, let from = other.site, let to = item.site, from != to,
      let row = travel.indices[from], let column = travel.indices[to],
      let matrix = travel.matrices[technician.travelProfile]
    else { return [] }
    let seconds = Int(matrix.durations[row * matrix.size + column])
    guard seconds >= 0 else {
      return [BookingConflict(.travelTooShort, item, with: other, by: nil)]
    }
    let missing = Seconds(seconds) - (item.start - other.end)
    guard missing > .zero else { return [] }
    return [BookingConflict(.travelTooShort, item, with: other, by: missing)]
  }

  /// Returns how much of `item` lies in none of `shifts`, which do not overlap.
  private func timeOutside(shifts: [Shift], of item: BookedWork) -> Seconds {
    let inside = shifts.reduce(Seconds.zero) { sum, shift in
      sum + max(.zero, min(item.end, shift.maxEnd) - max(item.start, shift.minStart))
    }
    return item.end - item.start - inside
  }

  private func brokenPromises(of item: BookedWork) -> [BookingConflict] {
    guard let order = orders[item.order] else { return [] }
    if case .visit(let id) = item.subject,
      order.visits.contains(where: { $0.id == id && !$0.promised })
    {
      return []
    }
    return clock.dueInstants(of: order).compactMap { promise in
      let time: Instant
      switch promise.milestone {
      case .response: return nil
      case .onSite, .workStart: time = item.start
      case .restored, .completed: time = item.end
      }
      guard time > promise.due else { return nil }
      return BookingConflict(.afterDeadline, item, by: time - promise.due, promise: promise)
    }
  }
}

extension BookedWork {
  /// Returns whether this and `other` are a visit and an activity of one order at one time.
  fileprivate func isSameWork(as other: BookedWork) -> Bool {
    guard order == other.order, start == other.start else { return false }
    switch (subject, other.subject) {
    case (.visit, .activity), (.activity, .visit): return true
    default: return false
    }
  }
}
