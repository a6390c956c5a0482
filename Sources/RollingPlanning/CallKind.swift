import Planning
import ServiceModel
import Simulation

/// A type of calls with everything that its scenario says about the visits to it, resolved once.
struct CallKind: Sendable {
  /// A visit to a call of the type; place, work and promises are those of the single call.
  let facts: VisitFacts
  /// What is promised.
  private let terms: [ClockTerms]
  private let prices: CallPrices
  /// How much sooner than promised a plan would rather be: the standard deviation of the work.
  private let margin: Seconds

  init(facts: VisitFacts, type: CallType, prices: CallPrices) {
    var facts = facts
    facts.dropCost = prices.dropCost(facts.dropCost)
    // The engine does not count visits that agreements pay for.
    facts.allowance = nil
    self.facts = facts
    terms = type.promises
    let (mean, variance) = type.meanWork
    margin = Seconds(Int(min(variance.squareRoot(), mean)))
    self.prices = prices
  }

  /// Returns the visit to an open call, as if it were nowhere.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - now: The instant of the plan.
  ///   - covered: The covered hours within the plan.
  /// - Returns: The visit with its prices.
  func visit(to call: OpenCall, at now: Int, covered: CoveredHours?) -> VisitFacts {
    var visit = facts
    visit.visit.id = Identifier("\(call.call)")
    visit.visit.serviceDuration = Seconds(call.expectedWork)
    visit.coveredHours = covered
    visit.promises = call.promises.map { promise in
      let terms = terms[promise.terms]
      return MilestoneDue(
        milestone: terms.milestone == .response ? .onSite : terms.milestone, due: promise.due,
        breach: prices.breach(terms.target?.breach ?? BreachCost(), dropCost: visit.dropCost),
        latenessCalendar: terms.options.latenessIn == .business ? terms.scale.calendar : nil)
    }
    if margin > .zero { visit.promises += visit.promises.map(withMargin) }
    visit.promises.append(
      MilestoneDue(
        milestone: .workStart, due: Instant(secondsSinceEpoch: call.created),
        breach: prices.waiting(since: call.created, at: now, dropCost: visit.dropCost)))
    return visit
  }

  /// Returns a promise as a plan that leaves no room for work that takes longer would break it.
  private func withMargin(_ promise: MilestoneDue) -> MilestoneDue {
    let breach = promise.breach
    let price = max(breach.fixed, breach.perUnit).minorUnits / CallPrices.marginShare
    return MilestoneDue(
      milestone: promise.milestone, due: promise.due - margin,
      breach: BreachCost(fixed: Money(minorUnits: price)))
  }

  /// Returns what the scenario says about visits to each call type of the model.
  ///
  /// Each type is resolved like an order of the scenario, in the initial stage or, where that keeps
  /// visits out of plans, in the nearest stage that does not.
  static func facts(
    of model: SimulationModel, in scenario: Scenario, settings: SimulationSettings
  ) -> [VisitFacts] {
    let patterns = Dictionary(settings.calls.map { ($0.id.text, $0) }) { first, _ in first }
    let names = scenario.technicians.map(\.id).sorted { $0.text < $1.text }
    let stage = scenario.firstSchedulableStage
    var resolved = scenario
    let window = scenario.planningWindow
    resolved.planningWindow = TimeRange(start: window.start, end: window.end + settings.coolDown)
    resolved.serviceOrders = model.callTypes.map { type in
      let pattern = patterns[type.id]
      let visit = Visit(
        id: Identifier(type.id), location: Location(matrixIndex: 0), serviceDuration: .zero,
        requiredSkills: pattern?.requiredSkills ?? [],
        requiredTechnicians: type.technicians.map { names[$0] })
      return ServiceOrder(
        id: Identifier(type.id), agreement: type.agreement, stage: stage,
        priority: type.priority, visits: [visit])
    }
    return ScenarioFacts(resolved).visits
  }
}

extension Scenario {
  /// The stage in which calls are planned; `nil` for the initial one.
  fileprivate var firstSchedulableStage: Identifier<Stage>? {
    guard let tree = StageTree(stages), let initial = stages.first(where: { $0.parent == nil })
    else { return nil }
    return tree.nearestStages(permitting: .schedulable)[initial.id]?.first?.id
  }
}

extension CallType {
  /// The mean and the variance of the work of a call; averages over the calls where each has its own.
  fileprivate var meanWork: (mean: Double, variance: Double) {
    guard case .known(let calls) = arrivals, !calls.isEmpty else {
      return (work.mean, work.variance)
    }
    let (own, count) = (calls.map { $0.work ?? work }, Double(calls.count))
    return (
      own.reduce(0) { $0 + $1.mean } / count, own.reduce(0) { $0 + $1.variance } / count
    )
  }
}
