import ServiceModel

// The business side of random scenarios.
extension RandomScenario {
  /// Adds a catalog, and the terms and lines of agreements.
  mutating func addBusiness(to scenario: inout Scenario) {
    for index in scenario.stockItems.indices {
      scenario.stockItems[index].availableFrom = maybe { $0.date() }
      scenario.stockItems[index].dimensions = dimensions()
    }
    scenario.catalog = catalog(scenario)
    for index in scenario.agreements.indices {
      scenario.agreements[index].terms = terms(scenario)
      scenario.agreements[index].objects = objects(scenario)
      scenario.agreements[index].tasks = tasks(scenario)
      scenario.agreements[index].lines = lines(of: scenario.agreements[index], scenario)
    }
  }

  private mutating func dimensions() -> ItemDimensions {
    ItemDimensions(
      configuration: maybe { $0.word() }, batch: maybe { $0.word() }, serial: maybe { $0.word() })
  }

  private mutating func catalog(_ scenario: Scenario) -> ServiceCatalog {
    var catalog = ServiceCatalog(
      customers: many { Customer(id: Identifier("c\($1)"), name: $0.word()) },
      categories: many { WorkCategory(id: Identifier("k\($1)"), name: $0.word()) },
      journals: many {
        Journal(id: Identifier("j\($1)"), name: $0.word(), registersTimes: $0.random.below(2) == 0)
      },
      agreementGroups: many {
        AgreementGroup(
          id: Identifier("g\($1)"), name: $0.word(),
          serviceLevelAgreement: $0.one(of: scenario.serviceLevelAgreements.map(\.id)))
      },
      templateGroups: many {
        TemplateGroup(
          id: Identifier("t\($1)"), name: $0.word(),
          parent: $1 == 0 ? nil : Identifier("t\($0.random.below($1))"))
      },
      intervals: many {
        ServiceInterval(
          id: Identifier("i\($1)"), name: $0.word(),
          ServiceInterval.Range.allCases[$0.random.below(5)], every: 1 + $0.random.below(40))
      },
      windows: many {
        let methods: [GenerationWindow.Method] = [
          .week, .month,
          .manual(daysBefore: $0.random.below(9), daysAfter: $0.random.below(9)),
        ]
        return GenerationWindow(
          id: Identifier("w\($1)"), name: $0.word(), methods[$0.random.below(3)])
      },
      objectGroups: many { ObjectGroup(id: Identifier("og\($1)"), name: $0.word()) },
      tasks: many { ServiceTask(id: Identifier("task \($1)"), name: $0.word()) })
    catalog.projects = many { random, number in
      Project(
        id: Identifier("P \(number)"), name: random.word(),
        type: ProjectType.allCases[random.random.below(5)],
        customer: random.one(of: catalog.customers.map(\.id)),
        addresses: random.many { random, _ in random.address() })
    }
    catalog.objects = many { random, number in
      ServiceObject(
        id: Identifier("X-\(number)"), name: random.word(),
        group: random.one(of: catalog.objectGroups.map(\.id)),
        item: random.one(of: scenario.stockItems.map(\.id)), dimensions: random.dimensions(),
        site: random.maybe { $0.location() },
        requiredSkills: random.some(scenario.skills).map { RequiredSkill(skill: $0.id) })
    }
    catalog.parameters = parameters(catalog, scenario)
    return catalog
  }

  private mutating func parameters(
    _ catalog: ServiceCatalog, _ scenario: Scenario
  ) -> ServiceParameters {
    ServiceParameters(
      defaultCalendar: one(of: scenario.calendars.map(\.id)),
      defaultAgreementGroup: one(of: catalog.agreementGroups.map(\.id)),
      allowOrderWithoutAgreement: random.below(2) == 0, allowSameItemOnSeveralObjects: true,
      allowRepeatOnOneOrder: random.below(2) == 0, windowMayLeaveRun: random.below(2) == 0,
      firstDayOfWeek: Weekday.allCases[random.below(7)], registersTimes: random.below(2) == 0,
      hourJournal: one(of: catalog.journals.map(\.id)),
      orderNumbers: maybe { $0.numbers() }, agreementNumbers: maybe { $0.numbers() })
  }

  private mutating func numbers() -> NumberSequence {
    NumberSequence(
      prefix: word(), digits: 1 + random.below(12), next: 1 + random.below(900),
      fillsGaps: random.below(2) == 0)
  }

  private mutating func address() -> ServiceAddress {
    ServiceAddress(
      name: word(), postalAddress: maybe { $0.word() }, site: maybe { $0.location() },
      orderOnly: random.below(2) == 0)
  }

  private mutating func terms(_ scenario: Scenario) -> AgreementTerms {
    AgreementTerms(
      project: one(of: scenario.catalog.projects.map(\.id)),
      group: one(of: scenario.catalog.agreementGroups.map(\.id)),
      templateGroup: one(of: scenario.catalog.templateGroups.map(\.id)),
      description: maybe { $0.word() },
      combineBy: CombineCriterion.allCases[random.below(CombineCriterion.allCases.count)],
      contactPerson: maybe { $0.word() },
      responsible: one(of: scenario.technicians.map(\.id)), site: maybe { $0.location() },
      requiredSkills: some(scenario.skills).map { RequiredSkill(skill: $0.id, minLevel: 2) },
      coveredHours: one(of: scenario.calendars.map(\.id)),
      visitAllowance: maybe {
        VisitAllowance(
          visits: $0.random.below(9), period: AllowancePeriod.allCases[$0.random.below(3)])
      })
  }

  private mutating func objects(_ scenario: Scenario) -> [ObjectRelation] {
    some(scenario.catalog.objects).map { object in
      ObjectRelation(object.id, reference: maybe { $0.word() })
    }
  }

  private mutating func tasks(_ scenario: Scenario) -> [TaskRelation] {
    some(scenario.catalog.tasks).map { task in
      TaskRelation(
        task.id, internalNote: maybe { $0.word() }, externalNote: maybe { $0.word() })
    }
  }

  private mutating func content(
    _ scenario: Scenario, _ objects: [ObjectRelation], _ tasks: [TaskRelation]
  ) -> LineContent {
    var type = TransactionType.allCases[random.below(4)]
    if scenario.stockItems.isEmpty, type == .item { type = .fee }
    return LineContent(
      type, description: maybe { $0.word() }, note: maybe { $0.word() },
      technician: one(of: scenario.technicians.map(\.id)), object: one(of: objects.map(\.object)),
      task: one(of: tasks.map(\.task)),
      startAfterTime: maybe { CivilTime(hour: $0.random.below(8), minute: 15) },
      endBeforeTime: maybe { CivilTime(hour: 20 + $0.random.below(4), minute: 30) },
      quantity: Quantity(thousandths: 1 + random.below(9000)), unit: maybe { $0.word() },
      item: type == .item ? scenario.stockItems[0].id : nil,
      category: one(of: scenario.catalog.categories.map(\.id)), costPrice: maybe { $0.money() },
      salesPrice: maybe { $0.money() })
  }

  private mutating func lines(of agreement: Agreement, _ scenario: Scenario) -> [AgreementLine] {
    many { random, number in
      AgreementLine(
        number: 10 * (number + 1),
        random.content(scenario, agreement.objects, agreement.tasks),
        startDate: random.maybe { _ in CivilDate(daysSinceEpoch: 20_000) },
        endDate: random.maybe { _ in CivilDate(daysSinceEpoch: 22_000) },
        interval: random.one(of: scenario.catalog.intervals.map(\.id)),
        window: random.one(of: scenario.catalog.windows.map(\.id)),
        itemSetup: ItemSetup.allCases[random.random.below(2)],
        stopped: random.random.below(2) == 0)
    }
  }

  /// Adds the business side of an order.
  mutating func addBusiness(to order: inout ServiceOrder, _ scenario: Scenario) {
    order.details = OrderDetails(
      description: maybe { $0.word() },
      project: one(of: scenario.catalog.projects.map(\.id)),
      serviceDateTime: maybe { $0.time() }, serviceAddress: maybe { $0.address() },
      contactPerson: maybe { $0.word() }, calendarConflict: random.below(2) == 0)
    order.objects = objects(scenario)
    order.tasks = tasks(scenario)
    let (objects, tasks) = (order.objects, order.tasks)
    order.lines = many { random, number in
      OrderLine(
        number: 10 * (number + 1), random.content(scenario, objects, tasks),
        status: LineStatus.allCases[random.random.below(3)],
        origin: OrderOrigin.allCases[random.random.below(3)],
        occurrence: random.occurrence(scenario),
        window: random.maybe {
          let first = $0.date()
          return first...first.advanced(by: $0.random.below(9))
        },
        dateExecuted: random.maybe { $0.date() },
        actualTimes: random.maybe {
          DailyInterval(
            from: CivilTime(hour: $0.random.below(12), minute: 0),
            to: CivilTime(hour: 12 + $0.random.below(12), minute: 5))
        })
    }
    guard order.details.project != nil else { return }
    order.itemRequirements = some(scenario.stockItems).enumerated().map { number, item in
      ItemRequirement(
        number: number + 7, item: item.id, quantity: Quantity(thousandths: 1 + random.below(5000)),
        unit: maybe { $0.word() }, deliveryDate: maybe { $0.date() },
        status: ItemRequirement.Status.allCases[random.below(3)],
        occurrence: occurrence(scenario))
    }
  }

  private mutating func occurrence(_ scenario: Scenario) -> LineOccurrence? {
    one(of: scenario.agreements.map(\.id)).map { agreement in
      LineOccurrence(
        agreement: agreement, line: 1 + random.below(9), dateCalculated: date())
    }
  }

  /// Takes what an order says away that has no place in a table.
  mutating func fitIntoTable(_ order: inout ServiceOrder) {
    order.objects = []
    order.tasks = []
    order.itemRequirements = []
    order.details.serviceAddress = nil
    func filled(_ text: String?) -> String? { text == "" ? nil : text }
    order.details.description = filled(order.details.description)
    order.details.contactPerson = filled(order.details.contactPerson)
    for index in order.lines.indices {
      var content = order.lines[index].content
      content.object = nil
      content.task = nil
      content.description = filled(content.description)
      content.note = filled(content.note)
      content.unit = filled(content.unit)
      order.lines[index].content = content
    }
  }
}
