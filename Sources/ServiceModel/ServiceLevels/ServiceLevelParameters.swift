/// The global parameters that concern service levels.
///
/// - Source: `service-management.md` 1.1, rules SL-11, SL-12 and GN-11.
package struct ServiceLevelParameters: Hashable, Sendable {
  /// Whether ending the measurement of an order demands a reason code (rule SL-12).
  package var reasonRequiredOnSlaCancel: Bool
  /// Whether stopping a clock whose limit is exceeded demands a reason code (rule SL-11).
  package var reasonRequiredOnSlaExceeded: Bool
  /// Whether generated orders are measured, too (rules SL-2 and GN-11, edge case 20).
  package var slaOnGenerated: Bool

  /// Creates parameters; without arguments nothing is demanded and generated orders are free.
  package init(
    reasonRequiredOnSlaCancel: Bool = false, reasonRequiredOnSlaExceeded: Bool = false,
    slaOnGenerated: Bool = false
  ) {
    self.reasonRequiredOnSlaCancel = reasonRequiredOnSlaCancel
    self.reasonRequiredOnSlaExceeded = reasonRequiredOnSlaExceeded
    self.slaOnGenerated = slaOnGenerated
  }
}
