/// A difference between a variant and its base, as people say it.
///
/// The changes of one overlay all refer to the base: none comes after another, so their order does
/// not matter. ``Scenario/applying(_:)`` makes them.
package enum ScenarioChange: Hashable, Sendable {
  /// Technicians or orders are not there.
  case remove(ScenarioSelector.Kind, ScenarioSelector)
  /// Technicians have no shift that starts on the days; without days, none at all.
  case absent(ScenarioSelector, from: CivilDate?, to: CivilDate?)
  /// There is one more technician, like one of the base.
  case copy(Identifier<Technician>, as: Identifier<Technician>, name: String?)
  /// There are more technicians or orders.
  case add(technicians: [Technician], serviceOrders: [ServiceOrder])
  /// There are so many times as many orders; unit: thousandths.
  case scaleDemand(ScenarioSelector, thousandths: Int)
  /// Goals of service levels are so many times as long; unit: thousandths.
  case scaleGoals(ScenarioSelector, thousandths: Int)
  /// Goals of service levels are of this length, for all priorities.
  case setGoals(ScenarioSelector, Seconds)
  /// Orders have other values.
  case setOrders(ScenarioSelector, OrderSettings)
  /// Technicians are sent to simulated calls by this rule.
  case setRule(DispatchRule)
  /// Shifts end with regular time.
  case forbidOvertime(ScenarioSelector)
  /// Orders may be planned in stages in which they may not in the base.
  case permitScheduling(ScenarioSelector)
  /// Calendars are closed on a day, whatever the week and its exceptions say.
  case holiday(CivilDate, ScenarioSelector)
}

/// Values that a change gives to orders; what is `nil` stays.
package struct OrderSettings: Hashable, Sendable {
  /// The contract.
  package var agreement: Identifier<Agreement>?
  /// The promises.
  package var serviceLevelAgreement: Identifier<ServiceLevelAgreement>?
  /// The urgency, also of visits that state their own.
  package var priority: Identifier<Priority>?
  /// The stage.
  package var stage: Identifier<Stage>?
  /// Whether leaving out a visit is no choice.
  package var mandatory: Bool?
  /// What leaving out a visit costs.
  package var dropCost: Money?

  /// Creates settings that change nothing.
  package init() {}

  /// The values by the keys of scenario files, in the order of the format.
  var entries: [(key: String, value: String)] {
    [
      ("agreement", agreement?.text), ("serviceLevelAgreement", serviceLevelAgreement?.text),
      ("priority", priority?.text), ("stage", stage?.text),
      ("mandatory", mandatory.map { $0 ? "true" : "false" }),
      ("dropCost", dropCost.map { String($0.minorUnits) }),
    ].compactMap { key, value in value.map { (key: key, value: $0) } }
  }
}
