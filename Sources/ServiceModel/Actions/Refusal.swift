/// Why an action on an order, an agreement or another part of the business may not be done.
///
/// Actions are pure functions: they take the state and the instant and return the new state, or
/// throw a refusal and change nothing.
package struct Refusal: Error, Hashable, Sendable {
  /// The rule that forbids it, such as `AG-4`.
  package var rule: String
  /// What is wrong, in one sentence with the names concerned.
  package var message: String
  /// What to do about it, in one sentence.
  package var remedy: String

  /// Creates a refusal.
  package init(rule: String, message: String, remedy: String) {
    self.rule = rule
    self.message = message
    self.remedy = remedy
  }
}
