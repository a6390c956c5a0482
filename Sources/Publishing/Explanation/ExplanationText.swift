package import Planning
package import ServiceModel

/// Says an explanation in sentences.
package struct ExplanationText: Sendable {
  private let context: PlanContext
  let plan: Plan
  private let money: MoneyFormat
  private let clock: LocalClock

  /// Creates the writer of explanations of `plan`, made for `scenario`.
  package init(_ plan: Plan, for scenario: Scenario) {
    self.plan = plan
    context = PlanContext(scenario)
    money = MoneyFormat(scenario)
    clock = LocalClock(scenario.timeZone)
  }

  /// Returns the sentences that answer the question.
  package func sentences(_ explanation: Explanation) -> [String] {
    let question = explanation.question
    let isPlanned = plan.place(of: question.visit) != nil
    switch explanation.verdict {
    case .impossibleAlone(let answer):
      return ["Impossible\(asked(question)) alone. \(sentence(answer, question))"]
        + details(of: answer)
    case .impossibleTogether(let conflict): return [sentence(conflict, question)]
    case .costs(let alternative):
      return isPlanned || isAboutSomebody(question)
        ? [alternativeSentence(alternative, question)] : [dropSentence(alternative)]
    case .betterPlan(let alternative): return [betterSentence(alternative, question)]
    case .undecided(let extra): return [undecidedSentence(extra, question)]
    }
  }

  /// What was asked for, such as ` with Ana at 10:40`; empty when nothing in particular was.
  private func asked(_ question: ExplanationQuestion) -> String {
    var text = ""
    if let technician = question.technician { text += " with \(name(technician))" }
    if let excluded = question.excluding { text += " without \(name(excluded))" }
    if let start = question.start {
      text +=
        start.lowerBound == start.upperBound
        ? " at \(time(start.lowerBound))" : " on \(clock.date(of: start.lowerBound))"
    }
    return text
  }

  private func isAboutSomebody(_ question: ExplanationQuestion) -> Bool {
    question.technician != nil || question.start != nil || question.excluding != nil
  }

  private func sentence(_ answer: ImpossibleAlone, _ question: ExplanationQuestion) -> String {
    guard let nearest = answer.nearest else {
      return answer.reasons.map { "\($0.text) [\($0.code.rawValue)]" }.joined(separator: " ")
    }
    let lead =
      question.technician == nil && !answer.others.isEmpty && !nearest.reason.code.isAboutVisit
      ? "Nearest is \(name(nearest.technician)): " : ""
    return "\(lead)\(nearest.reason.text) [\(nearest.reason.code.rawValue)]"
  }

  private func details(of answer: ImpossibleAlone) -> [String] {
    var lines: [String] = []
    if !answer.changes.isEmpty {
      lines.append("It could be made if \(ChangeText(context: context).text(answer.changes)).")
    }
    if let nearest = answer.nearest, !answer.others.isEmpty, !nearest.reason.code.isAboutVisit {
      lines.append("Others: \(others(answer.others)).")
    }
    return lines
  }

  /// The most names that are listed for one kind of obstacle.
  private static let listedNames = 3

  /// Returns the obstacles of other technicians: names where they are few, else how many.
  private func others(_ obstacles: [TechnicianObstacle]) -> String {
    ReasonCode.allCases.compactMap { code in
      let names = obstacles.filter { $0.code == code }.map { name($0.technician) }
      guard !names.isEmpty else { return nil }
      let who =
        names.count > Self.listedNames
        ? "\(names.count) technicians" : names.joined(separator: " and ")
      return "\(who) \(code.rawValue)"
    }.joined(separator: ", ")
  }

  private func sentence(_ conflict: VisitConflict, _ question: ExplanationQuestion) -> String {
    let members = conflict.members.map { member in
      "\(member.visit) (\(member.bond.label))"
    }.joined(separator: ", ")
    let lead = "Impossible\(asked(question)) together with "
    let proof =
      conflict.isIrreducible
      ? "proved, and with any one of them free there is room"
      : "proved, but perhaps not all of them are needed"
    return "\(lead)\(members): possible alone, but no plan makes all of them; \(proof)."
  }

  private func dropSentence(_ alternative: AlternativePlan) -> String {
    "Not worth it: the best plan that makes it\(costs(alternative))"
  }

  private func alternativeSentence(
    _ alternative: AlternativePlan, _ question: ExplanationQuestion
  ) -> String {
    "Best plan\(asked(question)) (\(place(alternative)))\(costs(alternative))"
  }

  /// What a plan costs more, with terms that add up, what it displaces, and how sure that is.
  private func costs(_ alternative: AlternativePlan) -> String {
    let difference = alternative.difference
    let terms = DifferenceText(context.scenario).text(difference)
    var text =
      difference.total == .zero
      ? " is equally cheap" : " costs \(money.text(difference.total)) more"
    if !terms.isEmpty { text += ": \(terms)" }
    text += displaced(alternative)
    return text + "; \(proof(alternative))."
  }

  private func betterSentence(
    _ alternative: AlternativePlan, _ question: ExplanationQuestion
  ) -> String {
    let terms = DifferenceText(context.scenario).text(alternative.difference)
    let tail = (terms.isEmpty ? "" : ": \(terms)") + displaced(alternative) + "."
    guard !alternative.completes else {
      return "There is a plan that makes it (\(place(alternative))), as it must be"
        + (terms.isEmpty
          ? ""
          : "; the objective changes by "
            + "\(DifferenceText(context.scenario).signed(alternative.difference.total))") + tail
    }
    let saved = money.text(.zero - alternative.difference.total)
    return "A better plan exists\(asked(question)) that makes it (\(place(alternative))); it costs "
      + "\(saved) less" + tail
  }

  private func undecidedSentence(
    _ extra: ExtraCost, _ question: ExplanationQuestion
  ) -> String {
    "Not decided at this limit: making it\(asked(question)) costs \(text(extra)) more than the best "
      + "plan."
  }

  private func displaced(_ alternative: AlternativePlan) -> String {
    var text = ""
    if !alternative.displaced.isEmpty {
      text += "; displaces \(alternative.displaced.map(\.text).joined(separator: ", "))"
    }
    if !alternative.gained.isEmpty {
      text += "; also makes \(alternative.gained.map(\.text).joined(separator: ", "))"
    }
    return text
  }

  private func proof(_ alternative: AlternativePlan) -> String {
    alternative.extra.isExact
      ? "proved" : "not proved: the best such plan costs \(text(alternative.extra)) more"
  }

  /// Returns an amount, or between which amounts it lies.
  func text(_ extra: ExtraCost) -> String {
    if extra.isExact { return money.text(extra.lower) }
    guard let upper = extra.upper else { return "at least \(money.text(extra.lower))" }
    return "between \(money.amount(extra.lower)) and \(money.text(upper))"
  }

  private func place(_ alternative: AlternativePlan) -> String {
    "\(name(alternative.technician)), \(time(alternative.start))"
  }

  /// Returns the time of day, with the date where the plan has several.
  func time(_ instant: Instant) -> String {
    let day = clock.date(of: instant)
    let window = context.scenario.planningWindow
    let isOneDay = clock.date(of: window.start) == clock.date(of: window.end - Seconds(1))
    return (isOneDay ? "" : "\(day) ") + clock.timeOfDay(instant, since: day)
  }

  /// Returns the name of a technician for people.
  func name(_ id: Identifier<Technician>) -> String { context.technician(id)?.name ?? id.text }
}

extension ReasonCode {
  /// Whether the reason is the same for all technicians.
  fileprivate var isAboutVisit: Bool {
    switch self {
    case .stageNotSchedulable, .agreementExpired, .notCovered, .allowanceUsed: true
    default: false
    }
  }
}

extension VisitConflict.Bond {
  /// The bond in words.
  fileprivate var label: String {
    switch self {
    case .mandatory: "mandatory"
    case .pin: "pinned"
    case .started: "started"
    }
  }
}
