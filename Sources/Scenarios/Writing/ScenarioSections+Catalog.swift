import ServiceModel

extension ScenarioSections {
  /// The catalog, or `nil` when there is nothing in it.
  func catalog(_ catalog: ServiceCatalog) -> FileValue? {
    guard catalog != ServiceCatalog() else { return nil }
    return .entries([
      "parameters": parameters(catalog.parameters),
      "customers": .nonEmpty(catalog.customers.map { named($0.id.text, $0.name) }),
      "projects": .nonEmpty(catalog.projects.map(project)),
      "categories": .nonEmpty(catalog.categories.map { named($0.id.text, $0.name) }),
      "journals": .nonEmpty(catalog.journals.map(journal)),
      "agreementGroups": .nonEmpty(catalog.agreementGroups.map(agreementGroup)),
      "templateGroups": .nonEmpty(catalog.templateGroups.map(templateGroup)),
      "intervals": .nonEmpty(catalog.intervals.map(interval)),
      "windows": .nonEmpty(catalog.windows.map(window)),
      "objectGroups": .nonEmpty(catalog.objectGroups.map { named($0.id.text, $0.name) }),
      "objects": .nonEmpty(catalog.objects.map(object)),
      "tasks": .nonEmpty(catalog.tasks.map { named($0.id.text, $0.name) }),
    ])
  }

  private func parameters(_ parameters: ServiceParameters) -> FileValue? {
    guard parameters != ServiceParameters() else { return nil }
    return .entries([
      "defaultCalendar": name(parameters.defaultCalendar),
      "defaultAgreementGroup": name(parameters.defaultAgreementGroup),
      "allowOrderWithoutAgreement": parameters.allowOrderWithoutAgreement
        ? nil : .scalar("false"),
      "allowSameItemOnSeveralObjects": flag(parameters.allowSameItemOnSeveralObjects),
      "allowRepeatOnOneOrder": flag(parameters.allowRepeatOnOneOrder),
      "windowMayLeaveRun": flag(parameters.windowMayLeaveRun),
      "firstDayOfWeek": parameters.firstDayOfWeek == .monday
        ? nil : .text("\(parameters.firstDayOfWeek)"),
      "registersTimes": flag(parameters.registersTimes),
      "hourJournal": name(parameters.hourJournal),
      "orderNumbers": parameters.orderNumbers.map(numberSequence),
      "agreementNumbers": parameters.agreementNumbers.map(numberSequence),
    ])
  }

  private func numberSequence(_ sequence: NumberSequence) -> FileValue {
    .entries([
      "prefix": .text(sequence.prefix), "digits": .number(sequence.digits),
      "next": .number(sequence.next), "fillsGaps": flag(sequence.fillsGaps),
    ])
  }

  private func project(_ project: Project) -> FileValue {
    .entries([
      "id": .text(project.id.text),
      "name": project.name == project.id.text ? nil : .text(project.name),
      "type": project.type == .timeAndMaterial ? nil : .text(project.type.rawValue),
      "customer": name(project.customer),
      "addresses": .nonEmpty(project.addresses.map(serviceAddress)),
    ])
  }

  func serviceAddress(_ address: ServiceAddress) -> FileValue {
    .entries([
      "name": .text(address.name), "postalAddress": address.postalAddress.map(FileValue.text),
      "location": address.site.map(location), "orderOnly": flag(address.orderOnly),
    ])
  }

  private func journal(_ journal: Journal) -> FileValue {
    .entries([
      "id": .text(journal.id.text),
      "name": journal.name == journal.id.text ? nil : .text(journal.name),
      "registersTimes": flag(journal.registersTimes),
    ])
  }

  private func agreementGroup(_ group: AgreementGroup) -> FileValue {
    .entries([
      "id": .text(group.id.text),
      "name": group.name == group.id.text ? nil : .text(group.name),
      "serviceLevelAgreement": name(group.serviceLevelAgreement),
    ])
  }

  private func templateGroup(_ group: TemplateGroup) -> FileValue {
    .entries([
      "id": .text(group.id.text),
      "name": group.name == group.id.text ? nil : .text(group.name), "parent": name(group.parent),
    ])
  }

  private func interval(_ interval: ServiceInterval) -> FileValue {
    .entries([
      "id": .text(interval.id.text),
      "name": interval.name == interval.id.text ? nil : .text(interval.name),
      "range": .text(interval.range.rawValue),
      "frequency": interval.frequency == 1 ? nil : .number(interval.frequency),
    ])
  }

  private func window(_ window: GenerationWindow) -> FileValue {
    var method = "manual"
    var days: (before: Int, after: Int)?
    switch window.method {
    case .week: method = "week"
    case .month: method = "month"
    case .manual(let before, let after): days = (before, after)
    }
    return .entries([
      "id": .text(window.id.text),
      "name": window.name == window.id.text ? nil : .text(window.name),
      "method": .text(method), "daysBefore": days.map { .number($0.before) },
      "daysAfter": days.map { .number($0.after) },
    ])
  }

  private func object(_ object: ServiceObject) -> FileValue {
    .entries([
      "id": .text(object.id.text),
      "name": object.name == object.id.text ? nil : .text(object.name),
      "group": name(object.group), "item": name(object.item),
      "configuration": object.dimensions.configuration.map(FileValue.text),
      "batch": object.dimensions.batch.map(FileValue.text),
      "serial": object.dimensions.serial.map(FileValue.text),
      "location": object.site.map(location),
      "requiredSkills": .nonEmpty(object.requiredSkills.map(requiredSkill)),
    ])
  }

  func stockItem(_ item: StockItem) -> FileValue {
    .entries([
      "id": .text(item.id.text), "name": item.name == item.id.text ? nil : .text(item.name),
      "availableFrom": date(item.availableFrom),
      "configuration": item.dimensions.configuration.map(FileValue.text),
      "batch": item.dimensions.batch.map(FileValue.text),
      "serial": item.dimensions.serial.map(FileValue.text),
    ])
  }

  // MARK: Small values

  /// Returns a name, or `nil` for none, so that the key is left out.
  func name<Entity>(_ id: Identifier<Entity>?) -> FileValue? { id.map { .text($0.text) } }

  /// Returns a flag that is set, or `nil`, so that the key is left out.
  func flag(_ flag: Bool) -> FileValue? { flag ? .scalar("true") : nil }
}
