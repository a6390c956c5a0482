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
    let forced = forced(question, facts)
    let asked = PlanningProblem(forced, travel: travel)
    if let index = asked.facts.visits.firstIndex(where: { $0.visit.id == question.visit }),
      var answer = asked.impossibleAlone(index, by: question.technician)
    {
      // The pin is the question, so it is no remedy.
      if answer.changes.contains(.pinRemoved(question.visit)) { answer.changes = [] }
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

  private func forced(_ question: ExplanationQuestion, _ facts: VisitFacts) -> Scenario {
    let freed = leftOutMusts.subtracting([question.visit])
    var result = scenario.freeing(freed).requiring(question.visit)
    result.change(question.visit) { visit in
      if let excluded = question.excluding { visit.excludedTechnicians.append(excluded) }
      guard question.technician != nil || question.start != nil else { return }
      var range = question.start ?? facts.pin?.start
      if let asked = question.start, let pinned = facts.pin?.start {
        range = asked.clamped(to: pinned)
      }
      visit.pin = Pin(technician: question.technician ?? facts.pin?.technician, start: range)
    }
    return result
  }
}
