import ArgumentParser
import Planning
import Publishing
import ServiceModel

extension PlanningResult {
  /// Makes sure that the plan keeps the rules of its scenario and costs what it says.
  ///
  /// - Throws: ``CommandFailure`` with all that the audit found, which is an error of the planner.
  func requireCleanAudit(_ audit: PlanAudit) throws {
    guard status.hasPlan else { return }
    var findings = audit.violations(in: plan).map(\.line)
    let price = audit.breakdown(of: plan)
    for term in ObjectiveTerm.allCases where price[term] != breakdown[term] {
      findings.append(
        "the term \(term.rawValue) is \(price[term].minorUnits), not \(breakdown[term].minorUnits)")
    }
    guard !findings.isEmpty else { return }
    throw CommandFailure(
      "the audit rejects the plan, so it is not written; please report this:\n"
        + findings.map { "  \($0)" }.joined(separator: "\n"), exitCode: .internalError)
  }

  /// Why there is no plan, or `nil` when there is one.
  func conflict(in scenario: Scenario) -> String? {
    guard !status.hasPlan else { return nil }
    let context = PlanContext(scenario)
    let visits = plan.unassignedVisits.filter { context.visit($0.visit)?.mandatory == true }
    let lines = visits.flatMap { unassigned in
      unassigned.reasons.map { "  \(unassigned.visit): \($0.code.rawValue), \($0.text)" }
    }
    let head =
      status == .infeasible
      ? "callout: no plan can make every mandatory visit"
      : "callout: stopped before a plan was found that makes every mandatory visit"
    return ([head] + lines).joined(separator: "\n")
  }
}

extension PlanningStatus {
  /// Whether the run ended because it proved what it was asked to.
  var isProved: Bool { ExitCode(self) == .success }
}

extension Violation {
  /// The violation on one line.
  var line: String {
    let place = [technician?.text, visit?.text].compactMap(\.self).joined(separator: ", ")
    return (place.isEmpty ? "" : "\(place): ") + "\(text) [\(rule)]"
  }
}
