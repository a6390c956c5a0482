// Creating, suspending and filtering agreements.
extension Scenario {
  /// Returns the agreement called `id`, if there is one.
  package func agreement(_ id: Identifier<Agreement>?) -> Agreement? {
    guard let id else { return nil }
    return agreements.first { $0.id == id }
  }

  /// Returns the customer who pays for an agreement: that of its project (rule AG-3).
  package func customer(of agreement: Agreement) -> Customer? {
    row(row(agreement.terms.project)?.customer)
  }

  /// Returns the agreements of a group, in the order of the scenario (checklist row 4).
  package func agreements(in group: Identifier<AgreementGroup>) -> [Agreement] {
    agreements.filter { $0.terms.group == group }
  }

  /// Returns the scenario with a new agreement (rules AG-1, AG-2, AG-3, AG-11).
  ///
  /// - Without an id it gets the next one of the sequence.
  /// - Without a group it gets the default group of the parameters.
  /// - Without promises it gets those of its group, once and for all (decision OP-3).
  ///
  /// - Parameters:
  ///   - draft: The agreement; its id may be empty.
  ///   - project: The project that it is started from, which prefills its own.
  /// - Returns: The scenario, the new agreement last.
  /// - Throws: A refusal by the rule that the draft breaks.
  package func creatingAgreement(
    _ draft: Agreement, from project: Identifier<Project>? = nil
  ) throws(Refusal) -> Scenario {
    var result = self
    var agreement = draft
    agreement.terms.project = draft.terms.project ?? project
    agreement.terms.group = draft.terms.group ?? catalog.parameters.defaultAgreementGroup
    if agreement.serviceLevelAgreement == nil {
      agreement.serviceLevelAgreement = row(agreement.terms.group)?.serviceLevelAgreement
    }
    try checkProject(of: agreement)
    guard row(agreement.terms.group) != nil else {
      throw Refusal(
        rule: "AG-1", message: "The agreement names no group that there is.",
        remedy: "Name a group, or set defaultAgreementGroup.")
    }
    guard let start = agreement.startDate, agreement.endDate.map({ start <= $0 }) ?? true else {
      throw Refusal(
        rule: "AG-1", message: "The agreement has no start date, or ends before it.",
        remedy: "Give it a start date that is not after its end date.")
    }
    if agreement.id.text.isEmpty {
      let taken = Set(agreements.map(\.id.text))
      let id = result.catalog.parameters.agreementNumbers?.takeNext(notIn: taken)
      agreement.id = Identifier(id ?? "")
    }
    guard !agreement.id.text.isEmpty, self.agreement(agreement.id) == nil else {
      throw Refusal(
        rule: "MD-2",
        message: agreement.id.text.isEmpty
          ? "The agreement has no id and there is no sequence that gives one."
          : "There is an agreement \(agreement.id) already.",
        remedy: "Type in an id of its own, or set agreementNumbers.")
    }
    result.agreements.append(agreement)
    return result
  }

  private func checkProject(of agreement: Agreement) throws(Refusal) {
    guard let project = row(agreement.terms.project) else {
      throw Refusal(
        rule: "AG-1", message: "The agreement names no project that there is.",
        remedy: "Name a project; all its orders are posted through it.")
    }
    guard project.type != .time else {
      throw Refusal(
        rule: "AG-2", message: "Project \(project.id) is a time project.",
        remedy: "Choose a project of another type.")
    }
  }

  /// Returns the scenario in which an agreement is suspended or not (rule AG-4).
  ///
  /// - Throws: A refusal by `AG-1` when there is no such agreement.
  package func suspending(
    _ id: Identifier<Agreement>, _ isSuspended: Bool = true
  ) throws(Refusal) -> Scenario {
    try changing(id) { $0.suspended = isSuspended }
  }

  /// Returns the scenario in which a line of an agreement is stopped or not (rule AG-5).
  ///
  /// - Throws: A refusal by `AG-5` when there is no such line.
  package func stopping(
    line number: Int, of id: Identifier<Agreement>, _ isStopped: Bool = true
  ) throws(Refusal) -> Scenario {
    guard let index = agreement(id)?.lines.firstIndex(where: { $0.number == number }) else {
      throw Refusal(
        rule: "AG-5", message: "There is no line \(number) of agreement \(id).",
        remedy: "Correct the number.")
    }
    return try changing(id) { $0.lines[index].stopped = isStopped }
  }

  /// Returns the scenario in which an agreement is a template of `group`, or no template (TP-1).
  ///
  /// - Throws: A refusal by `TP-1` when the agreement has orders or there is no such group.
  package func markingTemplate(
    _ id: Identifier<Agreement>, group: Identifier<TemplateGroup>?
  ) throws(Refusal) -> Scenario {
    if let group {
      guard row(group) != nil else {
        throw Refusal(
          rule: "TP-1", message: "There is no template group \(group).",
          remedy: "Correct the name, or add the group.")
      }
      if let order = serviceOrders.first(where: { $0.agreement == id }) {
        throw Refusal(
          rule: "TP-1", message: "Agreement \(id) has orders, such as \(order.id).",
          remedy: "Copy its lines into a new agreement and make that the template.")
      }
    }
    return try changing(id) { $0.terms.templateGroup = group }
  }

  /// Returns the scenario with one agreement changed.
  func changing(
    _ id: Identifier<Agreement>, _ change: (inout Agreement) -> Void
  ) throws(Refusal) -> Scenario {
    guard let index = agreements.firstIndex(where: { $0.id == id }) else {
      throw Refusal(
        rule: "AG-1", message: "There is no agreement \(id).", remedy: "Correct the name.")
    }
    var result = self
    change(&result.agreements[index])
    return result
  }
}
