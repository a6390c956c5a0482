// Faults of the scenario as a whole: zone, window, currency, prices, vocabulary.
extension ScenarioInspection {
  /// Inspects what stands at the top of the scenario.
  mutating func inspectSettings() {
    checkZone(scenario.timeZone, "timeZone")
    inspectPlanningWindow()
    _ = isCountable(
      scenario.freezeUntil, in: PlanningLimits.instants, "freezeUntil", "end of the frozen time")
    inspectTravel()
    let code = scenario.currency
    if code.utf8.count != 3 || !code.utf8.allSatisfy({ $0 >= 65 && $0 <= 90 }) {
      add(.unknownCurrency, "currency", value: code, "\"\(code)\" is not a currency code")
    }
    if ![1, 10, 100, 1000].contains(scenario.minorUnitsPerUnit) {
      add(.outOfRange, "currency", "a unit of the currency has an odd number of minor units")
    }
    let objective = scenario.objective
    checkAmount(
      objective.notPreferredCost, .negativePrice, FieldPath("objective")["notPreferredCost"])
    checkAmount(
      objective.defaultDropCost, .negativePrice, FieldPath("objective")["defaultDropCost"])
    if scenario.technicians.isEmpty {
      add(.withoutTechnicians, "technicians", "there are no technicians")
    }
  }

  private mutating func inspectPlanningWindow() {
    let window = scenario.planningWindow
    let path: FieldPath = "planningWindow"
    guard isCountable(window.start, in: PlanningLimits.instants, path["start"], "start"),
      isCountable(window.end, in: PlanningLimits.instants, path["end"], "end")
    else { return }
    if window.start >= window.end {
      add(.invertedPlanningWindow, path["end"], "the planning window ends before or when it starts")
    }
  }

  /// Inspects skills, stock items and priorities.
  mutating func inspectVocabulary() {
    checkNames(scenario.skills.map(\.id), kind: "skill", .duplicateSkill) {
      FieldPath("skills")[$0]
    }
    checkNames(scenario.stockItems.map(\.id), kind: "stock item", .duplicateSkill) {
      FieldPath("stockItems")[$0]
    }
    checkNames(scenario.priorities.map(\.id), kind: "priority", .duplicateAgreement) {
      FieldPath("priorities")[$0]
    }
    for (index, priority) in scenario.priorities.enumerated() {
      checkAmount(
        priority.dropCost, .negativePrice, FieldPath("priorities")[index]["dropCost"])
    }
  }
}
