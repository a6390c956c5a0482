// Faults of what happened to service orders.
extension ScenarioInspection {
  /// Inspects the events of all orders, and when their calls came in.
  mutating func inspectEvents() {
    for (index, order) in scenario.serviceOrders.enumerated() {
      if order.receivedAt != nil { inspectReceipt(of: order, index) }
      if !order.events.isEmpty { inspectEvents(of: order, index) }
    }
  }

  private mutating func inspectReceipt(of order: ServiceOrder, _ index: Int) {
    let path = FieldPath("serviceOrders")[index]["receivedAt"]
    guard isCountable(order.receivedAt, in: PlanningLimits.instants, path, "receipt"),
      let received = order.receivedAt, let created = order.createdAt, created < received
    else { return }
    add(.receivedAfterCreation, path, "the order was created before its call came in")
  }

  private mutating func inspectEvents(of order: ServiceOrder, _ index: Int) {
    let path = FieldPath("serviceOrders")[index]["events"]
    guard let start = order.clockStart ?? order.startOfUnmeasuredLife else {
      return add(.eventsWithoutCreation, path, "the order has events, but no createdAt")
    }
    let clocks = StageClocks(scenario.stages)
    var walk = EventWalk(start: start)
    for (position, event) in order.events.enumerated() {
      let path = path[position]
      guard isCountable(event.at, in: PlanningLimits.instants, path["at"], "instant") else {
        continue
      }
      if event.at < start {
        add(.eventBeforeCreation, path["at"], "this happened before the order was created")
      } else if event.at < walk.last {
        add(.eventsOutOfOrder, path["at"], "this happened before the event above it")
      }
      checkNames(of: event, path)
      inspectCreation(by: event, of: order, isFirst: !walk.hasCreation, path)
      if let code = walk.fault(of: event, clocks) {
        add(code, path["event"], walk.message(of: code))
      }
    }
    inspectOutcome(of: order, index)
  }

  private mutating func checkNames(of event: OrderEvent, _ path: FieldPath) {
    switch event.kind {
    case .stageChanged(let stage):
      checkReference(stage, in: \.stages, kind: "stage", .unknownEventStage, path["stage"])
    case .priorityChanged(let priority):
      checkReference(
        priority, in: \.priorities, kind: "priority", .unknownEventPriority, path["priority"])
    default: break
    }
  }

  private mutating func inspectCreation(
    by event: OrderEvent, of order: ServiceOrder, isFirst: Bool, _ path: FieldPath
  ) {
    guard event.kind == .created else { return }
    guard isFirst, order.createdAt.map({ $0 == event.at }) ?? true else {
      return add(
        .creationContradictsEvents, path["at"],
        isFirst ? "the order has another createdAt" : "the order was created before")
    }
  }

  /// Inspects that an order is where its events led it.
  private mutating func inspectOutcome(of order: ServiceOrder, _ index: Int) {
    let path = FieldPath("serviceOrders")[index]
    var (stage, priority): (Identifier<Stage>?, Identifier<Priority>?)
    for event in order.events {
      if case .stageChanged(let name) = event.kind { stage = name }
      if case .priorityChanged(let name) = event.kind { priority = name }
    }
    if let stage, order.stage != stage {
      add(
        .stageContradictsEvents, path["stage"], value: order.stage?.text,
        "the last event moved the order to \"\(stage)\"")
    }
    if let priority, order.priority != priority {
      add(
        .priorityContradictsEvents, path["priority"], value: order.priority?.text,
        "the last event gave the order the priority \"\(priority)\"")
    }
  }
}

/// Where an order stands on the way through its events.
private struct EventWalk {
  var last: Instant
  var hasCreation = false
  var isPaused = false
  var isCancelled = false
  var isCompleted = false
  var isWithdrawn = false

  init(start: Instant) { last = start }

  /// Takes one step; returns what is wrong with it.
  mutating func fault(of event: OrderEvent, _ clocks: StageClocks) -> FaultCode? {
    last = max(last, event.at)
    switch event.kind {
    case .created: hasCreation = true
    case .paused:
      if isCancelled { return .eventAfterCancellation }
      defer { isPaused = true }
      return isPaused ? .pausedWhilePaused : nil
    case .resumed:
      if isCancelled { return .eventAfterCancellation }
      defer { isPaused = false }
      return isPaused ? nil : .resumedWhileRunning
    case .stageChanged(let stage):
      isCompleted = clocks[stage] == .stopped
      if isCompleted { isPaused = false }
    case .completed, .signedOff: (isCompleted, isPaused) = (true, false)
    case .reopened:
      defer { (isCompleted, isWithdrawn) = (false, false) }
      return isCompleted || isWithdrawn ? nil : .reopenedWhileOpen
    case .clockCancelled:
      defer { isCancelled = true }
      return isCancelled ? .eventAfterCancellation : nil
    case .cancelled: (isCancelled, isPaused, isWithdrawn) = (true, false, true)
    case .priorityChanged, .responded, .arrived, .started, .restored: break
    }
    return nil
  }

  /// Returns what is wrong, in one sentence.
  func message(of code: FaultCode) -> String {
    switch code {
    case .pausedWhilePaused: "the clock is paused already"
    case .resumedWhileRunning: "the clock was not paused"
    case .reopenedWhileOpen: "the order was not completed"
    default: "measuring was ended before"
    }
  }
}

extension ServiceOrder {
  /// When the first of the events happened, if none of them is about clocks, so that nobody needs to
  /// know when the order was created.
  fileprivate var startOfUnmeasuredLife: Instant? {
    let isUnmeasured = events.allSatisfy { event in
      switch event.kind {
      case .stageChanged, .cancelled, .reopened, .signedOff: true
      default: false
      }
    }
    return isUnmeasured ? events.first?.at : nil
  }
}
