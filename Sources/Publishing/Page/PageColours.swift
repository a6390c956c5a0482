/// The colours of a page; the style sheet has one class for each category.
///
/// - Source: the hues of Okabe and Ito (2008) and of Paul Tol's technical note SRON/EPS/TN/09-002,
///   which people with any colour vision can tell apart, darkened for white figures on them.
enum PageColours {
  /// How many categories have a colour of their own; those beyond share them.
  private static let categoryCount = 7

  /// Returns the class of a category; the last of several is for visits that have none, and grey.
  ///
  /// - Parameters:
  ///   - index: The position of the category in ``PlanPage/categories``.
  ///   - count: The number of categories.
  /// - Returns: The class in the style sheet.
  static func category(_ index: Int, of count: Int) -> String {
    count > 1 && index == count - 1 ? "c7" : "c\(index % categoryCount)"
  }

  /// The colours of technicians on the map; the dashes tell those that share one.
  static let routes = [
    "#0b63a8", "#b84c00", "#00735c", "#8a3a78", "#7a5c00", "#332288", "#882255", "#117733",
    "#a3344a", "#1c7a8c", "#5b4a3a", "#4d5a00",
  ]
}
