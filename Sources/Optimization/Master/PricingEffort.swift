/// How far column generation goes.
enum PricingEffort: Equatable {
  /// Until no column is missing.
  case exact
  /// Until rough pricing finds nothing, or for so many rounds.
  case rough(rounds: Int)

  /// Whether a run that priced so many rounds, the last of which gave so many columns, may end.
  func isEnough(rounds: Int, found: Int) -> Bool {
    switch self {
    case .exact: false
    case .rough(let most): found == 0 || rounds >= most
    }
  }
}

/// How hard pricing tries, from quick to exact.
enum PricingLevel: Int {
  case nearest, quick, exact

  /// The next harder level.
  var next: PricingLevel? { PricingLevel(rawValue: rawValue + 1) }

  /// The labels of an exact search of one class.
  private static var mostLabels: Int { 30_000_000 }

  /// The labels of an exact search of one class that is still to show that it comes to an end: at first,
  /// and at most where routes cannot remember less.
  static func firstLabels(classes: Int) -> ClosedRange<Int> {
    let first = max(1_500_000, mostLabels / max(1, classes))
    return first...max(first, 8_000_000)
  }

  /// What the level means for a search in each of so many classes.
  ///
  /// - Parameters:
  ///   - classes: The number of classes.
  ///   - labelLimit: The labels of an exact search of one class; as many as ever by default.
  /// - Returns: How thorough the search is.
  func settings(classes: Int, labelLimit: Int? = nil) -> LabelSearchSettings {
    // Few routes of many classes help as much as many routes of few.
    let routes = max(20, min(150, 600 / classes))
    return switch self {
    case .nearest:
      LabelSearchSettings(
        ignoresMemory: true, successorLimit: 12, routeLimit: routes, labelLimit: 300_000)
    case .quick:
      LabelSearchSettings(
        ignoresMemory: true, successorLimit: .max, routeLimit: routes, labelLimit: 1_000_000)
    case .exact:
      LabelSearchSettings(
        ignoresMemory: false, successorLimit: .max, routeLimit: 2 * routes,
        labelLimit: labelLimit ?? Self.mostLabels, enough: 3000)
    }
  }
}
