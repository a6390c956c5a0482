/// Who or what made a service order or one of its lines.
///
/// - Source: `service-management.md` 1.19.
package enum OrderOrigin: String, CaseIterable, Hashable, Sendable {
  /// The generator, from the lines of an agreement.
  case system
  /// Somebody, by hand.
  case user
  /// A customer or technician, on the web.
  case web
}
