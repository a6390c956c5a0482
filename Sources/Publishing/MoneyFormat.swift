package import ServiceModel

/// Writes amounts of money for people, in units of one currency.
package struct MoneyFormat: Sendable {
  /// The ISO 4217 code.
  package let currency: String
  private let minorUnitsPerUnit: Int
  private let fractionDigits: Int

  /// Creates the format of the money of `scenario`.
  package init(_ scenario: Scenario) {
    self.init(currency: scenario.currency, minorUnitsPerUnit: scenario.minorUnitsPerUnit)
  }

  /// Creates the format of a currency whose unit has `minorUnitsPerUnit` parts, a power of ten.
  package init(currency: String, minorUnitsPerUnit: Int) {
    self.currency = currency
    self.minorUnitsPerUnit = max(1, minorUnitsPerUnit)
    fractionDigits = String(self.minorUnitsPerUnit).count - 1
  }

  /// What one minor unit is of a unit, for pictures.
  var unitsPerMinorUnit: Double { 1 / Double(minorUnitsPerUnit) }

  /// Returns the amount without its currency, such as `-1,234.50`.
  package func amount(_ money: Money) -> String {
    let (units, rest) = money.minorUnits.magnitude
      .quotientAndRemainder(dividingBy: UInt(minorUnitsPerUnit))
    var text = grouped(String(units))
    if fractionDigits > 0 {
      let fraction = String(rest)
      text += "." + String(repeating: "0", count: fractionDigits - fraction.count) + fraction
    }
    return (money < .zero ? "-" : "") + text
  }

  /// Returns the amount with its currency, such as `1,234.50 EUR`.
  package func text(_ money: Money) -> String { "\(amount(money)) \(currency)" }

  /// Returns `digits` with a comma before every third digit from the end.
  private func grouped(_ digits: String) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}
