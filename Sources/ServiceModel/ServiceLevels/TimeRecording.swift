/// Starts and stops the clocks of orders by hand, as dispatchers do.
///
/// Each action takes an order and an instant and returns the order with one event more, and with a
/// row in its history when a reason is given, or refuses and changes nothing. The instant is entered
/// by people and may lie in the past, but not before what happened last.
///
/// - Source: rules SL-5 and SL-11 to SL-13, open points OP-1 and OP-20.
package struct TimeRecording: Sendable {
  private let clock: ServiceLevelClock
  private let parameters: ServiceLevelParameters
  private let tree: StageTree?
  private let codes: StageReasonCodes

  /// Creates the actions for the orders of `scenario`.
  package init(_ scenario: Scenario) {
    clock = ServiceLevelClock(scenario)
    parameters = scenario.serviceLevelParameters
    tree = StageTree(scenario.stages)
    codes = StageReasonCodes(scenario.reasonCodes)
  }

  /// Returns `order` with its clocks started again.
  ///
  /// - Throws: ``Refusal`` when they run, when a stage stops them, or when measuring is over.
  package func starting(
    _ order: ServiceOrder, at instant: Instant
  ) throws(Refusal) -> ServiceOrder {
    let readings = try openReadings(of: order, at: instant)
    guard clock.stageClock(of: order) == .running else {
      throw Refusal(
        rule: "ST-6",
        message: "the stage of service order \"\(order.id)\" stops time recording",
        remedy: "Move the order to a stage that lets its clocks run.")
    }
    guard readings.contains(where: { $0.recording == .stopped }) else {
      throw Refusal(
        rule: "SL-5", message: "the clocks of service order \"\(order.id)\" run already",
        remedy: "Stop them first, or leave them running.")
    }
    return order.adding(.resumed, at: instant)
  }

  /// Returns `order` with its clocks stopped.
  ///
  /// - Parameters:
  ///   - order: The order.
  ///   - instant: When they stop.
  ///   - reason: The reason code; it may be demanded when a limit is exceeded (rule SL-11).
  ///   - person: Who does it.
  /// - Returns: The order with the stop.
  /// - Throws: ``Refusal`` when no clock runs, or a reason is missing.
  package func stopping(
    _ order: ServiceOrder, at instant: Instant, reason: GivenReason? = nil, by person: String? = nil
  ) throws(Refusal) -> ServiceOrder {
    let running = try openReadings(of: order, at: instant).filter { $0.recording == .started }
    guard !running.isEmpty else {
      throw Refusal(
        rule: "SL-5", message: "the clocks of service order \"\(order.id)\" stand still already",
        remedy: "Start them first, or leave them stopped.")
    }
    guard running.contains(where: { $0.log.last.map { $0.start <= instant } ?? false }) else {
      throw Refusal(
        rule: "SL-5",
        message: "the clocks of service order \"\(order.id)\" begin to count later than the stop",
        remedy: "Stop them when they have begun to count.")
    }
    try demandReason(reason, for: order, at: instant)
    return try order.adding(.paused(reason: reason?.code.text), at: instant)
      .adding(row(.stop, for: reason, of: order, at: instant, by: person))
  }

  /// Returns `order` with its measurement ended for good.
  ///
  /// - Parameters:
  ///   - order: The order.
  ///   - instant: When measuring ends.
  ///   - reason: The reason code; the parameters may demand one.
  ///   - person: Who does it.
  /// - Returns: The order with the end of its measurement.
  /// - Throws: ``Refusal`` when nothing is measured any more, or a reason is missing.
  package func cancelling(
    _ order: ServiceOrder, at instant: Instant, reason: GivenReason? = nil, by person: String? = nil
  ) throws(Refusal) -> ServiceOrder {
    _ = try openReadings(of: order, at: instant)
    guard !parameters.reasonRequiredOnSlaCancel || reason != nil else {
      throw Refusal(
        rule: "SL-12",
        message: "ending the measurement of service order \"\(order.id)\" needs a reason code",
        remedy: "Give a reason code.")
    }
    return try order.adding(.clockCancelled, at: instant)
      .adding(row(.cancel, for: reason, of: order, at: instant, by: person))
  }

  /// Returns `order` signed off, which stops its clocks (rule SL-13).
  ///
  /// - Parameters:
  ///   - order: The order; one that nothing is promised about can be signed off, too.
  ///   - instant: When it is signed off.
  ///   - reason: The reason code; it may be demanded when a limit is exceeded (rule SL-11).
  ///   - person: Who does it.
  /// - Returns: The order with its sign-off.
  /// - Throws: ``Refusal`` when the instant lies before the last event, or a reason is missing.
  package func signingOff(
    _ order: ServiceOrder, at instant: Instant, reason: GivenReason? = nil, by person: String? = nil
  ) throws(Refusal) -> ServiceOrder {
    try checkOrder(of: instant, in: order)
    try demandReason(reason, for: order, at: instant)
    return try order.adding(.signedOff, at: instant)
      .adding(row(.stop, for: reason, of: order, at: instant, by: person))
  }

  /// Checks that moving `order` to `stage` gives a reason when that is demanded (rule SL-11).
  ///
  /// A reason is demanded when the stage stops a clock that runs and whose limit is exceeded.
  ///
  /// - Parameters:
  ///   - stage: What the new stage does to the clocks.
  ///   - order: The order before the move.
  ///   - instant: When it moves.
  ///   - reason: The reason, if one is given.
  /// - Throws: ``Refusal`` when the reason is missing.
  package func checkMove(
    to stage: StageClock, of order: ServiceOrder, at instant: Instant, reason: GivenReason?
  ) throws(Refusal) {
    guard stage != .running, clock.stageClock(of: order) == .running else { return }
    try demandReason(reason, for: order, at: instant)
  }

  /// Returns whether moving `order` to `stage` stops a clock whose limit is exceeded, so that a
  /// reason says why it was late (rule SL-11).
  package func stopsExceededClock(
    movingTo stage: StageClock, of order: ServiceOrder, at instant: Instant
  ) -> Bool {
    stage != .running && clock.stageClock(of: order) == .running
      && exceeded(of: order, at: instant) != nil
  }

  private func demandReason(
    _ reason: GivenReason?, for order: ServiceOrder, at instant: Instant
  ) throws(Refusal) {
    guard parameters.reasonRequiredOnSlaExceeded, reason == nil,
      let first = exceeded(of: order, at: instant)
    else { return }
    throw Refusal(
      rule: "SL-11",
      message: "the limit for \(first.milestone.rawValue) of service order \"\(order.id)\" is "
        + "exceeded, so stopping its clock needs a reason code",
      remedy: "Give a reason code.")
  }

  /// Returns the first clock of `order` that runs and whose limit is exceeded.
  private func exceeded(of order: ServiceOrder, at instant: Instant) -> ClockReading? {
    clock.readings(of: order, at: instant)
      .first { $0.recording == .started && $0.compliance.isExceeded }
  }

  /// Returns the row for a reason that is given; `nil` when none is.
  ///
  /// - Throws: ``Refusal`` by MD-1 when the reason is no code.
  private func row(
    _ kind: StageReason.Kind, for reason: GivenReason?, of order: ServiceOrder,
    at instant: Instant, by person: String?
  ) throws(Refusal) -> StageReason? {
    guard let reason else { return nil }
    try codes.check(reason.code)
    return StageReason(
      reason.code, note: reason.note, stage: tree?.stage(of: order)?.id, kind: kind, at: instant,
      by: person)
  }

  /// Returns the clocks of `order` that may still be started or stopped.
  private func openReadings(
    of order: ServiceOrder, at instant: Instant
  ) throws(Refusal) -> [ClockReading] {
    let readings = clock.readings(of: order, at: instant)
    guard !readings.isEmpty, order.clockStart != nil else {
      throw Refusal(
        rule: "SL-2", message: "nothing is measured for service order \"\(order.id)\"",
        remedy: "Give the order a service level agreement and an instant of creation.")
    }
    try checkOrder(of: instant, in: order)
    let open = readings.filter { $0.endedAt == nil }
    guard open.isEmpty else { return open }
    let isCancelled = readings.contains { $0.recording == .cancelled }
    throw Refusal(
      rule: isCancelled ? "SL-12" : "SL-13",
      message: "measuring of service order \"\(order.id)\" is over",
      remedy: isCancelled ? "Leave it; a cancelled clock is not restarted." : "Reopen the order.")
  }

  private func checkOrder(of instant: Instant, in order: ServiceOrder) throws(Refusal) {
    let known = order.clockEvents.map(\.at) + order.events.map(\.at)
    guard let last = known.max(), instant < last else { return }
    throw Refusal(
      rule: "SL-5",
      message: "something happened to service order \"\(order.id)\" after that instant",
      remedy: "Give an instant after the last event of the order.")
  }
}

extension ServiceOrder {
  /// Returns the order with one event more.
  fileprivate func adding(_ kind: OrderEvent.Kind, at instant: Instant) -> ServiceOrder {
    var order = self
    order.events.append(OrderEvent(at: instant, kind))
    return order
  }

  /// Returns the order with a row more in the history of reasons, if there is one.
  fileprivate func adding(_ reason: StageReason?) -> ServiceOrder {
    guard let reason else { return self }
    var order = self
    order.stageReasons.append(reason)
    return order
  }
}
