/// Who made a service order.
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
