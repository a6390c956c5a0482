package import ServiceModel

/// Routes and prices that a run ended with, for runs on scenarios that are much the same.
///
/// Everything is by name, so that it fits as far as the other scenario has what it speaks of. It saves
/// time and proves nothing.
package struct RouteKnowledge: Sendable {
  /// Visits in order, for a shift.
  package struct Entry: Hashable, Sendable {
    /// Who drives.
    package var technician: Identifier<Technician>
    /// The shift of that technician, which stands for all that are like it.
    package var shift: Identifier<Shift>
    /// The visits in order, each once.
    package var visits: [Identifier<Visit>]

    /// Creates an entry.
    package init(
      technician: Identifier<Technician>, shift: Identifier<Shift>, visits: [Identifier<Visit>]
    ) {
      self.technician = technician
      self.shift = shift
      self.visits = visits
    }
  }

  /// The routes that were nearest to the best prices, nearest first.
  package var routes: [Entry]
  /// What making each visit was worth, in parts of a minor unit as in ``BoundCertificate/Prices``.
  package var prices: [Identifier<Visit>: Int]

  /// Creates knowledge.
  package init(routes: [Entry], prices: [Identifier<Visit>: Int]) {
    self.routes = routes
    self.prices = prices
  }
}
