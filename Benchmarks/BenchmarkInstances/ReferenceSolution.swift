package import ServiceModel

/// The routes of a `.sol` file beside an instance, with the cost that it states.
///
/// - Source: the solution format of CVRPLIB: `Route #k: customers` lines, then `Cost c`.
package struct ReferenceSolution: Sendable {
  /// The customers of each route in order; routes are those of vehicles 1, 2 and so on.
  package var routes: [VisitSequence]
  /// The cost in the minor units of the instance's scenario.
  package var cost: Money

  /// Reads the solution in `text`, which came from `file`.
  ///
  /// - Throws: ``InstanceFault`` at the first line that fits neither form.
  package init(_ text: String, file: String) throws {
    let text = InstanceText(text, file: file)
    var routes: [VisitSequence] = []
    var cost: Int?
    for line in text.lines {
      switch line.words[0] {
      case "Route": routes.append(try Self.route(line, in: text))
      case "Cost", "Cost:":
        guard let word = line.words.last, let value = Int(word) else {
          throw text.fault("expected a whole cost, found \"\(line.words.last ?? "")\"", line.number)
        }
        cost = value
      default:
        throw text.fault("expected Route or Cost, found \"\(line.words[0])\"", line.number)
      }
    }
    guard let cost else { throw text.fault("expected a line with the cost") }
    self.routes = routes
    self.cost = Money(minorUnits: cost)
  }

  private static func route(
    _ line: InstanceText.Line, in text: InstanceText
  ) throws
    -> VisitSequence
  {
    guard line.words.count >= 2, line.words[1].first == "#", line.words[1].last == ":" else {
      throw text.fault("expected \"Route #k: customers\"", line.number)
    }
    return VisitSequence(
      technician: Identifier(String(line.words[1].dropFirst().dropLast())),
      visits: line.words.dropFirst(2).map { Identifier(String($0)) })
  }
}

/// Who makes which visits in which order, without times.
package struct VisitSequence: Hashable, Sendable {
  /// Who drives.
  package var technician: Identifier<Technician>
  /// The visits in order.
  package var visits: [Identifier<Visit>]

  /// Creates a sequence.
  package init(technician: Identifier<Technician>, visits: [Identifier<Visit>]) {
    self.technician = technician
    self.visits = visits
  }
}
