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
  /// Who answers for it.
  package var responsible: String?
  /// Whom the customer would like to see; from the agreement unless changed (rule OR-12).
  package var preferredTechnician: Identifier<Technician>?
  /// Who or what created it.
  package var origin: OrderOrigin
  /// Whether it was generated on a closed day (rule GN-8).
  package var calendarConflict: Bool

  /// Creates details.
  package init(
    description: String? = nil, project: Identifier<Project>? = nil,
    serviceDateTime: Instant? = nil, serviceAddress: ServiceAddress? = nil,
    contactPerson: String? = nil, responsible: String? = nil,
    preferredTechnician: Identifier<Technician>? = nil, origin: OrderOrigin = .user,
    calendarConflict: Bool = false
  ) {
    self.description = description
    self.project = project
    self.serviceDateTime = serviceDateTime
    self.serviceAddress = serviceAddress
    self.contactPerson = contactPerson
    self.responsible = responsible
    self.preferredTechnician = preferredTechnician
    self.origin = origin
    self.calendarConflict = calendarConflict
  }
}

/// Who or what created an order or a line.
package enum OrderOrigin: String, CaseIterable, Hashable, Sendable {
  /// Generation from an agreement (rule GN-10).
  case system
  /// Somebody, by hand.
  case user
  /// A customer, on the web.
  case web
}
