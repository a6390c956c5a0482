import Planning
import ServiceModel

extension Explainer {
  /// The scenario in which a question is forced, or why it cannot be.
  enum Variant: Sendable {
    case forced(Scenario)
    case refused(ImpossibleAlone)
  }

  /// Returns the scenario in which every plan does what is asked.
  ///
  /// Visits that must be made but are missing from the plan are free, so that they hold up nothing.
  func variant(for question: ExplanationQuestion) -> Variant {
    guard let number = problem.facts.visits.firstIndex(where: { $0.visit.id == question.visit })
    else {
      return .refused(
        ImpossibleAlone(reasons: [Reason(.timeWindow, "The visit is not for this plan.")]))
    }
    if let answer = problem.impossibleAlone(number, by: question.technician) {
      return .refused(answer)
    }
    let facts = problem.facts.visits[number]
    if let reason = bondReason(against: question, facts) {
      return .refused(
        ImpossibleAlone(
          reasons: [reason],
          changes: facts.visit.started == nil ? [.pinRemoved(question.visit)] : []))
    }
    guard let forced = forced(question, facts) else {
      return .refused(
        ImpossibleAlone(
          reasons: [Reason(.timeWindow, "Service would start outside every time window.")]))
    }
    let asked = PlanningProblem(forced, travel: travel)
    if let index = asked.facts.visits.firstIndex(where: { $0.visit.id == question.visit }),
      var answer = asked.impossibleAlone(index, by: question.technician)
    {
      // The time is the question, so another time is no remedy.
      if question.start != nil, answer.changes.contains(where: \.isAboutTimeWindows) {
        answer.changes = []
      }
      return .refused(answer)
    }
    return .forced(forced)
  }

  /// Returns why a decision that stands already forbids what is asked.
  private func bondReason(against question: ExplanationQuestion, _ facts: VisitFacts) -> Reason? {
    guard let pin = facts.pin else { return nil }
    if let pinned = pin.technician {
      if question.excluding == pinned {
        return Reason(.pin, "The visit is pinned to \(pinned).")
      }
      if let technician = question.technician, technician != pinned {
        return Reason(.pin, "The visit is pinned to \(pinned), so \(technician) cannot make it.")
      }
    }
    if let range = pin.start, let start = question.start, !range.overlaps(start) {
      return Reason(.pin, "The visit is pinned to another time.")
    }
    return nil
  }

  /// Returns the scenario in which every plan does what is asked; `nil` where no window allows the
  /// time.
  private func forced(_ question: ExplanationQuestion, _ facts: VisitFacts) -> Scenario? {
    let freed = leftOutMusts.subtracting([question.visit])
    var windows = facts.visit.timeWindows
    if let start = question.start {
      windows = facts.visit.windows(within: start)
      guard !windows.isEmpty else { return nil }
    }
    var result = scenario.freeing(freed).requiring(question.visit)
    result.change(question.visit) { visit in
      visit.timeWindows = windows
      if let excluded = question.excluding { visit.excludedTechnicians.append(excluded) }
      guard let technician = question.technician else { return }
      visit.pin = Pin(technician: technician, start: facts.pin?.start)
    }
    return result
  }
}

extension Visit {
  /// Returns what is left of the time windows within a range of starts.
  fileprivate func windows(within range: ClosedRange<Instant>) -> [TimeWindow] {
    guard !timeWindows.isEmpty else {
      return [TimeWindow(minStart: range.lowerBound, maxStart: range.upperBound)]
    }
    return timeWindows.compactMap { window in
      let latest = min(
        window.maxStart, window.maxEnd.map { $0 - serviceDuration } ?? window.maxStart,
        range.upperBound)
      let first = max(window.minStart, range.lowerBound)
      return first <= latest ? TimeWindow(minStart: first, maxStart: latest) : nil
    }
  }
}

extension SuggestedChange {
  fileprivate var isAboutTimeWindows: Bool {
    switch self {
    case .windowStart, .windowEnd, .anyTime: true
    default: false
    }
  }
}
