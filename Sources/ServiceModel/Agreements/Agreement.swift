/// A contract under which a customer's orders are served.
///
/// An agreement with a template group is a template: its lines are copied into other agreements and
/// orders, and no order is ever made from it (rule TP-1).
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
  /// What its orders default to, and how they are made from its lines.
  package var terms: AgreementTerms
  /// The objects that its lines and orders may be about (rule OB-2).
  package var objects: [ObjectRelation]
  /// The tasks that its lines and orders may be about (rule TK-2).
  package var tasks: [TaskRelation]
  /// What is to be done, once or again and again.
  package var lines: [AgreementLine]

  /// Creates an agreement.
  package init(
    id: Identifier<Agreement>, name: String, tier: String? = nil,
    serviceLevelAgreement: Identifier<ServiceLevelAgreement>? = nil, startDate: CivilDate? = nil,
    endDate: CivilDate? = nil, suspended: Bool = false,
    preferredTechnicians: [Identifier<Technician>] = [], dropCostPercent: Int = 100,
    timeZone: TimeZoneName? = nil, terms: AgreementTerms = AgreementTerms(),
    objects: [ObjectRelation] = [], tasks: [TaskRelation] = [], lines: [AgreementLine] = []
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
    self.terms = terms
    self.objects = objects
    self.tasks = tasks
    self.lines = lines
  }

  /// Whether the agreement is a template, from which no order is ever made (rule TP-1).
  package var isTemplate: Bool { terms.templateGroup != nil }

  /// The days of its validity.
  package var dates: DateRange { DateRange(from: startDate, to: endDate) }

  /// Returns whether `line` yields nothing and may not be copied (rules AG-4, AG-5).
  package func isStopped(_ line: AgreementLine) -> Bool { suspended || line.stopped }
}
