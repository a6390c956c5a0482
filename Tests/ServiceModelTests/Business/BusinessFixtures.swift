import ServiceModel

extension Scenario {
  /// A lift firm with one agreement of one hour line, on a project with a customer and an address.
  static var liftFirm: Scenario {
    var scenario = oneVisit
    scenario.serviceOrders = []
    scenario.timeZone = .utc
    scenario.calendars = [
      WorkingCalendar(
        id: "office", timeZone: .utc, weeklyHours: Weekday.workingDays.open("08:00-17:00"))
    ]
    scenario.catalog = ServiceCatalog(
      parameters: ServiceParameters(
        defaultAgreementGroup: "gold", orderNumbers: NumberSequence(prefix: "SO-", digits: 4),
        agreementNumbers: NumberSequence(prefix: "A-", digits: 3)),
      customers: [Customer(id: "hotel", name: "Grand Hotel")],
      projects: [
        Project(
          id: "P-1", customer: "hotel",
          addresses: [ServiceAddress(name: "front", postalAddress: "Quay 1", site: .quay)]),
        Project(id: "P-time", type: .time),
      ],
      categories: [WorkCategory(id: "service")],
      agreementGroups: [
        AgreementGroup(id: "gold", serviceLevelAgreement: "gold"), AgreementGroup(id: "silver"),
      ],
      templateGroups: [TemplateGroup(id: "lifts")],
      intervals: [
        ServiceInterval(id: "weekly", .weekly), ServiceInterval(id: "biweekly", .weekly, every: 2),
        ServiceInterval(id: "monthly", .monthly),
        ServiceInterval(id: "ten days", .daily, every: 10),
      ],
      windows: [
        GenerationWindow(id: "week", .week), GenerationWindow(id: "month", .month),
        GenerationWindow(id: "near", .manual(daysBefore: 1, daysAfter: 1)),
        GenerationWindow(id: "loose", .manual(daysBefore: 2, daysAfter: 2)),
      ],
      objects: [ServiceObject(id: "X-1"), ServiceObject(id: "X-2", site: .harbour)],
      tasks: [ServiceTask(id: "oil"), ServiceTask(id: "ropes")])
    scenario.agreements = [
      Agreement(
        id: "A-1", name: "Lifts", startDate: .day("2024-01-01"), endDate: .day("2024-12-31"),
        preferredTechnicians: ["ana"],
        terms: AgreementTerms(
          project: "P-1", group: "gold", description: "Lift service", contactPerson: "Mr Bo",
          responsible: "ana"),
        objects: [ObjectRelation("X-1", reference: "left"), ObjectRelation("X-2")],
        tasks: [TaskRelation("oil", internalNote: "key at desk", externalNote: "two hours")],
        lines: [])
    ]
    return scenario
  }

  /// The lift firm, whose agreement has `lines`.
  static func liftFirm(
    _ lines: [AgreementLine], combineBy: CombineCriterion = .agreement
  )
    -> Scenario
  {
    var scenario = liftFirm
    scenario.agreements[0].lines = lines
    scenario.agreements[0].terms.combineBy = combineBy
    return scenario
  }

  /// The log and the scenario of a run from `first` to `last`.
  func generated(
    _ first: String, _ last: String, _ change: (inout GenerationRequest) -> Void = { _ in }
  ) throws -> OrderGeneration {
    var request = GenerationRequest(from: .day(first), to: .day(last))
    change(&request)
    return try OrderGeneration(self, request)
  }

  /// The days of all generated orders with the lines on each, such as `2024-06-04 1 2`.
  var orderSummaries: [String] {
    serviceOrders.filter { $0.origin == .system }.map { order in
      let lines = order.occurrences.map { " \($0.line)" }.joined()
      return (serviceDate(of: order)?.description ?? "") + lines
    }
  }
}

extension AgreementLine {
  /// An hour line, one hour long, from a day on.
  static func hours(
    _ number: Int, from start: String? = nil, to end: String? = nil,
    every interval: Identifier<ServiceInterval>? = nil,
    window: Identifier<GenerationWindow>? = nil, object: Identifier<ServiceObject>? = nil
  ) -> AgreementLine {
    AgreementLine(
      number: number, LineContent(.hour, object: object), startDate: start.map { .day($0) },
      endDate: end.map { .day($0) }, interval: interval, window: window)
  }
}

extension Location {
  static let quay = Location(coordinate: Coordinate(latitude: 51.9, longitude: 4.5))
  static let harbour = Location(coordinate: Coordinate(latitude: 51.91, longitude: 4.4))
}

/// Returns the rule by which an action is refused; `nil` when it is done.
func refusal(_ action: () throws -> Scenario) -> String? {
  do {
    _ = try action()
    return nil
  } catch {
    return (error as? Refusal)?.rule ?? "\(error)"
  }
}
