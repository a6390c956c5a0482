extension GenerationRequest {
  /// Returns whether an agreement is among those asked for.
  func concerns(_ agreement: Agreement) -> Bool {
    (agreements.isEmpty || agreements.contains(agreement.id))
      && (groups.isEmpty || agreement.terms.group.map(groups.contains) ?? false)
  }

  /// Checks that the period counts, that what is asked for is there, and that there are ids.
  ///
  /// - Throws: A refusal by `GN-2`, `MD-1` or `MD-2`.
  func check(against scenario: Scenario) throws(Refusal) {
    guard PlanningLimits.days.contains(from), PlanningLimits.days.contains(to), from <= to,
      to.daysSinceEpoch - from.daysSinceEpoch < Self.maxDays
    else {
      throw Refusal(
        rule: "GN-2", message: "The period ends before it starts, or is too long.",
        remedy: "Give a first day and a last day that is not before it, within ten years.")
    }
    for id in agreements where scenario.agreement(id) == nil {
      throw Refusal(
        rule: "MD-1", message: "There is no agreement \(id).",
        remedy: suggestion(for: id.text, among: scenario.agreements.map(\.id.text)))
    }
    for id in groups where scenario.row(id) == nil {
      throw Refusal(
        rule: "MD-1", message: "There is no agreement group \(id).",
        remedy: suggestion(
          for: id.text, among: scenario.catalog.agreementGroups.map(\.id.text)))
    }
    guard scenario.catalog.parameters.orderNumbers != nil else {
      throw Refusal(
        rule: "MD-2", message: "There is no sequence that gives orders their ids.",
        remedy: "Set orderNumbers in the parameters of the catalog.")
    }
  }

  private func suggestion(for name: String, among names: [String]) -> String {
    closestName(to: name, among: names).map { "Maybe \($0) is meant." } ?? "Correct the name."
  }
}
