/// What the orders of an agreement default to, and how they are made from its lines.
///
/// - Source: `service-management.md` 1.5.
package struct AgreementTerms: Hashable, Sendable {
  /// The project through which all its orders are posted; of any type but *time* (rule AG-2).
  package var project: Identifier<Project>?
  /// The group, for sorting and filtering (rule AG-1).
  package var group: Identifier<AgreementGroup>?
  /// The group of templates that it belongs to; set, it makes the agreement a template (rule TP-1).
  package var templateGroup: Identifier<TemplateGroup>?
  /// What its orders are about, unless they say so themselves.
  package var description: String?
  /// Which lines may share an order (rule GN-6).
  package var combineBy: CombineCriterion
  /// Whom to ask for at the customer's.
  package var contactPerson: String?
  /// Who answers for its orders.
  package var responsible: Identifier<Technician>?
  /// The site of orders whose object has none; the first address of the project unless given.
  package var site: Location?
  /// What a technician must be able to do on every visit.
  package var requiredSkills: [RequiredSkill]
  /// The hours within which visits are covered; `nil` means at any time.
  package var coveredHours: Identifier<WorkingCalendar>?
  /// How many visits the agreement pays for; `nil` means any number.
  package var visitAllowance: VisitAllowance?

  /// Creates terms.
  package init(
    project: Identifier<Project>? = nil, group: Identifier<AgreementGroup>? = nil,
    templateGroup: Identifier<TemplateGroup>? = nil, description: String? = nil,
    combineBy: CombineCriterion = .agreement, contactPerson: String? = nil,
    responsible: Identifier<Technician>? = nil, site: Location? = nil,
    requiredSkills: [RequiredSkill] = [],
    coveredHours: Identifier<WorkingCalendar>? = nil, visitAllowance: VisitAllowance? = nil
  ) {
    self.project = project
    self.group = group
    self.templateGroup = templateGroup
    self.description = description
    self.combineBy = combineBy
    self.contactPerson = contactPerson
    self.responsible = responsible
    self.site = site
    self.requiredSkills = requiredSkills
    self.coveredHours = coveredHours
    self.visitAllowance = visitAllowance
  }
}

/// Which lines of an agreement may share an order (rule GN-6, decision OP-4).
package enum CombineCriterion: String, CaseIterable, Hashable, Sendable {
  /// All lines of the agreement.
  case agreement
  /// Lines about the same task.
  case task
  /// Lines for the same technician.
  case technician
  /// Lines about the same object.
  case object
  /// No two lines: each gets an order of its own.
  case none
}

/// How many visits an agreement pays for in a period.
///
/// A visit counts in the period of the day on which it is due, see ``AllowanceLedger``.
package struct VisitAllowance: Hashable, Sendable {
  /// The most visits in a period; not negative.
  package var visits: Int
  /// The period.
  package var period: AllowancePeriod

  /// Creates an allowance.
  package init(visits: Int, period: AllowancePeriod) {
    self.visits = visits
    self.period = period
  }
}

/// A stretch of the calendar in which visits are counted.
package enum AllowancePeriod: String, CaseIterable, Hashable, Sendable {
  /// From the first to the last day of a week, Monday first.
  case week
  /// A month of the calendar.
  case month
  /// A year of the calendar.
  case year

  /// Returns the first day of the period that holds `date`.
  package func start(of date: CivilDate) -> CivilDate {
    let (year, month, day) = date.yearMonthDay
    return switch self {
    case .week: date.startOfWeek(beginningOn: .monday)
    case .month: date.advanced(by: 1 - day)
    case .year: CivilDate(year: year, month: 1, day: 1) ?? date.advanced(by: -31 * (month - 1))
    }
  }
}
