// Adding and copying lines of agreements.
extension Scenario {
  /// Returns the scenario with one line more in an agreement.
  ///
  /// - Throws: A refusal by `OR-6` when the line lacks what its type needs, by `AG-6` when it is
  ///   about something unrelated, by `MD-1` when its interval or window is not there.
  package func adding(
    _ line: AgreementLine, to id: Identifier<Agreement>
  ) throws(Refusal) -> Scenario {
    guard let agreement = agreement(id) else { return try changing(id) { _ in } }
    guard !agreement.lines.contains(where: { $0.number == line.number }) else {
      throw Refusal(
        rule: "MD-1", message: "Agreement \(id) has a line \(line.number) already.",
        remedy: "Give the line a number of its own.")
    }
    try check(line.content)
    if let object = line.content.object, !agreement.objects.contains(where: { $0.object == object })
    {
      throw Refusal(
        rule: "AG-6", message: "The object \(object) is not related to agreement \(id).",
        remedy: "Relate it to the agreement first.")
    }
    if let task = line.content.task, !agreement.tasks.contains(where: { $0.task == task }) {
      throw Refusal(
        rule: "AG-6", message: "The task \(task) is not related to agreement \(id).",
        remedy: "Relate it to the agreement first.")
    }
    guard line.interval == nil || row(line.interval) != nil,
      line.window == nil || row(line.window) != nil
    else {
      throw Refusal(
        rule: "MD-1", message: "The interval or the window of the line is not there.",
        remedy: "Add it to the catalog first.")
    }
    return try changing(id) { $0.lines.append(line) }
  }

  /// Checks that a line says what its type needs (rule OR-6, checklist rows 7 and 35).
  func check(_ content: LineContent) throws(Refusal) {
    if let lack = content.lack {
      throw Refusal(rule: "OR-6", message: "The line \(lack).", remedy: "Complete the line.")
    }
    if let item = content.item, !stockItems.contains(where: { $0.id == item }) {
      throw Refusal(
        rule: "MD-1", message: "There is no item \(item).", remedy: "Correct the name.")
    }
    guard content.category == nil || row(content.category) != nil else {
      throw Refusal(
        rule: "MD-1", message: "There is no category \(content.category ?? "").",
        remedy: "Correct the name.")
    }
  }

  /// Returns the scenario with lines of one agreement copied to another (AG-10, TP-3, TP-4).
  ///
  /// Copies get new numbers and keep no link to where they came from. Relations are added to those
  /// that are there; from a template they always come along, and so do those that a copied line
  /// needs.
  ///
  /// - Parameters:
  ///   - numbers: The numbers of the lines; `nil` for all that are not stopped.
  ///   - source: The agreement or template that they stand in.
  ///   - target: The agreement that gets the copies.
  ///   - relations: Which relations come along.
  /// - Returns: The scenario.
  /// - Throws: A refusal by `AG-4` or `AG-5` when a chosen line may not be copied.
  package func copyingLines(
    _ numbers: [Int]? = nil, of source: Identifier<Agreement>, to target: Identifier<Agreement>,
    relations: CopiedRelations = .needed
  ) throws(Refusal) -> Scenario {
    let lines = try copyableLines(numbers, of: source)
    guard let from = agreement(source) else { return self }
    let wanted = from.isTemplate ? .all : relations
    return try changing(target) { agreement in
      agreement.objects += from.objects.filter { relation in
        !agreement.objects.contains { $0.object == relation.object }
          && (wanted == .all || lines.contains { $0.content.object == relation.object })
      }
      agreement.tasks += from.tasks.filter { relation in
        !agreement.tasks.contains { $0.task == relation.task }
          && (wanted == .all || lines.contains { $0.content.task == relation.task })
      }
      for var line in lines {
        line.number = (agreement.lines.map(\.number).max() ?? 0) + 1
        agreement.lines.append(line)
      }
    }
  }

  /// Returns the lines of an agreement that are to be copied (rules AG-4, AG-5, CX-6).
  func copyableLines(
    _ numbers: [Int]?, of id: Identifier<Agreement>
  ) throws(Refusal) -> [AgreementLine] {
    guard let agreement = agreement(id) else {
      throw Refusal(
        rule: "AG-10", message: "There is no agreement \(id).", remedy: "Correct the name.")
    }
    guard !agreement.suspended else {
      throw Refusal(
        rule: "AG-4", message: "Agreement \(id) is suspended, so its lines count as stopped.",
        remedy: "Resume the agreement first.")
    }
    guard let numbers else { return agreement.lines.filter { !$0.stopped } }
    var lines: [AgreementLine] = []
    for number in numbers {
      guard let line = agreement.lines.first(where: { $0.number == number }) else {
        throw Refusal(
          rule: "AG-10", message: "There is no line \(number) of agreement \(id).",
          remedy: "Correct the number.")
      }
      guard !line.stopped else {
        throw Refusal(
          rule: "AG-5", message: "Line \(number) of agreement \(id) is stopped.",
          remedy: "Leave it out, or start it again first.")
      }
      lines.append(line)
    }
    return lines
  }
}

/// Which relations come along when lines are copied (rule AG-10).
package enum CopiedRelations: Hashable, Sendable {
  /// Those to the objects and tasks of the copied lines, which lines may not be without (AG-6).
  case needed
  /// All of them.
  case all
}

extension LineContent {
  /// What the line lacks that its type needs, as the end of a sentence; `nil` when it is complete.
  ///
  /// - Source: rule OR-6.
  package var lack: String? {
    if quantity.thousandths <= 0 { return "has a quantity that is not positive" }
    if quantity.thousandths > Quantity.limit { return "has a quantity of more than a million" }
    switch type {
    case .item: return item == nil ? "is an item line without an item" : nil
    case .expense: return item != nil ? "is an expense line with an item" : nil
    case .hour: return item != nil ? "is an hour line with an item" : nil
    case .fee: return item != nil ? "is a fee line with an item" : nil
    }
  }
}
