/// What a service order says beside its visits: the business side of it.
///
/// - Source: `service-management.md` 1.19.
package struct OrderDetails: Hashable, Sendable {
  /// What it is about, in a few words.
  package var description: String?
  /// The project through which it is posted (rule OR-2).
  package var project: Identifier<Project>?
  /// When it is to be done, by preference.
  package var serviceDateTime: Instant?
  /// Where it is to be done (rule OR-5).
  package var serviceAddress: ServiceAddress?
  /// Whom to ask for at the customer's.
  package var contactPerson: String?
  /// Whether it was generated on a closed day (rule GN-8).
  package var calendarConflict: Bool

  /// Creates details.
  package init(
    description: String? = nil, project: Identifier<Project>? = nil,
    serviceDateTime: Instant? = nil, serviceAddress: ServiceAddress? = nil,
    contactPerson: String? = nil, calendarConflict: Bool = false
  ) {
    self.description = description
    self.project = project
    self.serviceDateTime = serviceDateTime
    self.serviceAddress = serviceAddress
    self.contactPerson = contactPerson
    self.calendarConflict = calendarConflict
  }
}
