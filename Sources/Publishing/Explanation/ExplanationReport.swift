package import Planning
package import ServiceModel

/// Explanations of a plan for programs and people.
///
/// Times are in the scenario's zone, money in minor units, lengths in seconds and metres.
package struct ExplanationReport: Sendable, Encodable {
  /// The name of the scenario.
  package var scenario: String
  /// The objective of the plan.
  package var objective: Int
  /// A proved bound on the objective of every plan.
  @Nullable package var bound: Int?
  /// How often each reason stands in the plan.
  package var reasonCounts: [ReasonCount]
  /// What the report is about, in words.
  package var title: String
  /// The answers.
  package var explanations: [Entry]
  /// What the answers say together; empty when they say nothing more.
  package var summary: String

  /// One answer.
  package struct Entry: Sendable, Encodable {
    /// The visit.
    package var visit: String
    /// Who was asked for.
    @Nullable package var technician: String?
    /// From when the start was asked for.
    @Nullable package var from: String?
    /// Until when the start was asked for.
    @Nullable package var until: String?
    /// Who was excluded.
    @Nullable package var without: String?
    /// The kind of answer.
    package var verdict: String
    /// The answer in sentences.
    package var sentences: [String]
    /// The least and the most that it costs more than the best plan.
    @Nullable package var extraLower: Int?
    @Nullable package var extraUpper: Int?
    /// Whether that is proved.
    package var exact: Bool
    /// What the plan found costs more than the plan given, term by term.
    package var terms: [String: Int]
    /// Visits that would not be made any more.
    package var displaced: [String]
    /// Visits that stand in the way.
    package var conflict: [String]
    /// Why it is impossible alone.
    package var reasonCodes: [String]
    /// What would have to be different.
    package var changes: [String]
  }

  private enum CodingKeys: String, CodingKey {
    case scenario, objective, bound, reasonCounts, title, explanations, summary
  }

  /// Creates the report of `explanations` of `plan`.
  ///
  /// - Parameters:
  ///   - explanations: The answers in order.
  ///   - plan: The plan explained.
  ///   - objective: What it costs.
  ///   - bound: What every plan costs at least.
  ///   - scenario: What the plan is for.
  ///   - title: What the report is about.
  ///   - summary: What the answers say together.
  package init(
    _ explanations: [Explanation], of plan: Plan, objective: Money, bound: Money?,
    for scenario: Scenario, title: String, summary: String = ""
  ) {
    let text = ExplanationText(plan, for: scenario)
    let context = PlanContext(scenario)
    let clock = LocalClock(scenario.timeZone)
    self.scenario = scenario.name
    self.objective = objective.minorUnits
    self.bound = bound?.minorUnits
    self.title = title
    self.summary = summary
    reasonCounts = ReasonCount.counts(in: plan)
    self.explanations = explanations.map {
      Entry($0, sentences: text.sentences($0), context: context, clock: clock)
    }
  }

  /// The report for people: a paragraph for each visit, with a final newline.
  package func text(width: Int) -> String {
    var lines = [title.printable]
    for entry in explanations {
      lines.append("")
      lines.append(entry.visit.printable)
      lines += entry.sentences.flatMap { $0.printable.wrapped(to: width - 2).map { "  " + $0 } }
    }
    if !summary.isEmpty {
      lines += [""] + summary.printable.wrapped(to: width)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The answers as rows for spreadsheets.
  package var csv: String {
    let columns = [
      "visit", "technician", "from", "until", "without", "verdict", "extraLower", "extraUpper",
      "exact", "displaced", "conflict", "reasonCodes", "changes", "text",
    ]
    return csvText(
      [columns]
        + explanations.map { entry in
          [
            entry.visit, entry.technician ?? "", entry.from ?? "", entry.until ?? "",
            entry.without ?? "", entry.verdict, entry.extraLower.map(String.init) ?? "",
            entry.extraUpper.map(String.init) ?? "", String(entry.exact),
            entry.displaced.joined(separator: "|"), entry.conflict.joined(separator: "|"),
            entry.reasonCodes.joined(separator: "|"), entry.changes.joined(separator: "|"),
            entry.sentences.joined(separator: " "),
          ]
        })
  }
}

extension ExplanationReport.Entry {
  fileprivate init(
    _ explanation: Explanation, sentences: [String], context: PlanContext, clock: LocalClock
  ) {
    let question = explanation.question
    self.init(
      visit: question.visit.text, technician: question.technician?.text,
      from: question.start.map { clock.timestamp($0.lowerBound) },
      until: question.start.map { clock.timestamp($0.upperBound) },
      without: question.excluding?.text, verdict: "", sentences: sentences, extraLower: nil,
      extraUpper: nil, exact: true, terms: [:], displaced: [], conflict: [], reasonCodes: [],
      changes: [])
    switch explanation.verdict {
    case .impossibleAlone(let answer):
      verdict = "impossibleAlone"
      reasonCodes = answer.reasons.map(\.code.rawValue)
      changes = answer.changes.map(ChangeText(context: context).text)
    case .impossibleTogether(let conflict):
      verdict = "impossibleTogether"
      self.conflict = conflict.members.map(\.visit.text)
      exact = conflict.isIrreducible
    case .costs(let alternative):
      let isPlain =
        question.technician == nil && question.start == nil && question.excluding == nil
      verdict = isPlain ? "notWorthIt" : "costs"
      set(alternative)
    case .betterPlan(let alternative):
      verdict = "betterPlan"
      set(alternative)
    case .undecided(let extra):
      verdict = "undecided"
      set(extra)
    }
  }

  private mutating func set(_ alternative: AlternativePlan) {
    set(alternative.extra)
    displaced = alternative.displaced.map(\.text)
    for term in ObjectiveTerm.allCases where alternative.difference.breakdown[term] != .zero {
      terms[term.rawValue] = alternative.difference.breakdown[term].minorUnits
    }
  }

  private mutating func set(_ extra: ExtraCost) {
    extraLower = extra.lower.minorUnits
    extraUpper = extra.upper?.minorUnits
    exact = extra.isExact
  }
}
