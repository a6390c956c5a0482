// Adding, cancelling, moving and copying lines of orders.
extension Scenario {
  /// Returns the scenario with one line more on an order (rules OR-6, OR-11, TK-2, OB-2).
  ///
  /// - Throws: A refusal by the rule that the line breaks.
  package func adding(
    _ content: LineContent, to id: Identifier<ServiceOrder>
  ) throws(Refusal) -> Scenario {
    try check(content)
    return try changing(id) { (order) throws(Refusal) in
      try check(.modify, on: order)
      try checkRelated(content, on: order)
      order.lines.append(OrderLine(number: order.nextLineNumber, content))
    }
  }

  /// Checks that the object and the task of a line are related to its order or, for tasks, to the
  /// agreement of its order (rules OB-2, TK-2).
  func checkRelated(_ content: LineContent, on order: ServiceOrder) throws(Refusal) {
    if let object = content.object, !order.objects.contains(where: { $0.object == object }) {
      throw Refusal(
        rule: "OB-2", message: "The object \(object) is not related to order \(order.id).",
        remedy: "Relate it to the order first.")
    }
    if let task = content.task, !usableTasks(of: order).contains(where: { $0.task == task }) {
      throw Refusal(
        rule: "TK-2", message: "The task \(task) is not related to order \(order.id).",
        remedy: "Relate it to the order or its agreement first.")
    }
  }

  /// Returns the scenario in which a created line is cancelled (rule CX-2).
  ///
  /// - Throws: A refusal by `OR-10` for a posted line, by `CX-2` for one that is not there or
  ///   cancelled, by `ST-4` when the stage forbids it.
  package func cancelling(
    line number: Int, of id: Identifier<ServiceOrder>
  ) throws(Refusal) -> Scenario {
    try changingLine(number, of: id) { (line) throws(Refusal) in
      guard line.status == .created else { throw .status(of: line, on: id, rule: "CX-2") }
      line.status = .cancelled
    }
  }

  /// Returns the scenario in which a cancelled line is created again (rule CX-2).
  ///
  /// - Throws: As ``cancelling(line:of:)``.
  package func revoking(
    line number: Int, of id: Identifier<ServiceOrder>
  ) throws(Refusal) -> Scenario {
    try changingLine(number, of: id) { (line) throws(Refusal) in
      guard line.status == .cancelled else { throw .status(of: line, on: id, rule: "CX-2") }
      line.status = .created
    }
  }

  /// Returns the scenario in which an hour line says when work began and ended (rule OR-7).
  ///
  /// - Throws: A refusal by `OR-7` unless the parameters and the journal of hours both register
  ///   times, the line counts hours, and the work ends after it begins.
  package func registering(
    _ times: DailyInterval, on date: CivilDate, line number: Int,
    of id: Identifier<ServiceOrder>
  ) throws(Refusal) -> Scenario {
    let parameters = catalog.parameters
    guard parameters.registersTimes, row(parameters.hourJournal)?.registersTimes == true else {
      throw Refusal(
        rule: "OR-7", message: "Start and end of work are not registered.",
        remedy: "Set registersTimes in the parameters and in the journal of hours.")
    }
    return try changingLine(number, of: id) { (line) throws(Refusal) in
      guard line.status == .created else { throw .status(of: line, on: id, rule: "OR-10") }
      guard line.content.type == .hour, times.from < times.to else {
        throw Refusal(
          rule: "OR-7", message: "The line counts no hours, or the work ends before it begins.",
          remedy: "Correct the times, or choose an hour line.")
      }
      line.actualTimes = times
      line.dateExecuted = date
    }
  }

  private func changingLine(
    _ number: Int, of id: Identifier<ServiceOrder>,
    _ change: (inout OrderLine) throws(Refusal) -> Void
  ) throws(Refusal) -> Scenario {
    try changing(id) { (order) throws(Refusal) in
      try check(.modify, on: order)
      guard let index = order.lines.firstIndex(where: { $0.number == number }) else {
        throw Refusal(
          rule: "CX-2", message: "There is no line \(number) of order \(id).",
          remedy: "Correct the number.")
      }
      guard order.lines[index].status != .posted else {
        throw .status(of: order.lines[index], on: id, rule: "OR-10")
      }
      try change(&order.lines[index])
    }
  }

  /// Returns the scenario in which lines of one order stand on another (rule OR-9).
  ///
  /// - Parameters:
  ///   - numbers: The lines.
  ///   - source: The order that they stand on.
  ///   - target: Another order of the same agreement.
  ///   - deletesEmpty: Whether the source is deleted when no line is left on it.
  /// - Returns: The scenario; moved lines have new numbers and keep their occurrence.
  /// - Throws: A refusal by `OR-9` for orders of different agreements, by `OR-10` for posted lines,
  ///   by `ST-4` or `IR-3` when the source or target may not be changed or deleted.
  package func movingLines(
    _ numbers: [Int], from source: Identifier<ServiceOrder>, to target: Identifier<ServiceOrder>,
    deletesEmpty: Bool = false
  ) throws(Refusal) -> Scenario {
    guard let from = order(source), let to = order(target), source != target,
      from.agreement == to.agreement, from.agreement != nil
    else {
      throw Refusal(
        rule: "OR-9", message: "\(source) and \(target) are not two orders of one agreement.",
        remedy: "Move lines between orders of the same agreement.")
    }
    try check(.modify, on: from)
    try check(.modify, on: to)
    let moved = from.lines.filter { numbers.contains($0.number) }
    guard moved.count == Set(numbers).count else {
      throw Refusal(
        rule: "OR-9", message: "Not all of the lines stand on order \(source).",
        remedy: "Correct the numbers.")
    }
    if let posted = moved.first(where: { $0.status == .posted }) {
      throw .status(of: posted, on: source, rule: "OR-10")
    }
    var result = try changing(source) { (order) throws(Refusal) in
      order.lines.removeAll { numbers.contains($0.number) }
    }
    result = try result.changing(target) { (order) throws(Refusal) in
      order.objects += from.objects.filter { relation in
        moved.contains { $0.content.object == relation.object }
          && !order.objects.contains { $0.object == relation.object }
      }
      for var line in moved {
        line.number = order.nextLineNumber
        order.lines.append(line)
      }
    }
    guard deletesEmpty, result.order(source)?.lines.isEmpty == true else { return result }
    try check(.delete, on: from)
    result.removeOrders([source])
    return result
  }

  /// Returns the scenario in which lines are copied to an order (rules CX-6, TP-3, TP-4).
  ///
  /// Copies are created by hand: they have no occurrence, and generation does not know them.
  /// Relations that the copies need come along; from a template all of them do.
  ///
  /// - Parameters:
  ///   - numbers: The numbers of the lines; `nil` for all that may be copied.
  ///   - source: What the lines stand in.
  ///   - target: The order that gets the copies.
  /// - Returns: The scenario.
  /// - Throws: A refusal by `AG-4` or `AG-5` when a chosen line may not be copied.
  package func copyingLines(
    _ numbers: [Int]? = nil, of source: RelationOwner, to target: Identifier<ServiceOrder>
  ) throws(Refusal) -> Scenario {
    let contents: [LineContent]
    let objects: [ObjectRelation]
    let tasks: [TaskRelation]
    var isWhole = false
    switch source {
    case .agreement(let id):
      contents = try copyableLines(numbers, of: id).map(\.content)
      (objects, tasks) = (agreement(id)?.objects ?? [], agreement(id)?.tasks ?? [])
      isWhole = agreement(id)?.isTemplate ?? false
    case .order(let id):
      guard let order = order(id) else { return try changing(id) { _ in } }
      contents = order.lines.filter { numbers?.contains($0.number) ?? true }.map(\.content)
      (objects, tasks) = (order.objects, usableTasks(of: order))
    }
    return try changing(target) { (order) throws(Refusal) in
      try check(.modify, on: order)
      let usable = usableTasks(of: order)
      order.objects += objects.filter { relation in
        !order.objects.contains { $0.object == relation.object }
          && (isWhole || contents.contains { $0.object == relation.object })
      }
      order.tasks += tasks.filter { relation in
        !usable.contains { $0.task == relation.task }
          && (isWhole || contents.contains { $0.task == relation.task })
      }
      for content in contents {
        order.lines.append(OrderLine(number: order.nextLineNumber, content))
      }
    }
  }
}

extension Refusal {
  /// The refusal of an action on a line whose status does not allow it.
  fileprivate static func status(
    of line: OrderLine, on order: Identifier<ServiceOrder>, rule: String
  ) -> Refusal {
    let isPosted = line.status == .posted
    return Refusal(
      rule: isPosted ? "OR-10" : rule,
      message: "Line \(line.number) of order \(order) is \(line.status.rawValue).",
      remedy: isPosted ? "Posted lines stay as they are." : "Choose another line.")
  }
}
