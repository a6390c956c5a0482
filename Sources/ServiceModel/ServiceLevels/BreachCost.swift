/// The price of lateness: a fixed amount, then so much for each started unit, up to a cap.
///
/// - Source: `architecture.md`, "Money is the objective"; rule R10 of the SLA clock.
package struct BreachCost: Hashable, Sendable {
  /// Charged once, as soon as the target is missed.
  package var fixed: Money
  /// Charged for each unit of lateness that has begun.
  package var perUnit: Money
  /// The unit of lateness; positive.
  package var unit: Seconds
  /// The largest charge; `nil` means without limit.
  package var cap: Money?

  /// The most that a promise costs: what is past all measure, but can be added up for a thousand of them.
  package static let most = Money(minorUnits: Int.max >> 10)

  /// Creates a breach cost.
  package init(
    fixed: Money = .zero, perUnit: Money = .zero, unit: Seconds = .hours(1), cap: Money? = nil
  ) {
    self.fixed = fixed
    self.perUnit = perUnit
    self.unit = unit
    self.cap = cap
  }

  /// Returns the price of being `lateness` late; nothing unless it is positive.
  package func cost(of lateness: Seconds) -> Money {
    guard lateness > .zero else { return .zero }
    let units = (lateness.count + unit.count - 1) / unit.count
    let (product, isTooMuch) = units.multipliedReportingOverflow(by: perUnit.minorUnits)
    let most = Self.most.minorUnits
    let charge = Money(
      minorUnits: isTooMuch ? most : min(most, fixed.minorUnits + min(most, product)))
    return cap.map { min(charge, $0) } ?? charge
  }
}
