import ServiceModel

/// The best known costs of the `solomon` and `homberger` sets, by instance.
///
/// A file has the columns `instance,cost_1dec,source`; costs have one decimal.
struct BestKnownTable {
  private let objectives: [String: Money]

  /// Reads the table in `text`.
  ///
  /// - Throws: ``InstanceFault`` at the first row whose cost is not a number.
  init(_ text: InstanceText) throws {
    var objectives: [String: Money] = [:]
    for line in text.lines.dropFirst() {
      let cells = line.words.joined(separator: " ").split(
        separator: ",", omittingEmptySubsequences: false)
      guard cells.count >= 2, !cells[1].isEmpty else { continue }
      guard let cost = Double(cells[1]), abs(cost) < 1e9 else {
        throw text.fault("expected a cost, found \"\(cells[1])\"", line.number)
      }
      objectives[cells[0].uppercased()] = Money(
        minorUnits: Scale.truncatedTenths.whole(cost))
    }
    self.objectives = objectives
  }

  /// Returns the best known objective of the instance called `name` in any case, in tenths.
  func objective(of name: String) -> Money? { objectives[name.uppercased()] }
}
