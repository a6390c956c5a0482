extension Scenario {
  /// Returns the scenario with another service level agreement on an agreement.
  ///
  /// Orders that exist keep what they were promised: those that followed the agreement get its
  /// former promises as their own (open point OP-19). Orders of an agreement without any promises
  /// follow the new ones.
  ///
  /// - Parameters:
  ///   - promises: The new promises; `nil` for none.
  ///   - agreement: The agreement.
  /// - Returns: The scenario with the change.
  /// - Throws: ``Refusal`` when one of the two is not there, or the promises are suspended (SL-1).
  package func assigning(
    _ promises: Identifier<ServiceLevelAgreement>?, to agreement: Identifier<Agreement>
  ) throws(Refusal) -> Scenario {
    guard let position = agreements.firstIndex(where: { $0.id == agreement }) else {
      throw Refusal(
        rule: "SL-1", message: "there is no agreement \"\(agreement)\"",
        remedy: "Correct the name, or add the agreement.")
    }
    let former = agreements[position].serviceLevelAgreement
    guard promises != former else { return self }
    if let promises { try checkAssignable(promises) }
    var result = self
    result.agreements[position].serviceLevelAgreement = promises
    guard let former else { return result }
    for index in serviceOrders.indices
    where serviceOrders[index].agreement == agreement
      && serviceOrders[index].serviceLevelAgreement == nil
    {
      result.serviceOrders[index].serviceLevelAgreement = former
    }
    return result
  }

  /// Checks that `promises` may be assigned to an agreement or an order (rule SL-1).
  ///
  /// - Throws: ``Refusal`` when there are none of that name, or they are suspended.
  package func checkAssignable(
    _ promises: Identifier<ServiceLevelAgreement>
  ) throws(Refusal) {
    guard let found = serviceLevelAgreements.first(where: { $0.id == promises }) else {
      throw Refusal(
        rule: "SL-1", message: "there is no service level agreement \"\(promises)\"",
        remedy: "Correct the name, or add the service level agreement.")
    }
    guard !found.suspended else {
      throw Refusal(
        rule: "SL-1", message: "the service level agreement \"\(promises)\" is suspended",
        remedy: "Choose another one, or take up the suspended one again.")
    }
  }
}
