/// Work that is booked for a technician at a time: a visit or an activity.
package struct BookedWork: Hashable, Sendable {
  /// What it is.
  package var subject: Subject
  /// The order whose work it is.
  package var order: Identifier<ServiceOrder>
  /// Who does it.
  package var technician: Identifier<Technician>
  /// When it starts.
  package var start: Instant
  /// When it ends; not before ``start``.
  package var end: Instant
  /// Where it is done; `nil` where that is not known.
  package var site: Location?

  /// Creates booked work.
  package init(
    _ subject: Subject, order: Identifier<ServiceOrder>, technician: Identifier<Technician>,
    start: Instant, end: Instant, site: Location? = nil
  ) {
    self.subject = subject
    self.order = order
    self.technician = technician
    self.start = start
    self.end = end
    self.site = site
  }

  /// What can be booked.
  package enum Subject: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// A visit of an order.
    case visit(Identifier<Visit>)
    /// An activity of the board.
    case activity(Identifier<Activity>)

    package var description: String {
      switch self {
      case .visit(let id): "visit \(id)"
      case .activity(let id): "activity \(id)"
      }
    }
  }
}

extension Scenario {
  /// What is booked, in the order of the scenario: visits and activities of which it is decided who does them
  /// and when.
  ///
  /// Visits that have started, or whose booking or pin says who and exactly when, and open activities
  /// with a technician and a start. Of cancelled orders only started visits count. An activity is done
  /// where the first visit of its order is.
  package var bookedWork: [BookedWork] {
    let visits = serviceOrders.flatMap { order in
      order.visits.compactMap { visit in
        order.progress == .cancelled && visit.started == nil ? nil : visit.bookedWork(of: order.id)
      }
    }
    let cancelled = Set(serviceOrders.lazy.filter { $0.progress == .cancelled }.map(\.id))
    let sites = Dictionary(
      serviceOrders.map { ($0.id, $0.visits.first?.location) }, uniquingKeysWith: { a, _ in a })
    let activities = self.activities.compactMap { activity -> BookedWork? in
      guard let technician = activity.technician, let start = activity.start, !activity.isClosed,
        !cancelled.contains(activity.order)
      else { return nil }
      return BookedWork(
        .activity(activity.id), order: activity.order, technician: technician, start: start,
        end: start + activity.duration, site: sites[activity.order] ?? nil)
    }
    return visits + activities
  }
}

extension Visit {
  /// Returns the booked work of the visit; `nil` while it is open who makes it or when.
  fileprivate func bookedWork(of order: Identifier<ServiceOrder>) -> BookedWork? {
    let decided = started.map { Pin(technician: $0.technician, start: $0.start...$0.start) }
    guard let pin = decided ?? pin ?? booking, let technician = pin.technician,
      let range = pin.start, range.lowerBound == range.upperBound
    else { return nil }
    return BookedWork(
      .visit(id), order: order, technician: technician, start: range.lowerBound,
      end: range.lowerBound + serviceDuration, site: location)
  }
}
