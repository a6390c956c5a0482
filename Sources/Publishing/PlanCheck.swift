package import Planning
package import ServiceModel

/// What an audit says about a plan file.
package struct PlanCheck: Sendable, Encodable {
  /// Whether there is nothing to object to.
  package var isSound: Bool
  /// What in the file makes no sense or contradicts the audit.
  package var faults: [Fault]
  /// The rules that the plan breaks.
  package var violations: [Breach]
  /// The objective as the file states it, in minor units.
  package var statedObjective: Int
  /// The objective as the audit finds it; `nil` when the file makes too little sense to be judged.
  @Nullable package var objective: Int?
  /// How many visits the plan makes.
  package var assignedVisits: Int
  /// How many visits the plan leaves out.
  package var unassignedVisits: Int
  /// The routes of the plan.
  package var routes: Int

  /// What was found about the certificate; `nil` where nobody asked.
  package var certificate: CertificateVerdict?

  private var money: MoneyFormat

  private enum CodingKeys: String, CodingKey {
    case isSound, faults, violations, statedObjective, objective, assignedVisits,
      unassignedVisits, routes, certificate
  }

  /// Something in the file that makes no sense.
  package struct Fault: Hashable, Sendable, Encodable {
    package var code: String
    package var path: String
    package var text: String

    /// Creates the fault of a plan file.
    init(_ fault: PlanFileFault) {
      code = fault.code.rawValue
      path = fault.path
      text = fault.text
    }
  }

  /// A rule that the plan breaks.
  package struct Breach: Hashable, Sendable, Encodable {
    package var rule: String
    @Nullable package var technician: String?
    @Nullable package var visit: String?
    package var text: String
  }

  /// Judges `file`, made for `scenario`, by `audit`.
  package init(of file: PlanFile, for scenario: Scenario, by audit: PlanAudit) {
    let (plan, unreadable) = file.plan(for: scenario)
    var faults = unreadable
    violations = []
    objective = nil
    if unreadable.isEmpty {
      let breakdown = audit.breakdown(of: plan)
      faults += file.contradictions(to: breakdown)
      faults += plan.unassignedVisits.enumerated().compactMap { index, left in
        guard let price = audit.price(ofLeavingOut: left.visit), price != left.cost else {
          return nil
        }
        return PlanFileFault(
          .contradiction, at: "$.unassignedVisits[\(index)].cost",
          "stated \(left.cost.minorUnits), found \(price.minorUnits)")
      }
      violations = audit.violations(in: plan).map { violation in
        Breach(
          rule: violation.rule, technician: violation.technician?.text,
          visit: violation.visit?.text, text: violation.text)
      }
      objective = breakdown.total.minorUnits
    }
    self.faults = faults.map { Fault($0) }
    certificate = nil
    isSound = faults.isEmpty && violations.isEmpty
    statedObjective = file.objective
    routes = plan.routes.count
    assignedVisits = plan.routes.reduce(0) { $0 + $1.visits.count }
    unassignedVisits = plan.unassignedVisits.count
    money = MoneyFormat(scenario)
  }

  /// The verdict for people, one finding a line, with a final newline.
  package var text: String {
    auditText + (certificate?.text(in: money, objective: objective) ?? "")
  }

  private var auditText: String {
    let price = money.text(Money(minorUnits: objective ?? statedObjective))
    guard !isSound else {
      return
        "The plan is sound: \(counted(assignedVisits, "visit")) in \(counted(routes, "route")), "
        + "\(unassignedVisits) left out, objective \(price).\n"
    }
    let findings =
      faults.map { "  \($0.code) \($0.path): \($0.text)" }
      + violations.map { breach in
        let place = [breach.technician, breach.visit].compactMap(\.self).joined(separator: ", ")
        return "  \(place.isEmpty ? "" : "\(place): ")\(breach.text) [\(breach.rule)]"
      }
    return "The plan is not sound: \(counted(findings.count, "objection")).\n"
      + findings.map { $0.printable + "\n" }.joined()
  }
}

extension PlanFile {
  /// Returns where the file contradicts itself or the price that an audit found.
  ///
  /// - Parameter breakdown: The price of the plan, recomputed from the scenario.
  /// - Returns: A fault for each number that should be another.
  package func contradictions(to breakdown: ObjectiveBreakdown) -> [PlanFileFault] {
    var faults: [PlanFileFault] = []
    func expect(_ stated: Int, _ actual: Int, at path: String) {
      guard stated != actual else { return }
      faults.append(PlanFileFault(.contradiction, at: path, "stated \(stated), found \(actual)"))
    }
    for term in ObjectiveTerm.allCases {
      expect(terms[term.rawValue] ?? 0, breakdown[term].minorUnits, at: "$.terms.\(term.rawValue)")
    }
    expect(objective, breakdown.total.minorUnits, at: "$.objective")
    if let bound, bound > objective {
      faults.append(
        PlanFileFault(
          .contradiction, at: "$.bound", "a bound of \(bound) is above the objective \(objective)"))
    }
    if status == PlanningStatus.provedOptimal.rawValue, bound != objective {
      faults.append(
        PlanFileFault(
          .contradiction, at: "$.status", "an optimal plan has a bound equal to its objective"))
    }
    return faults
  }
}
