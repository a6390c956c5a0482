/// A contract under which a customer's orders are served.
///
/// - Source: `service-management.md` 1.4, 1.5; both dates are inside the validity.
package struct Agreement: Hashable, Sendable {
  /// The name used by orders.
  package var id: Identifier<Agreement>
  /// The name for people.
  package var name: String
  /// The group for sorting and comparison, such as gold, silver, bronze.
  package var tier: String?
  /// The promises made to the customer.
  package var serviceLevelAgreement: Identifier<ServiceLevelAgreement>?
  /// The first day on which orders may be served; `nil` means always.
  package var startDate: CivilDate?
  /// The last day on which orders may be served; `nil` means open-ended.
  package var endDate: CivilDate?
  /// Whether all work under the agreement is on hold (rule AG-4).
  package var suspended: Bool
  /// Whom the customer would like to see.
  package var preferredTechnicians: [Identifier<Technician>]
  /// How the drop cost of a visit is scaled, in per cent.
  package var dropCostPercent: Int
  /// The zone in which the dates count.
  package var timeZone: TimeZoneName?

  /// Creates an agreement.
  package init(
    id: Identifier<Agreement>, name: String, tier: String? = nil,
    serviceLevelAgreement: Identifier<ServiceLevelAgreement>? = nil, startDate: CivilDate? = nil,
    endDate: CivilDate? = nil, suspended: Bool = false,
    preferredTechnicians: [Identifier<Technician>] = [], dropCostPercent: Int = 100,
    timeZone: TimeZoneName? = nil
  ) {
    self.id = id
    self.name = name
    self.tier = tier
    self.serviceLevelAgreement = serviceLevelAgreement
    self.startDate = startDate
    self.endDate = endDate
    self.suspended = suspended
    self.preferredTechnicians = preferredTechnicians
    self.dropCostPercent = dropCostPercent
    self.timeZone = timeZone
  }
}

/// A level of urgency with the price of leaving a visit out of the plan.
package struct Priority: Hashable, Sendable {
  /// The name used by orders and visits.
  package var id: Identifier<Priority>
  /// What it costs to leave a visit of this priority unplanned.
  package var dropCost: Money

  /// Creates a priority.
  package init(id: Identifier<Priority>, dropCost: Money) {
    self.id = id
    self.dropCost = dropCost
  }
}
