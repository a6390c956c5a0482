// Faults of the catalog.
extension ScenarioInspection {
  /// Inspects the master data of agreements and orders.
  mutating func inspectCatalog() {
    let catalog = scenario.catalog
    inspectTable(catalog.customers, "customers")
    inspectTable(catalog.projects, "projects")
    inspectTable(catalog.categories, "categories")
    inspectTable(catalog.journals, "journals")
    inspectTable(catalog.agreementGroups, "agreementGroups")
    inspectTable(catalog.templateGroups, "templateGroups")
    inspectTable(catalog.intervals, "intervals")
    inspectTable(catalog.windows, "windows")
    inspectTable(catalog.objectGroups, "objectGroups")
    inspectTable(catalog.objects, "objects")
    inspectTable(catalog.tasks, "tasks")
    inspectParameters()
    inspectGroups()
    inspectIntervalsAndWindows()
    inspectObjects()
    for (index, item) in scenario.stockItems.enumerated() {
      _ = isCountable(
        item.availableFrom, in: PlanningLimits.days,
        FieldPath("stockItems")[index]["availableFrom"], "date")
    }
  }

  private mutating func inspectTable<Row: CatalogRow>(_ rows: [Row], _ key: String) {
    guard !rows.isEmpty else { return }
    checkNames(rows.map(\.id), kind: Row.kind, .duplicateCatalogRow) {
      FieldPath("catalog")[key][$0]
    }
  }

  /// Checks that a name is one of a table of the catalog.
  mutating func checkRow<Row: CatalogRow>(
    _ id: Identifier<Row>?, in type: Row.Type, _ path: @autoclosure () -> FieldPath,
    code: FaultCode = .unknownCatalogReference
  ) {
    guard let id, !catalogNames.contains(id) else { return }
    let names = scenario.catalog[keyPath: Row.table].map(\.id.text)
    let nearest = closestName(to: id.text, among: names)
    add(
      code, path(), value: id.text, nearestName: nearest, "there is no \(Row.kind) \"\(id.text)\"")
  }

  private mutating func inspectParameters() {
    let parameters = scenario.catalog.parameters
    let path = FieldPath("catalog")["parameters"]
    if let calendar = parameters.defaultCalendar {
      checkReference(
        calendar, in: \.calendars, kind: "calendar", .unknownCatalogReference,
        path["defaultCalendar"])
      let calendars = scenario.calendars.standingAlone()
      if let found = calendars.first(where: { $0.id == calendar }), !found.everOpens {
        add(
          .windowNeverOpens, path["defaultCalendar"], value: calendar.text,
          "the default calendar \"\(calendar)\" never opens")
      }
    }
    checkRow(
      parameters.defaultAgreementGroup, in: AgreementGroup.self, path["defaultAgreementGroup"])
    checkRow(parameters.hourJournal, in: Journal.self, path["hourJournal"])
    inspect(parameters.orderNumbers, path["orderNumbers"])
    inspect(parameters.agreementNumbers, path["agreementNumbers"])
  }

  private mutating func inspect(_ sequence: NumberSequence?, _ path: FieldPath) {
    guard let sequence else { return }
    if !(1...12).contains(sequence.digits) {
      add(
        .invalidSequence, path["digits"], value: String(sequence.digits),
        "a number of \(sequence.digits) digits does not count")
    }
    if !NumberSequence.numbers.contains(sequence.next) {
      add(
        .invalidSequence, path["next"], value: String(sequence.next),
        "the next number is \(sequence.next)")
    }
  }

  private mutating func inspectGroups() {
    let catalog = scenario.catalog
    let path = FieldPath("catalog")
    for (index, group) in catalog.agreementGroups.enumerated() {
      guard let promises = group.serviceLevelAgreement else { continue }
      checkReference(
        promises, in: \.serviceLevels, kind: "service level agreement", .unknownServiceLevel,
        path["agreementGroups"][index]["serviceLevelAgreement"])
    }
    let cyclic = Set(TemplateGroupTree(catalog.templateGroups).cyclicGroups)
    for (index, group) in catalog.templateGroups.enumerated() {
      let parent = path["templateGroups"][index]["parent"]
      checkRow(group.parent, in: TemplateGroup.self, parent)
      if cyclic.contains(group.id) {
        add(
          .templateGroupCycle, parent, value: group.parent?.text,
          "the template group \"\(group.id)\" is part of itself")
      }
    }
    for (index, project) in catalog.projects.enumerated() {
      let path = path["projects"][index]
      checkRow(project.customer, in: Customer.self, path["customer"])
      for (number, address) in project.addresses.enumerated() {
        guard let site = address.site else { continue }
        inspect(site, path["addresses"][number]["location"])
      }
    }
  }

  private mutating func inspectIntervalsAndWindows() {
    let path = FieldPath("catalog")
    for (index, interval) in scenario.catalog.intervals.enumerated()
    where !(1...ServiceInterval.maxFrequency).contains(interval.frequency) {
      add(
        .invalidServiceInterval, path["intervals"][index]["frequency"],
        value: String(interval.frequency), "the frequency is \(interval.frequency)")
    }
    for (index, window) in scenario.catalog.windows.enumerated() {
      guard case .manual(let before, let after) = window.method else { continue }
      for (key, days) in [("daysBefore", before), ("daysAfter", after)]
      where !(0...GenerationWindow.maxDays).contains(days) {
        add(
          .invalidWindowDays, path["windows"][index][key], value: String(days),
          "the number of days is \(days)")
      }
    }
  }

  private mutating func inspectObjects() {
    var owners: [Identifier<StockItem>: Identifier<ServiceObject>] = [:]
    for (index, object) in scenario.catalog.objects.enumerated() {
      let path = FieldPath("catalog")["objects"][index]
      checkRow(object.group, in: ObjectGroup.self, path["group"])
      if let site = object.site { inspect(site, path["location"]) }
      inspect(object.requiredSkills, path["requiredSkills"])
      guard let item = object.item else { continue }
      checkReference(
        item, in: \.stockItems, kind: "stock item", .unknownCatalogReference, path["item"])
      if let owner = owners[item], !scenario.catalog.parameters.allowSameItemOnSeveralObjects {
        add(
          .itemOnSeveralObjects, path["item"], value: item.text,
          "the item \"\(item)\" is on object \"\(owner)\" already")
      }
      owners[item] = object.id
    }
  }

  /// Inspects the skills that an object or an agreement asks for.
  mutating func inspect(_ skills: [RequiredSkill], _ path: FieldPath) {
    for (index, required) in skills.enumerated() {
      checkReference(
        required.skill, in: \.skills, kind: "skill", .unknownRequiredSkill, path[index]["skill"])
      checkNumber(required.minLevel, from: 1, .invalidLevel, "level", path[index]["minLevel"])
    }
  }
}

extension WorkingCalendar {
  /// Whether the calendar opens on any day at all.
  fileprivate var everOpens: Bool {
    (weeklyHours.values.joined().contains { $0.from < $0.to })
      || exceptions.values.joined().contains { $0.from < $0.to }
  }
}

/// The names of the rows of the catalog, by table.
struct CatalogNames {
  private let names: [String: Set<String>]

  init(_ catalog: ServiceCatalog) {
    names = [
      Customer.kind: Set(catalog.customers.map(\.id.text)),
      Project.kind: Set(catalog.projects.map(\.id.text)),
      WorkCategory.kind: Set(catalog.categories.map(\.id.text)),
      Journal.kind: Set(catalog.journals.map(\.id.text)),
      AgreementGroup.kind: Set(catalog.agreementGroups.map(\.id.text)),
      TemplateGroup.kind: Set(catalog.templateGroups.map(\.id.text)),
      ServiceInterval.kind: Set(catalog.intervals.map(\.id.text)),
      GenerationWindow.kind: Set(catalog.windows.map(\.id.text)),
      ObjectGroup.kind: Set(catalog.objectGroups.map(\.id.text)),
      ServiceObject.kind: Set(catalog.objects.map(\.id.text)),
      ServiceTask.kind: Set(catalog.tasks.map(\.id.text)),
    ]
  }

  /// Returns whether a row has the name `id`.
  func contains<Row: CatalogRow>(_ id: Identifier<Row>) -> Bool {
    names[Row.kind]?.contains(id.text) ?? false
  }
}
