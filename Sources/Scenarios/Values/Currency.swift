import ServiceModel

/// How amounts of a currency are written.
struct Currency: Sendable {
  /// The ISO 4217 code.
  var code: String
  /// The number of decimals of an amount.
  var places: Int

  /// Creates the currency of `code`.
  ///
  /// - Throws: ``ValueFault`` when the text is not three capital letters.
  /// - Source: ISO 4217, list one: currencies without two decimals.
  init(_ code: String) throws(ValueFault) {
    guard code.utf8.count == 3, code.utf8.allSatisfy({ $0 >= 65 && $0 <= 90 }) else {
      throw ValueFault(.unknownCurrency, "is not an ISO 4217 code of three capital letters")
    }
    self.init(known: code)
  }

  private init(known code: String) {
    self.code = code
    places =
      Self.withoutDecimals.contains(code) ? 0 : Self.withThreeDecimals.contains(code) ? 3 : 2
  }

  /// The currency of scenarios that state none.
  static let fallback = Currency(known: "EUR")

  /// How many minor units make one unit.
  var minorUnitsPerUnit: Int { [1, 10, 100, 1000][places] }

  /// Reads an amount, such as `12.50`.
  ///
  /// - Throws: ``ValueFault`` when the text is no number, too large, or has too many decimals.
  func money(_ text: ValueText) throws(ValueFault) -> Money {
    Money(
      minorUnits: try NumberText.decimal(text, places: places, limit: ValueLimits.money))
  }

  private static let withoutDecimals: Set<String> = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
    "VUV", "XAF", "XOF", "XPF", "XXX",
  ]
  private static let withThreeDecimals: Set<String> = [
    "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND",
  ]
}
