package import ServiceModel

/// A breach of a rule by a plan, as found by the audit.
package struct Violation: Hashable, Sendable {
  /// The rule, by its stable id such as `skill` or `time-window`.
  package var rule: String
  /// The technician concerned, if one is.
  package var technician: Identifier<Technician>?
  /// The visit concerned, if one is.
  package var visit: Identifier<Visit>?
  /// One sentence that says what is wrong and by how much.
  package var text: String

  /// Creates a violation.
  package init(
    rule: String, technician: Identifier<Technician>? = nil, visit: Identifier<Visit>? = nil,
    text: String
  ) {
    self.rule = rule
    self.technician = technician
    self.visit = visit
    self.text = text
  }
}
