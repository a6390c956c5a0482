package import ServiceModel

/// A visit as the page of a plan shows it: who is visited, where, when, and what is promised.
package struct PageStop: Sendable {
  /// What links the marks of the stop on the timeline, the map and the sheets, such as `s12`.
  package var key: String
  /// Its place in the route, from one; `nil` when the visit is left out.
  package var number: Int?
  /// The name of the visit.
  package var visit: String
  /// The name of the order.
  package var order: String
  /// For whom it is, as a person would say.
  package var customer: String
  /// Street or name of the place; empty when the scenario has none.
  package var address: String
  /// Where it is on the globe.
  package var coordinate: Coordinate?
  /// What the visit asks for, such as `gas 2, electric`.
  package var skills: String
  /// The position of its category in ``PlanPage/categories``, which colours it.
  package var category: Int
  /// The agreement with its tier; empty without one.
  package var agreement: String
  /// The objects that are served, with what the customer calls them.
  package var objects: [String]
  /// What else the technician should know: what it is about, whom to ask for, parts to bring.
  package var notes: [String]
  /// When the technician is there; `nil` when the visit is left out.
  package var times: Times?
  /// What is promised.
  package var deadlines: [Deadline]

  /// When the technician is at a stop.
  package struct Times: Hashable, Sendable {
    package var arrival: Instant
    package var start: Instant
    package var end: Instant
    /// The drive to it.
    package var travel: Seconds
    package var distance: Metres
    /// The wait before service may begin.
    package var waiting: Seconds
  }

  /// A promise, and what the plan makes of it.
  package struct Deadline: Hashable, Sendable {
    /// What is promised, in words.
    package var label: String
    /// Until when.
    package var due: Instant
    /// What is to spare; negative when the promise is broken.
    package var slack: Seconds
    /// Whether the promise is kept.
    package var isMet: Bool { slack >= .zero }
  }

  /// Whether a promise is broken.
  package var isLate: Bool { deadlines.contains { !$0.isMet } }

  /// The promise with the least to spare.
  package var tightest: Deadline? { deadlines.min { $0.slack < $1.slack } }
}
