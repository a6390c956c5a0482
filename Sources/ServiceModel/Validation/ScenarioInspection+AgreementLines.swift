// Faults of the terms and lines of agreements.
extension ScenarioInspection {
  /// Inspects what agreements say beside their promises.
  mutating func inspectAgreementLines() {
    for (index, agreement) in scenario.agreements.enumerated() {
      let path = FieldPath("agreements")[index]
      if agreement.terms != AgreementTerms() { inspect(agreement.terms, path) }
      inspectRelations(agreement.objects, agreement.tasks, path)
      var numbers: Set<Int> = []
      for (position, line) in agreement.lines.enumerated() {
        let path = path["lines"][position]
        if !numbers.insert(line.number).inserted {
          add(
            .duplicateAgreementLine, path["line"], value: String(line.number),
            "the line \(line.number) stands twice")
        }
        inspect(line, of: agreement, path)
      }
    }
  }

  private mutating func inspect(_ terms: AgreementTerms, _ path: FieldPath) {
    checkRow(terms.project, in: Project.self, path["project"])
    checkRow(terms.group, in: AgreementGroup.self, path["group"])
    checkRow(terms.templateGroup, in: TemplateGroup.self, path["templateGroup"])
    if let project = scenario.row(terms.project), project.type == .time {
      add(
        .timeProject, path["project"], value: project.id.text,
        "the project \"\(project.id)\" is a time project")
    }
    if let site = terms.site { inspect(site, path["location"]) }
    inspect(terms.requiredSkills, path["requiredSkills"])
    if let hours = terms.coveredHours {
      checkReference(
        hours, in: \.calendars, kind: "calendar", .unknownCatalogReference,
        path["coveredHours"])
    }
    if let allowance = terms.visitAllowance {
      checkNumber(
        allowance.visits, from: 0, .invalidAllowance, "number of visits",
        path["visitAllowance"]["visits"])
    }
  }

  /// Inspects the objects and tasks that are related to an agreement or order.
  mutating func inspectRelations(
    _ objects: [ObjectRelation], _ tasks: [TaskRelation], _ path: @autoclosure () -> FieldPath
  ) {
    guard !objects.isEmpty || !tasks.isEmpty else { return }
    var seenObjects: Set<Identifier<ServiceObject>> = []
    for (index, relation) in objects.enumerated() {
      let path = path()["objects"][index]["object"]
      checkRow(relation.object, in: ServiceObject.self, path)
      if !seenObjects.insert(relation.object).inserted {
        add(
          .repeatedRelation, path, value: relation.object.text,
          "the object \"\(relation.object)\" is related twice")
      }
    }
    var seenTasks: Set<Identifier<ServiceTask>> = []
    for (index, relation) in tasks.enumerated() {
      let path = path()["tasks"][index]["task"]
      checkRow(relation.task, in: ServiceTask.self, path)
      if !seenTasks.insert(relation.task).inserted {
        add(
          .repeatedRelation, path, value: relation.task.text,
          "the task \"\(relation.task)\" is related twice")
      }
    }
  }

  private mutating func inspect(
    _ line: AgreementLine, of agreement: Agreement, _ path: FieldPath
  ) {
    inspectDates(of: line, in: agreement, path)
    checkRow(line.interval, in: ServiceInterval.self, path["interval"])
    checkRow(line.window, in: GenerationWindow.self, path["window"])
    if line.window != nil, line.interval == nil {
      add(
        .windowWithoutInterval, path["window"], value: line.window?.text,
        "the line has a window but no interval")
    }
    inspect(line.content, .unknownCatalogReference, .incompleteAgreementLine, path)
    if let text = line.content.hoursFault {
      add(.windowNeverOpens, path["startAfterTime"], text)
    }
    if let object = line.content.object,
      !agreement.objects.contains(where: { $0.object == object })
    {
      add(
        .unrelatedLine, path["object"], value: object.text,
        "the object \"\(object)\" is not related to the agreement")
    }
    if let task = line.content.task, !agreement.tasks.contains(where: { $0.task == task }) {
      add(
        .unrelatedLine, path["task"], value: task.text,
        "the task \"\(task)\" is not related to the agreement")
    }
  }

  private mutating func inspectDates(
    of line: AgreementLine, in agreement: Agreement, _ path: FieldPath
  ) {
    guard isCountable(line.startDate, in: PlanningLimits.days, path["startDate"], "start"),
      isCountable(line.endDate, in: PlanningLimits.days, path["endDate"], "end")
    else { return }
    let dates = [agreement.startDate, agreement.endDate].compactMap(\.self)
    guard dates.allSatisfy(PlanningLimits.days.contains), !agreement.dates.isEmpty else { return }
    if line.dates.isEmpty, let end = line.endDate {
      add(
        .invertedAgreementLine, path["endDate"], value: end.description,
        "the line ends on \(end), before it starts")
    } else if line.dates.intersection(agreement.dates).isEmpty {
      let isLate = line.startDate.map { !agreement.dates.contains($0) } ?? false
      add(
        .lineOutsideAgreement, path[isLate ? "startDate" : "endDate"],
        "the line has no day within the dates of the agreement")
    }
  }

  /// Inspects what a line of an agreement or an order is about.
  mutating func inspect(
    _ content: LineContent, _ unknown: FaultCode, _ incomplete: FaultCode, _ path: FieldPath
  ) {
    if let lack = content.lack { add(incomplete, path, "the line \(lack)") }
    if let technician = content.technician {
      checkReference(
        technician, in: \.technicians, kind: "technician", unknown, path["technician"])
    }
    if let item = content.item {
      checkReference(item, in: \.stockItems, kind: "stock item", unknown, path["item"])
    }
    checkRow(content.object, in: ServiceObject.self, path["object"], code: unknown)
    checkRow(content.task, in: ServiceTask.self, path["task"], code: unknown)
    checkRow(content.category, in: WorkCategory.self, path["category"], code: unknown)
    checkAmount(content.costPrice, .negativePrice, path["costPrice"])
    checkAmount(content.salesPrice, .negativePrice, path["salesPrice"])
  }
}

extension LineContent {
  /// What is wrong with the hours of the day that the line allows; `nil` when its work fits.
  var hoursFault: String? {
    guard startAfterTime != nil || endBeforeTime != nil else { return nil }
    let midnight = CivilTime(hour: 24, minute: 0)
    let from = startAfterTime ?? CivilTime(secondsAfterMidnight: 0)
    let to = endBeforeTime ?? midnight
    guard from.secondsAfterMidnight >= 0, from < to, to <= midnight else {
      return "the hours of the line do not run forwards within a day"
    }
    let work = serviceDuration.count
    guard work <= to.secondsAfterMidnight - from.secondsAfterMidnight else {
      return "the hours of the line are shorter than its work of \(work / 60) minutes"
    }
    return nil
  }
}
