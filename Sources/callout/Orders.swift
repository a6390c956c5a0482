import ArgumentParser
import Publishing
import ServiceModel

/// Lists the orders of a scenario.
struct Orders: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List orders with their stage, progress, clock and deadline.",
    discussion: """
      Progress follows from the lines of an order. The deadline is the first promise that falls \
      due; slack is the time until then, negative when it has passed.

      --document prints a paper about one order instead: the work description that technicians \
      take along, or the receipt for the customer, without costs and internal notes.

      --move, --cancel, --revoke and --delete act on the order that --order names, --create makes \
      one, at the instant of --at. The scenario with the change is written to --output; what the \
      rules forbid is refused with the rule and a remedy, and nothing is written.

      Exit codes:
        0  done
        2  the scenario has errors, the action is refused, or a file cannot be used
      """)

  @OptionGroup var input: ScenarioOptions

  @Option(help: ArgumentHelp("Only orders in this stage.", valueName: "id"))
  var stage: String?

  @Option(
    help: ArgumentHelp(
      "Only orders under this agreement; that of the new order with --create.", valueName: "id"))
  var agreement: String?

  @Option(
    help: ArgumentHelp(
      "The instant from which slack counts, or at which the action is taken, such as "
        + "2026-03-10T08:00; now unless given.", valueName: "instant"))
  var at: InstantArgument?

  @Option(
    help: ArgumentHelp(
      "Only this order; the id of the new one with --create.", valueName: "id"))
  var order: String?

  @Option(help: "Print this paper about the order that --order names.")
  var document: DocumentKind?

  @Option(help: "What standard output shows.")
  var format = ListFormat.text

  @OptionGroup(title: "Actions") var action: OrderActionOptions

  @OptionGroup(title: "Messages") var messages: MessageOptions

  /// A paper about an order.
  enum DocumentKind: String, ExpressibleByArgument, CaseIterable {
    case description, receipt
  }

  func validate() throws {
    guard document == nil || (order != nil && format == .text) else {
      throw ValidationError("--document needs --order, and is text.")
    }
    guard let act = action.action else { return }
    guard document == nil, stage == nil, act == .create || order != nil && agreement == nil else {
      throw ValidationError(
        act == .create
          ? "--create goes without --document and --stage."
          : "An action needs --order, and goes without --document, --stage and --agreement.")
    }
  }

  func run() throws {
    let scenario = try input.load(messages)
    let instant = try at?.instant(in: scenario) ?? InstantArgument.now
    if action.action == .create {
      return try action.writeNew(order, under: agreement, in: scenario, at: instant, messages)
    }
    if let order { try checkOrder(order, in: scenario) }
    if let order, action.action != nil {
      return try action.write(Identifier(order), in: scenario, at: instant, messages)
    }
    if let paper = paper(for: scenario) {
      return try StandardOutput.write(paper.text)
    }
    let list = OrderList(
      scenario, at: instant, filter: try filter(for: scenario))
    switch format {
    case .text:
      try StandardOutput.write(list.text(width: Terminal.outputWidth, style: Terminal.outputStyle))
    case .json: try StandardOutput.write(list.reportText())
    case .csv: try StandardOutput.write(list.csv)
    }
  }

  /// Returns the paper that is asked for, if one is.
  private func paper(for scenario: Scenario) -> WorkDocument? {
    guard let document, let kind = WorkDocument.Kind(rawValue: document.rawValue), let order,
      let found = scenario.order(Identifier(order))
    else { return nil }
    return WorkDocument(kind, of: found, in: scenario, width: Terminal.outputWidth)
  }

  private func checkOrder(_ order: String, in scenario: Scenario) throws {
    guard scenario.order(Identifier(order)) == nil else { return }
    let names = scenario.serviceOrders.map(\.id.text)
    throw CommandFailure("there is no order \(order)\(hint(for: order, among: names))")
  }

  /// Returns the filter that the options ask for.
  ///
  /// - Throws: ``CommandFailure`` when a stage or an agreement is not there.
  private func filter(for scenario: Scenario) throws -> OrderList.Filter {
    if let stage, !scenario.stages.contains(where: { $0.id.text == stage }) {
      throw CommandFailure(
        "there is no stage \(stage)\(hint(for: stage, among: scenario.stages.map(\.id.text)))")
    }
    if let agreement, !scenario.agreements.contains(where: { $0.id.text == agreement }) {
      let names = scenario.agreements.map(\.id.text)
      throw CommandFailure(
        "there is no agreement \(agreement)\(hint(for: agreement, among: names))")
    }
    return OrderList.Filter(
      stage: stage.map { Identifier($0) }, agreement: agreement.map { Identifier($0) },
      order: order.map { Identifier($0) })
  }

  private func hint(for name: String, among names: [String]) -> String {
    closestName(to: name, among: names).map { "; maybe \($0) is meant" } ?? ""
  }
}
