import ServiceModel

extension ScenarioSections {
  /// The keys of an agreement that say what its orders default to and how they are made.
  func termEntries(_ agreement: Agreement) -> [FileEntry] {
    let terms = agreement.terms
    let entries: KeyValuePairs<String, FileValue?> = [
      "project": name(terms.project), "group": name(terms.group),
      "templateGroup": name(terms.templateGroup),
      "description": terms.description.map(FileValue.text),
      "combineBy": terms.combineBy == .agreement ? nil : .text(terms.combineBy.rawValue),
      "contactPerson": terms.contactPerson.map(FileValue.text),
      "responsible": name(terms.responsible),
      "location": terms.site.map(location),
      "requiredSkills": .nonEmpty(terms.requiredSkills.map(requiredSkill)),
      "coveredHours": name(terms.coveredHours),
      "visitAllowance": terms.visitAllowance.map { allowance in
        .entries([
          "visits": .number(allowance.visits), "period": .text(allowance.period.rawValue),
        ])
      },
      "objects": .nonEmpty(agreement.objects.map(objectRelation)),
      "tasks": .nonEmpty(agreement.tasks.map(taskRelation)),
      "lines": .nonEmpty(agreement.lines.map(agreementLine)),
    ]
    return entries.compactMap { key, value in value.map { FileEntry(key: key, value: $0) } }
  }

  /// The keys of the business side of an order.
  func detailEntries(_ order: ServiceOrder) -> [FileEntry] {
    let details = order.details
    let entries: KeyValuePairs<String, FileValue?> = [
      "description": details.description.map(FileValue.text),
      "project": name(details.project),
      "serviceDateTime": details.serviceDateTime.map(times.value),
      "serviceAddress": details.serviceAddress.map(serviceAddress),
      "contactPerson": details.contactPerson.map(FileValue.text),
      "calendarConflict": flag(details.calendarConflict),
      "objects": .nonEmpty(order.objects.map(objectRelation)),
      "tasks": .nonEmpty(order.tasks.map(taskRelation)),
      "lines": .nonEmpty(order.lines.map(orderLine)),
      "itemRequirements": .nonEmpty(order.itemRequirements.map(itemRequirement)),
    ]
    return entries.compactMap { key, value in value.map { FileEntry(key: key, value: $0) } }
  }

  private func objectRelation(_ relation: ObjectRelation) -> FileValue {
    guard let reference = relation.reference else { return .text(relation.object.text) }
    return .entries(["object": .text(relation.object.text), "reference": .text(reference)])
  }

  private func taskRelation(_ relation: TaskRelation) -> FileValue {
    guard relation != TaskRelation(relation.task) else { return .text(relation.task.text) }
    return .entries([
      "task": .text(relation.task.text),
      "internalNote": relation.internalNote.map(FileValue.text),
      "externalNote": relation.externalNote.map(FileValue.text),
    ])
  }

  private func agreementLine(_ line: AgreementLine) -> FileValue {
    let own: KeyValuePairs<String, FileValue?> = [
      "startDate": date(line.startDate), "endDate": date(line.endDate),
      "interval": name(line.interval), "window": name(line.window),
      "itemSetup": line.itemSetup == .transaction ? nil : .text(line.itemSetup.rawValue),
      "stopped": flag(line.stopped),
    ]
    return .map(content(line.content, number: line.number) + Self.present(own))
  }

  private func orderLine(_ line: OrderLine) -> FileValue {
    let own: KeyValuePairs<String, FileValue?> = [
      "status": line.status == .created ? nil : .text(line.status.rawValue),
      "origin": line.origin == .user ? nil : .text(line.origin.rawValue),
      "agreement": name(line.occurrence?.agreement),
      "agreementLine": (line.occurrence?.line).map(FileValue.number),
      "dateCalculated": date(line.occurrence?.dateCalculated),
      "windowFrom": date(line.window?.lowerBound), "windowTo": date(line.window?.upperBound),
      "dateExecuted": date(line.dateExecuted),
      "actualTimes": line.actualTimes.map { .text(FileTimes.interval($0)) },
    ]
    return .map(content(line.content, number: line.number) + Self.present(own))
  }

  private func content(_ content: LineContent, number: Int) -> [FileEntry] {
    let entries: KeyValuePairs<String, FileValue?> = [
      "line": .number(number), "type": .text(content.type.rawValue),
      "description": content.description.map(FileValue.text),
      "note": content.note.map(FileValue.text), "technician": name(content.technician),
      "object": name(content.object), "task": name(content.task),
      "startAfterTime": content.startAfterTime.map { .text(FileTimes.clock($0)) },
      "endBeforeTime": content.endBeforeTime.map { .text(FileTimes.clock($0)) },
      "quantity": content.quantity == .one
        ? nil : .decimal(content.quantity.thousandths, digits: 0, parts: 1000),
      "unit": content.unit.map(FileValue.text), "item": name(content.item),
      "category": name(content.category), "costPrice": content.costPrice.map(money),
      "salesPrice": content.salesPrice.map(money),
    ]
    return Self.present(entries)
  }

  private func itemRequirement(_ requirement: ItemRequirement) -> FileValue {
    .entries([
      "line": .number(requirement.number), "item": .text(requirement.item.text),
      "quantity": requirement.quantity == .one
        ? nil : .decimal(requirement.quantity.thousandths, digits: 0, parts: 1000),
      "unit": requirement.unit.map(FileValue.text),
      "deliveryDate": date(requirement.deliveryDate),
      "status": requirement.status == .open ? nil : .text(requirement.status.rawValue),
      "agreement": name(requirement.occurrence?.agreement),
      "agreementLine": (requirement.occurrence?.line).map(FileValue.number),
      "dateCalculated": date(requirement.occurrence?.dateCalculated),
    ])
  }

  /// Returns the entries that have a value.
  private static func present(_ entries: KeyValuePairs<String, FileValue?>) -> [FileEntry] {
    entries.compactMap { key, value in value.map { FileEntry(key: key, value: $0) } }
  }
}
