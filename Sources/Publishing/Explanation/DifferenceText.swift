package import Planning
package import ServiceModel

/// Says in words and numbers what one plan costs more than another.
///
/// Each term of the objective that differs stands with its amount in brackets; the amounts add up to
/// the difference exactly.
package struct DifferenceText: Sendable {
  private let money: MoneyFormat

  /// Creates the writer of differences in the money of `scenario`.
  package init(_ scenario: Scenario) { money = MoneyFormat(scenario) }

  /// Returns the terms, such as `22 min more travel (+14.30), 1 more broken promise (+24.20)`; empty
  /// when no term differs.
  package func text(_ difference: ObjectiveDifference) -> String {
    ObjectiveTerm.allCases.filter { difference.breakdown[$0] != .zero }.map { term in
      "\(quantity(of: term, in: difference)) (\(signed(difference.breakdown[term])))"
    }.joined(separator: ", ")
  }

  /// Returns the amount with its sign, such as `+14.30`.
  package func signed(_ amount: Money) -> String {
    (amount > .zero ? "+" : "") + money.amount(amount)
  }

  /// What is more or less; the name of the term where quantity and money go different ways.
  private func quantity(of term: ObjectiveTerm, in difference: ObjectiveDifference) -> String {
    let amount = difference.breakdown[term].minorUnits
    func agrees(_ count: Int) -> Bool { count != 0 && (count > 0) == (amount > 0) }
    let more = amount > 0 ? "more" : "less"
    switch term {
    case .travelTime where agrees(difference.travelTime.count / 30):
      return "\((abs(difference.travelTime.count) + 30) / 60) min \(more) travel"
    case .distance where agrees(difference.distance.count / 50):
      return "\(kilometres(Metres(abs(difference.distance.count)))) \(more)"
    case .breach where agrees(difference.brokenPromises):
      return broken(abs(difference.brokenPromises), amount > 0)
    case .drop where agrees(difference.leftOut):
      return counted(abs(difference.leftOut), amount > 0 ? "more visit" : "fewer visit")
        + " left out"
    case .shifts where agrees(difference.shifts):
      return counted(abs(difference.shifts), amount > 0 ? "more shift" : "fewer shift")
    default: return term.label
    }
  }

  private func broken(_ count: Int, _ isMore: Bool) -> String {
    counted(count, isMore ? "more broken promise" : "fewer broken promise")
  }
}
