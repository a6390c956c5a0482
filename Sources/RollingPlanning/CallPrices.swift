import Planning
import ServiceModel
import Simulation

/// What plans of open calls cost, in a currency of their own that is fine enough for seconds.
///
/// - A broken promise costs what the scenario says. A promise that costs nothing to break costs as
///   much as it does to leave the call out.
/// - A plan that keeps a promise with less to spare than the standard deviation of the work costs a
///   fourth of that (``marginShare``): what takes its mean on paper may take longer.
/// - A call that waits costs as much as it does to leave it out in ``waitingHours``, and each day
///   that it has waited makes it as dear once more, up to ``mostDays``. Of calls that are alike the
///   oldest therefore goes first, nobody waits for ever, and nobody is idle who could work.
/// - Ways, work and technicians who are not preferred have their prices. Duty is paid anyway.
struct CallPrices: Sendable {
  /// How many fine units make one minor unit.
  let scale: Int
  /// What a call is worth at least, in minor units: one unit of the currency.
  private let leastValue: Int
  /// The longest time that a plan may look at; unit: seconds.
  private let span: Int

  /// The hours in which waiting costs as much as leaving out.
  static let waitingHours = 1000
  /// What part of the price of a promise its margin costs.
  static let marginShare = 4
  /// From how many days on a call becomes no dearer.
  static let mostDays = 30
  /// The largest single price, in fine units, so that sums over all calls stay in range.
  private static let largestPrice = 1_000_000_000_000
  /// The largest rate, in fine units, so that its product with any way stays in range.
  private static let largestRate = 4_000_000_000

  /// Finds the scale that the prices of a scenario leave room for.
  init(_ scenario: Scenario, kinds: [VisitFacts], model: SimulationModel) {
    let breaches = model.callTypes.lazy.flatMap(\.promises).compactMap(\.target?.breach)
    let prices =
      kinds.map(\.dropCost) + breaches.flatMap { [$0.fixed, $0.perUnit, $0.cap ?? .zero] }
    let largest = prices.map(\.minorUnits).max() ?? 0
    leastValue = max(1, scenario.minorUnitsPerUnit)
    scale = min(100_000, max(1, Self.largestPrice / max(largest, leastValue)))
    let window = model.window
    span = max(1, (window.end - window.start).count + 10 * 86_400)
  }

  /// Returns an amount in fine units.
  func scaled(_ money: Money) -> Money {
    let limit = Self.largestPrice / scale
    return Money(minorUnits: min(max(money.minorUnits, 0), limit) * scale)
  }

  /// Returns what leaving a call out costs.
  func dropCost(_ money: Money) -> Money {
    scaled(Money(minorUnits: max(money.minorUnits, leastValue)))
  }

  /// Returns what breaking a promise costs, about a call that costs `dropCost` fine units.
  func breach(_ cost: BreachCost, dropCost: Money) -> BreachCost {
    guard cost.fixed > .zero || cost.perUnit > .zero else { return BreachCost(fixed: dropCost) }
    let unit = max(1, cost.unit.count)
    let most = 1000 * Self.largestPrice / (span / unit + 1)
    return BreachCost(
      fixed: scaled(cost.fixed),
      perUnit: Money(minorUnits: min(scaled(cost.perUnit).minorUnits, max(1, most))),
      unit: Seconds(unit), cap: cost.cap.map(scaled))
  }

  /// Returns what each second costs for which a call waits that came in at `created`.
  func waiting(since created: Int, at now: Int, dropCost: Money) -> BreachCost {
    let age = min(max(0, now - created), Self.mostDays * 86_400)
    let price = dropCost.minorUnits / (Self.waitingHours * 3600)
    let dearer = Double(price) * Double(age) / 86_400
    return BreachCost(
      perUnit: Money(minorUnits: max(1, price + Int(dearer))), unit: Seconds(1))
  }

  /// Returns a rate in fine units.
  func scaled(rate minorUnits: Int) -> Int {
    min(max(0, minorUnits), Self.largestRate / scale) * scale
  }
}
