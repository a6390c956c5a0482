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
  /// The labels of a first exact search of one class before routes remember less, where there are many.
  private static var firstLabels: Int { 1_500_000 }

  /// What the level means for a search in each of so many classes.
  ///
  /// - Parameters:
  ///   - classes: The number of classes.
  ///   - isFirst: Whether exact search is still to show that it comes to an end.
  /// - Returns: How thorough the search is.
  func settings(classes: Int, isFirst: Bool = false) -> LabelSearchSettings {
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
        labelLimit: isFirst ? max(Self.firstLabels, Self.mostLabels / classes) : Self.mostLabels,
        enough: 3000)
    }
  }
}
