import ArgumentParser
import Foundation
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

      Exit codes:
        0  done
        2  the scenario has errors, or a file cannot be used
      """)

  @OptionGroup var input: ScenarioOptions

  @Option(help: ArgumentHelp("Only orders in this stage.", valueName: "id"))
  var stage: String?

  @Option(help: ArgumentHelp("Only orders under this agreement.", valueName: "id"))
  var agreement: String?

  @Option(
    help: ArgumentHelp(
      "The instant from which slack counts, such as 2026-03-10T08:00:00+01:00; now unless given.",
      valueName: "instant"))
  var at: InstantArgument?

  @Option(help: ArgumentHelp("Only this order.", valueName: "id"))
  var order: String?

  @Option(help: "Print this paper about the order that --order names.")
  var document: DocumentKind?

  @Option(help: "What standard output shows.")
  var format = ListFormat.text

  @OptionGroup(title: "Messages") var messages: MessageOptions

  /// A paper about an order.
  enum DocumentKind: String, ExpressibleByArgument, CaseIterable {
    case description, receipt
  }

  func validate() throws {
    guard document == nil || (order != nil && format == .text) else {
      throw ValidationError("--document needs --order, and is text.")
    }
  }

  func run() throws {
    let scenario = try input.load(messages)
    if let order { try checkOrder(order, in: scenario) }
    if let paper = paper(for: scenario) {
      return try StandardOutput.write(paper.text)
    }
    let list = OrderList(
      scenario, at: at?.instant ?? Self.now, filter: try filter(for: scenario))
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

  private static var now: Instant {
    Instant(secondsSinceEpoch: Int(Date().timeIntervalSince1970))
  }
}
