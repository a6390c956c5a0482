package import ServiceModel

/// Visits that are known before the run: those of a log that is replayed, of the backlog, and of
/// orders that agreements ask for.
package struct KnownVisits: Sendable {
  /// The visits, in order of their names.
  package private(set) var visits: [KnownVisit] = []
  /// How many calls of the log do not come in while calls come in.
  package private(set) var loggedOutside = 0
  /// How many visits of the backlog stand in a stage in which nothing may be planned.
  package private(set) var unschedulable = 0

  /// No visits.
  package static let none = KnownVisits()

  private init() {}

  /// Finds the visits that a scenario wants simulated.
  ///
  /// - Parameters:
  ///   - scenario: A scenario without faults.
  ///   - settings: What is simulated; that of the scenario.
  /// - Throws: ``ServiceModel/Refusal`` when orders cannot be generated.
  package init(_ scenario: Scenario, settings: SimulationSettings) throws(Refusal) {
    let window = scenario.planningWindow
    if let work = settings.backlog {
      add(scenario.serviceOrders, from: .backlog, work: work, in: scenario)
    }
    if let log = settings.log {
      let replayed = log.calls.filter { $0.isReplayed(in: window, open: log.includesOpenCalls) }
      loggedOutside = log.calls.count - replayed.count
      add(replayed.map(\.order), from: .log, work: log.work, in: scenario)
    }
    if let work = settings.preventive {
      let orders = try scenario.ordersToGenerate()
      add(orders, from: .preventive, work: work, in: scenario)
    }
    visits.sort { ($0.source, $0.visit.id.text) < ($1.source, $1.visit.id.text) }
  }

  private mutating func add(
    _ orders: [ServiceOrder], from source: KnownVisit.Source, work: OrderWork, in scenario: Scenario
  ) {
    let permissions = Dictionary(scenario.stages.map { ($0.id, $0.permissions) }) { one, _ in one }
    let initial = scenario.stages.first { $0.parent == nil }?.id
    for order in orders {
      let stage = order.stage ?? initial
      let isSchedulable = stage.flatMap { permissions[$0] }?.contains(.schedulable) ?? true
      for visit in order.visits
      where scenario.isInScope(visit, of: order, in: scenario.timeZone) {
        guard let time = scenario.entry(of: visit, order) else { continue }
        if !isSchedulable, visit.started == nil { unschedulable += 1 }
        var order = order
        // Nothing is promised about work of a later day before that day.
        if source == .preventive, order.createdAt != nil { order.createdAt = time }
        visits.append(
          KnownVisit(
            source: source, order: order, visit: visit, time: time,
            latestStart: scenario.latestStart(of: visit), work: work,
            isSchedulable: isSchedulable || visit.started != nil))
      }
    }
  }

  /// Where the visits are, each place once.
  package var places: [Location] {
    var seen: Set<Location> = []
    return visits.lazy.map(\.visit.location).filter { seen.insert($0).inserted }
  }
}

/// A visit that is known before the run.
package struct KnownVisit: Sendable {
  /// Where it comes from.
  package var source: Source
  /// Its order.
  package var order: ServiceOrder
  /// The visit.
  package var visit: Visit
  /// When it comes in.
  package var time: Instant
  /// The latest start that its windows allow; `nil` where they allow any.
  package var latestStart: Instant?
  /// How its work turns out.
  package var work: OrderWork
  /// Whether the stage of its order lets it be made at all.
  package var isSchedulable: Bool

  /// Where known visits come from.
  package enum Source: String, CaseIterable, Comparable, Hashable, Sendable {
    /// The orders that the scenario has when the run begins.
    case backlog
    /// A log that is replayed.
    case log
    /// What agreements ask for.
    case preventive

    package static func < (left: Source, right: Source) -> Bool { left.rawValue < right.rawValue }
  }
}

extension LoggedCall {
  /// Returns whether the call comes in while calls do, or is open when they begin to.
  package func isReplayed(in window: TimeRange, open: Bool) -> Bool {
    guard let time = order.clockStart, time < window.end else { return false }
    guard time < window.start else { return true }
    return open && (closedAt.map { $0 >= window.start } ?? true)
  }
}

extension Scenario {
  /// Returns the orders that agreements ask for in the planning window.
  ///
  /// - Throws: ``ServiceModel/Refusal`` when they cannot be generated.
  fileprivate func ordersToGenerate() throws(Refusal) -> [ServiceOrder] {
    let rules = timeZone.rules
    let request = GenerationRequest(
      from: rules.civil(at: planningWindow.start).date,
      to: rules.civil(at: planningWindow.end - Seconds(1)).date, createdAt: planningWindow.start)
    let generation = try OrderGeneration(self, request)
    let created = Set(generation.created)
    return generation.scenario.serviceOrders.filter { created.contains($0.id) }
  }

  /// Returns when a visit comes in: when it was called for, or when its windows open; `nil` when
  /// that is after calls come in.
  fileprivate func entry(of visit: Visit, _ order: ServiceOrder) -> Instant? {
    var time = max(planningWindow.start, order.clockStart ?? planningWindow.start)
    // What has started goes on, whatever its windows say.
    if visit.started != nil { return time < planningWindow.end ? time : nil }
    if let first = visit.timeWindows.map(\.minStart).min() { time = max(time, first) }
    if let first = starts(of: visit)?.first { time = max(time, first.lowerBound) }
    return time < planningWindow.end ? time : nil
  }

  /// Returns the latest start that the windows of a visit allow.
  fileprivate func latestStart(of visit: Visit) -> Instant? {
    let windows = visit.timeWindows.map(\.maxStart).max()
    let days = starts(of: visit)?.last?.upperBound
    return [windows, days].compactMap(\.self).min()
  }

  private func starts(of visit: Visit) -> [ClosedRange<Instant>]? {
    visit.dateWindow.map { $0.starts(in: timeZone, duration: visit.serviceDuration) }
  }
}
