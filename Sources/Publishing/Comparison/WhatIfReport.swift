package import Planning
import ServiceModel

/// A base and its variants side by side, for programs; ``text(width:style:)`` is for people.
package struct WhatIfReport: Sendable, Encodable {
  /// The ISO 4217 code of the currency.
  package var currency: String
  /// How many of the minor units, in which amounts are given, make one unit of the currency.
  package var minorUnitsPerUnit: Int
  /// The base, then the variants.
  package var scenarios: [Entry]

  /// One scenario.
  package struct Entry: Sendable, Encodable {
    /// What it is called on the command line.
    package var name: String
    /// The name that the scenario gives itself.
    package var title: String
    /// What the run established.
    package var status: String
    /// The price of the plan; `null` without one.
    @Nullable package var objective: Int?
    /// The proved bound.
    @Nullable package var bound: Int?
    /// What broken promises cost already when planning begins, beside any plan; differences count it.
    package var lost: Int
    /// How far it is from the base; missing for the base itself.
    package var difference: Difference?
    /// Promises by service level and milestone.
    package var promises: [Promise]
    /// Figures about the plan.
    package var metrics: PlanMetrics
    /// Differences of single visits from the plan of the base.
    package var moves: Moves?
  }

  /// How much dearer a variant is, in minor units.
  package struct Difference: Sendable, Encodable {
    @Nullable package var lowest: Int?
    @Nullable package var highest: Int?
    /// One of `cheaper`, `dearer`, `same` and `undecided`.
    package var verdict: String
    /// The same in words.
    package var text: String
  }

  /// How many promises of one kind are kept.
  package struct Promise: Sendable, Encodable {
    @Nullable package var serviceLevelAgreement: String?
    package var milestone: String
    package var promised: Int
    package var met: Int

    /// What is promised, as people say it.
    var title: String { "\(serviceLevelAgreement ?? "negotiated") \(milestone)" }
  }

  /// How many visits another plan treats differently.
  package struct Moves: Sendable, Encodable {
    package var technician: Int
    package var time: Int
    package var order: Int
    package var planned: Int
    package var leftOut: Int
    package var added: Int
    package var gone: Int
  }

  /// One planned scenario with the name that it goes by.
  package struct Outcome: Sendable {
    var name: String
    var scenario: Scenario
    var result: PlanningResult
    /// What broken promises cost already when planning begins.
    var lost: Money

    /// Creates the outcome of planning `problem`.
    package init(name: String, problem: PlanningProblem, result: PlanningResult) {
      self.name = name
      scenario = problem.facts.scenario
      self.result = result
      lost = problem.lostAtOpening
    }

    /// What the best plan costs, with what is lost already.
    var cost: CostInterval { CostInterval(result).adding(lost) }
  }

  /// Creates the report.
  package init(base: Outcome, variants: [Outcome]) {
    currency = base.scenario.currency
    minorUnitsPerUnit = base.scenario.minorUnitsPerUnit
    let money = MoneyFormat(base.scenario)
    scenarios = [Entry(base)]
    for variant in variants {
      var entry = Entry(variant)
      let difference = CostDifference(of: variant.cost, from: base.cost)
      entry.difference = Difference(difference, money: money)
      entry.moves = Moves(
        VisitMove.moves(from: base.result.plan, to: variant.result.plan))
      scenarios.append(entry)
    }
  }
}

extension WhatIfReport.Entry {
  fileprivate init(_ outcome: WhatIfReport.Outcome) {
    let result = outcome.result
    let cost = CostInterval(result)
    self.init(
      name: outcome.name, title: outcome.scenario.name, status: result.status.rawValue,
      objective: cost.highest?.minorUnits, bound: cost.lowest?.minorUnits,
      lost: outcome.lost.minorUnits, difference: nil,
      promises: PromiseCount.counts(for: outcome.scenario, in: result.plan).map { count in
        WhatIfReport.Promise(
          serviceLevelAgreement: count.agreement?.text, milestone: count.milestone.rawValue,
          promised: count.promised, met: count.met)
      },
      metrics: PlanMetrics(of: result.plan, for: outcome.scenario), moves: nil)
  }
}

extension WhatIfReport.Moves {
  fileprivate init(_ moves: [VisitMove]) {
    func count(_ kind: VisitMove.Kind) -> Int { moves.count { $0.kind == kind } }
    self.init(
      technician: count(.technician), time: count(.time), order: count(.order),
      planned: count(.planned), leftOut: count(.leftOut), added: count(.added),
      gone: count(.gone))
  }
}

extension WhatIfReport.Difference {
  fileprivate init(_ difference: CostDifference, money: MoneyFormat) {
    self.init(
      lowest: difference.lowest?.minorUnits, highest: difference.highest?.minorUnits,
      verdict: difference.verdict.word, text: difference.text(money))
  }
}

extension CostDifference.Verdict {
  fileprivate var word: String {
    switch self {
    case .same: "same"
    case .cheaper: "cheaper"
    case .dearer: "dearer"
    case .undecided: "undecided"
    }
  }
}

extension CostDifference {
  /// The difference as a person would say it, such as `cheaper by between 40.00 and 55.00`.
  package func text(_ money: MoneyFormat) -> String {
    switch verdict {
    case .same: "costs the same"
    case .cheaper(let least, let most): "cheaper by " + Self.range(least, most, money)
    case .dearer(let least, let most): "dearer by " + Self.range(least, most, money)
    case .undecided: "not decided at this gap; run longer"
    }
  }

  private static func range(_ least: Money, _ most: Money?, _ money: MoneyFormat) -> String {
    guard let most else { return "at least \(money.amount(least))" }
    return least == most
      ? money.amount(least) : "between \(money.amount(least)) and \(money.amount(most))"
  }
}
