/// A moment in the life of a service order that a target can name.
///
/// - Source: rule R8 of the SLA clock.
package enum Milestone: String, CaseIterable, Hashable, Sendable {
  /// Somebody answered, from afar. No route decides it, so plans do not price it.
  case response
  /// The technician arrived.
  case onSite
  /// Service began.
  case workStart
  /// The customer's service works again; taken to be the end of the visit.
  case restored
  /// The visit is over.
  case completed
}
