import ArgumentParser
import Scenarios
import ServiceModel

/// What is done to an order.
struct OrderActionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Move the order to this next or previous stage.", valueName: "stage"))
  var move: String?

  @Flag(help: "Cancel the order: its created lines are cancelled, its clocks end.")
  var cancel = false

  @Flag(help: "Take a cancelled order up again.")
  var revoke = false

  @Flag(help: "Delete the order and its activities.")
  var delete = false

  @Flag(help: "Create an order.")
  var create = false

  @Option(help: ArgumentHelp("What the new order is about.", valueName: "text"))
  var description: String?

  @Option(
    help: ArgumentHelp(
      "A line of the new order, such as hour=1.5:\"Replace the pump\" or item=2:pump; may be repeated.",
      discussion: "A type (hour, expense, item, fee), a quantity, and what it is about: an item of "
        + "the scenario, or a description.", valueName: "type=quantity:text"))
  var line: [OrderLineArgument] = []

  @Flag(
    inversion: .prefixedNo,
    help: "Whether the new order gets an activity, where the scenario says to ask.")
  var activity: Bool?

  @OptionGroup var reason: ReasonOptions

  @OptionGroup var output: ScenarioOutputOptions

  /// What can be done to an order.
  enum Action {
    case move, cancel, revoke, delete, create
  }

  /// What is to be done, if anything is.
  var action: Action? { actions.first }

  private var actions: [Action] {
    let chosen: [(Bool, Action)] = [
      (move != nil, .move), (cancel, .cancel), (revoke, .revoke), (delete, .delete),
      (create, .create),
    ]
    return chosen.filter(\.0).map(\.1)
  }

  func validate() throws {
    guard actions.count <= 1 else {
      throw ValidationError(
        "--move, --cancel, --revoke, --delete and --create exclude each other.")
    }
    guard action != nil || output.output == "-" else {
      throw ValidationError("--output goes with an action.")
    }
    guard !reason.isGiven || [.move, .cancel, .revoke].contains(action) else {
      throw ValidationError("--reason goes with --move, --cancel or --revoke.")
    }
    guard create || description == nil && line.isEmpty && activity == nil else {
      throw ValidationError("--description and --line go with --create, and so does --activity.")
    }
  }

  /// Writes the scenario in which the action was taken on the order called `id`.
  ///
  /// - Throws: ``CommandFailure`` when the rules forbid it, or the scenario cannot be written.
  func write(
    _ id: Identifier<ServiceOrder>, in scenario: Scenario, at instant: Instant,
    _ messages: MessageOptions
  ) throws {
    try write(messages) { () throws(Refusal) in
      let (given, person) = (reason.given, reason.by)
      if let move {
        return try scenario.moving(
          id, to: Identifier(move), reason: given, at: instant, by: person)
      }
      if cancel { return try scenario.cancelling(id, reason: given, at: instant, by: person) }
      if revoke { return try scenario.revoking(id, reason: given, at: instant, by: person) }
      return try scenario.deleting(id)
    }
  }

  /// Writes the scenario with a new order.
  ///
  /// - Throws: As ``write(_:in:at:_:)``.
  func writeNew(
    _ id: String?, under agreement: String?, in scenario: Scenario, at instant: Instant,
    _ messages: MessageOptions
  ) throws {
    let lines = try line.map { try $0.content() }
    try write(messages) { () throws(Refusal) in
      try scenario.creatingOrder(
        OrderRequest(
          id: id.map { Identifier($0) }, agreement: agreement.map { Identifier($0) },
          description: description, lines: lines, wantsActivity: activity), at: instant)
    }
  }

  private func write(
    _ messages: MessageOptions, _ change: () throws(Refusal) -> Scenario
  ) throws {
    try output.checkWritable()
    let result: Scenario
    do throws(Refusal) {
      result = try change()
    } catch {
      throw CommandFailure(error)
    }
    try output.write(LoadedScenario(scenario: result, diagnostics: []), messages: messages)
  }
}

/// A line of an order on the command line, such as `hour=1.5:Replace the pump`.
struct OrderLineArgument: ExpressibleByArgument {
  /// What kind of line it is.
  let type: TransactionType
  /// How much, as it was written.
  let quantity: String
  /// The item of an item line, or what other lines are about.
  let text: String?

  init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let amounts = parts[0].split(separator: "=", omittingEmptySubsequences: false)
    guard amounts.count == 2, let type = TransactionType(rawValue: String(amounts[0])) else {
      return nil
    }
    self.type = type
    quantity = String(amounts[1])
    text = parts.count == 2 && !parts[1].isEmpty ? String(parts[1]) : nil
  }

  /// Returns the content of the line.
  ///
  /// - Throws: ``CommandFailure`` when the quantity is none.
  func content() throws -> LineContent {
    do throws(WrittenValue.Fault) {
      let isItem = type == .item
      return LineContent(
        type, description: isItem ? nil : text, quantity: try WrittenValue.quantity(quantity),
        item: isItem ? text.map { Identifier($0) } : nil)
    } catch {
      throw CommandFailure("--line: \(error.message)")
    }
  }
}
