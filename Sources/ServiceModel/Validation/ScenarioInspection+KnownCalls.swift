// Faults of calls that are known before a simulation.
extension ScenarioInspection {
  /// Inspects the log, the backlog and preventive work of a simulation.
  mutating func inspectKnownCalls(_ settings: SimulationSettings, _ path: FieldPath) {
    let works = [
      (settings.backlog, path["backlog"]), (settings.preventive, path["preventive"]),
      (settings.log?.work, path["log"]),
    ]
    for (work, path) in works {
      if let work { inspect(work, path) }
    }
    for (key, stage) in CallStages.keys {
      guard let id = settings.stages[keyPath: stage] else { continue }
      checkReference(id, in: \.stages, kind: "stage", .unknownCallReference, path["stages"][key])
    }
    if let log = settings.log { inspect(log, path["log"]["calls"]) }
  }

  private mutating func inspect(_ work: OrderWork, _ path: FieldPath) {
    checkShare(work.variation, upTo: 1000, path["variation"])
    inspect(work.firstFix, work.closedDoor, path)
    if let patience = work.patience { check(patience, path["patience"]) }
  }

  /// Inspects the calls of a log as the orders that they are.
  private mutating func inspect(_ log: CallLog, _ path: FieldPath) {
    var replay = scenario
    replay.serviceOrders = log.calls.map(\.order)
    replay.simulation = nil
    var inspection = ScenarioInspection(replay)
    inspection.inspectServiceOrders()
    inspection.inspectEvents()
    for fault in inspection.faults where fault.code.severity == .error {
      guard fault.path.steps.count > 1, case .index(let index) = fault.path.steps[1] else {
        continue
      }
      add(fault.code, path[index]["order"], value: fault.value, fault.message)
    }
    for (index, call) in log.calls.enumerated() where call.order.clockStart == nil {
      add(
        .callWithoutTime, path[index]["order"], value: call.order.id.text,
        "nothing says when the call \"\(call.order.id)\" came in")
    }
  }
}
