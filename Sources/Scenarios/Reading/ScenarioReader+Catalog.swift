import ServiceModel

// Readers of the catalog.
extension ScenarioReader {
  static func catalog(_ reader: inout ScenarioReader, _ node: SourceNode) -> ServiceCatalog? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.catalog) else { return nil }
    return ServiceCatalog(
      parameters: reader.value("parameters", in: fields, parameters) ?? ServiceParameters(),
      customers: reader.list("customers", in: fields) { reader, node in
        reader.named(node, as: ScenarioFormat.customer) { Customer(id: $0, name: $1) }
      },
      projects: reader.list("projects", in: fields, project),
      categories: reader.list("categories", in: fields) { reader, node in
        reader.named(node, as: ScenarioFormat.category) { WorkCategory(id: $0, name: $1) }
      },
      journals: reader.list("journals", in: fields, journal),
      agreementGroups: reader.list("agreementGroups", in: fields, agreementGroup),
      templateGroups: reader.list("templateGroups", in: fields, templateGroup),
      intervals: reader.list("intervals", in: fields, interval),
      windows: reader.list("windows", in: fields, window),
      objectGroups: reader.list("objectGroups", in: fields) { reader, node in
        reader.named(node, as: ScenarioFormat.objectGroup) { ObjectGroup(id: $0, name: $1) }
      },
      objects: reader.list("objects", in: fields, object),
      tasks: reader.list("tasks", in: fields) { reader, node in
        reader.named(node, as: ScenarioFormat.task) { ServiceTask(id: $0, name: $1) }
      })
  }

  /// Reads what has an id and a name and nothing else.
  private mutating func named<Entity>(
    _ node: SourceNode, as format: ObjectFormat, _ make: (Identifier<Entity>, String) -> Entity
  ) -> Entity? {
    guard let fields = fields(of: node, as: format) else { return nil }
    let id: Identifier<Entity> = id(in: fields)
    return make(id, name(of: id, in: fields))
  }

  /// Reads the name of what is called `id`, which is the id unless given.
  private mutating func name<Entity>(of id: Identifier<Entity>, in fields: Fields) -> String {
    value("name", in: fields, Self.text) ?? id.text
  }

  private static func parameters(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> ServiceParameters? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.parameters) else { return nil }
    let day = reader.value("firstDayOfWeek", in: fields) { reader, node in
      word(&reader, node, among: ScenarioFormat.dayNames)
    }
    return ServiceParameters(
      defaultCalendar: reader.value("defaultCalendar", in: fields, identifier),
      defaultAgreementGroup: reader.value("defaultAgreementGroup", in: fields, identifier),
      allowOrderWithoutAgreement: reader.value("allowOrderWithoutAgreement", in: fields, flag)
        ?? true,
      allowSameItemOnSeveralObjects: reader.value(
        "allowSameItemOnSeveralObjects", in: fields, flag) ?? false,
      allowRepeatOnOneOrder: reader.value("allowRepeatOnOneOrder", in: fields, flag) ?? false,
      windowMayLeaveRun: reader.value("windowMayLeaveRun", in: fields, flag) ?? false,
      firstDayOfWeek: Weekday.allCases.first { "\($0)" == day } ?? .monday,
      registersTimes: reader.value("registersTimes", in: fields, flag) ?? false,
      hourJournal: reader.value("hourJournal", in: fields, identifier),
      orderNumbers: reader.value("orderNumbers", in: fields, numberSequence),
      agreementNumbers: reader.value("agreementNumbers", in: fields, numberSequence))
  }

  private static func numberSequence(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> NumberSequence? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.numberSequence) else {
      return nil
    }
    return NumberSequence(
      prefix: reader.value("prefix", in: fields, text) ?? "",
      digits: reader.value("digits", in: fields, whole) ?? 6,
      next: reader.value("next", in: fields, whole) ?? 1,
      fillsGaps: reader.value("fillsGaps", in: fields, flag) ?? false)
  }

  private static func project(_ reader: inout ScenarioReader, _ node: SourceNode) -> Project? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.project) else { return nil }
    let id: Identifier<Project> = reader.id(in: fields)
    return Project(
      id: id, name: reader.name(of: id, in: fields),
      type: reader.value("type", in: fields, choice) ?? .timeAndMaterial,
      customer: reader.value("customer", in: fields, identifier),
      addresses: reader.list("addresses", in: fields, serviceAddress))
  }

  static func serviceAddress(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> ServiceAddress? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.serviceAddress) else {
      return nil
    }
    return ServiceAddress(
      name: reader.value("name", in: fields, text) ?? "",
      postalAddress: reader.value("postalAddress", in: fields, text),
      site: reader.value("location", in: fields, location),
      orderOnly: reader.value("orderOnly", in: fields, flag) ?? false)
  }

  private static func journal(_ reader: inout ScenarioReader, _ node: SourceNode) -> Journal? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.journal) else { return nil }
    let id: Identifier<Journal> = reader.id(in: fields)
    return Journal(
      id: id, name: reader.name(of: id, in: fields),
      registersTimes: reader.value("registersTimes", in: fields, flag) ?? false)
  }

  private static func agreementGroup(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> AgreementGroup? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.agreementGroup) else {
      return nil
    }
    let id: Identifier<AgreementGroup> = reader.id(in: fields)
    return AgreementGroup(
      id: id, name: reader.name(of: id, in: fields),
      serviceLevelAgreement: reader.value("serviceLevelAgreement", in: fields, identifier))
  }

  private static func templateGroup(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> TemplateGroup? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.templateGroup) else {
      return nil
    }
    let id: Identifier<TemplateGroup> = reader.id(in: fields)
    return TemplateGroup(
      id: id, name: reader.name(of: id, in: fields),
      parent: reader.value("parent", in: fields, identifier))
  }

  private static func interval(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> ServiceInterval? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.interval) else { return nil }
    let id: Identifier<ServiceInterval> = reader.id(in: fields)
    return ServiceInterval(
      id: id, name: reader.name(of: id, in: fields),
      reader.value("range", in: fields, choice) ?? .daily,
      every: reader.value("frequency", in: fields, whole) ?? 1)
  }

  private static func window(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> GenerationWindow? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.window) else { return nil }
    let id: Identifier<GenerationWindow> = reader.id(in: fields)
    let name = reader.name(of: id, in: fields)
    let method = reader.value("method", in: fields) { reader, node in
      word(&reader, node, among: ["week", "month", "manual"])
    }
    let before = reader.value("daysBefore", in: fields, whole)
    let after = reader.value("daysAfter", in: fields, whole)
    if let method, method != "manual", before != nil || after != nil {
      reader.add(
        .conflictingKeys, at: fields.position, value: method,
        "the method \(method) counts no days before or after")
    }
    return GenerationWindow(
      id: id, name: name,
      method == "week"
        ? .week
        : method == "month"
          ? .month : .manual(daysBefore: before ?? 0, daysAfter: after ?? 0))
  }

  private static func object(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> ServiceObject? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.object) else { return nil }
    let id: Identifier<ServiceObject> = reader.id(in: fields)
    return ServiceObject(
      id: id, name: reader.name(of: id, in: fields),
      group: reader.value("group", in: fields, identifier),
      item: reader.value("item", in: fields, identifier), dimensions: reader.dimensions(in: fields),
      site: reader.value("location", in: fields, location),
      requiredSkills: reader.list("requiredSkills", in: fields, requiredSkill))
  }

  /// Reads what tells pieces of an item apart.
  mutating func dimensions(in fields: Fields) -> ItemDimensions {
    ItemDimensions(
      configuration: value("configuration", in: fields, Self.text),
      batch: value("batch", in: fields, Self.text), serial: value("serial", in: fields, Self.text))
  }
}
