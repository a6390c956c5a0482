// Creating an order by hand.
extension Scenario {
  /// Returns the scenario with an order that somebody creates by hand (rules OR-1 to OR-5, OR-12).
  ///
  /// The order starts in the initial stage, has origin *user*, and keeps the promises that its
  /// agreement makes at that moment (decision OP-19). It gets an activity as the creation rule says, and
  /// those of its lines where the initial stage makes them (rule DI-3).
  ///
  /// - Parameters:
  ///   - request: What somebody says about the order.
  ///   - instant: When it is created, which starts its clocks.
  /// - Returns: The scenario, the new order last.
  /// - Throws: A refusal by the rule that the request breaks.
  package func creatingOrder(
    _ request: OrderRequest, at instant: Instant
  ) throws(Refusal) -> Scenario {
    var result = self
    let agreement = try checkedAgreement(of: request)
    try check(request.serviceDateTime, inside: agreement)
    let project = row(request.project ?? agreement?.terms.project)
    if project == nil, let name = request.project {
      throw Refusal(
        rule: "OR-1", message: "There is no project \(name).", remedy: "Correct the name.")
    }
    let address = try result.takeAddress(request.address, of: project)
    let id = try result.takeOrderID(request.id)
    let terms = agreement?.terms
    var order = ServiceOrder(
      id: id, customer: request.customer ?? row(project?.customer)?.name,
      agreement: request.agreement, serviceLevelAgreement: agreement?.serviceLevelAgreement,
      createdAt: instant, stage: stages.first { $0.parent == nil }?.id, priority: request.priority,
      visits: [], responsible: request.responsible ?? terms?.responsible,
      preferredTechnicians: request.preferredTechnician.map { [$0] } ?? [],
      details: OrderDetails(
        description: request.description ?? terms?.description, project: project?.id,
        serviceDateTime: request.serviceDateTime, serviceAddress: address,
        contactPerson: request.contactPerson ?? terms?.contactPerson),
      objects: agreement?.objects ?? [])
    for content in request.lines {
      try check(content)
      try checkRelated(content, on: order)
      order.lines.append(OrderLine(number: order.nextLineNumber, content))
    }
    order.visits = OrderVisits(self).visits(of: order)
    result.serviceOrders.append(order)
    result.activities = try dispatch.addingActivity(
      to: activities, for: order, startingAt: request.serviceDateTime,
      taking: order.visits.first?.serviceDuration ?? .zero, answer: request.wantsActivity)
    result.matchActivities(of: order)
    return result
  }

  private func checkedAgreement(of request: OrderRequest) throws(Refusal) -> Agreement? {
    guard let id = request.agreement else {
      guard catalog.parameters.allowOrderWithoutAgreement else {
        throw Refusal(
          rule: "OR-2", message: "The order names no agreement.",
          remedy: "Name one, or set allowOrderWithoutAgreement.")
      }
      return nil
    }
    guard let agreement = agreement(id) else {
      throw Refusal(
        rule: "OR-1", message: "There is no agreement \(id).", remedy: "Correct the name.")
    }
    guard !agreement.suspended else {
      throw Refusal(
        rule: "AG-4", message: "Agreement \(id) is suspended.",
        remedy: "Resume it, or name another agreement.")
    }
    guard !agreement.isTemplate else {
      throw Refusal(
        rule: "TP-1", message: "Agreement \(id) is a template.",
        remedy: "Copy its lines into an agreement or an order.")
    }
    return agreement
  }

  /// Checks that an order lies inside the dates of its agreement (rule OR-3).
  private func check(_ instant: Instant?, inside agreement: Agreement?) throws(Refusal) {
    guard let instant, let agreement else { return }
    let zone = agreement.timeZone ?? timeZone
    let date = zone.rules.civil(at: instant).date
    guard !agreement.dates.contains(date) else { return }
    throw Refusal(
      rule: "OR-3", message: "\(date) is outside the dates of agreement \(agreement.id).",
      remedy: "Choose a day on which the agreement holds.")
  }

  /// Takes the id of a new order: the one given, or the next one of the sequence (rule MD-2).
  mutating func takeOrderID(
    _ given: Identifier<ServiceOrder>?
  ) throws(Refusal) -> Identifier<ServiceOrder> {
    if let given {
      guard !given.text.isEmpty, order(given) == nil else {
        throw Refusal(
          rule: "MD-2", message: "There is an order \(given) already, or the id is empty.",
          remedy: "Give the order an id of its own.")
      }
      return given
    }
    let taken = Set(serviceOrders.map(\.id.text))
    guard let next = catalog.parameters.orderNumbers?.takeNext(notIn: taken) else {
      throw Refusal(
        rule: "MD-2", message: "The order has no id and there is no sequence that gives one.",
        remedy: "Type in an id, or set orderNumbers.")
    }
    return Identifier(next)
  }

  /// Takes the address of an order, and writes a new one back to the project (rule OR-5).
  private mutating func takeAddress(
    _ choice: AddressChoice, of project: Project?
  ) throws(Refusal) -> ServiceAddress? {
    switch choice {
    case .projectDefault: return project?.addresses.first
    case .known(let name):
      guard let address = project?.addresses.first(where: { $0.name == name }) else {
        throw Refusal(
          rule: "OR-5", message: "The project has no address \(name).",
          remedy: "Correct the name, or give the address in full.")
      }
      return address
    case .new(let address):
      guard !address.orderOnly,
        let index = catalog.projects.firstIndex(where: { $0.id == project?.id })
      else { return address }
      let addresses = catalog.projects[index].addresses
      if let same = addresses.firstIndex(where: { $0.name == address.name }) {
        catalog.projects[index].addresses[same] = address
      } else {
        catalog.projects[index].addresses.append(address)
      }
      return address
    }
  }
}

extension ServiceOrder {
  /// The number of the next line: one more than the largest.
  var nextLineNumber: Int { (lines.map(\.number).max() ?? 0) + 1 }
}
