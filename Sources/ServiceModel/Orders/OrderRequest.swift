/// What somebody who creates an order by hand says about it (rules OR-1, OR-4).
///
/// What is left out comes from the agreement, or from the project.
package struct OrderRequest: Hashable, Sendable {
  /// The id; the next one of the sequence unless given (rule MD-2).
  package var id: Identifier<ServiceOrder>?
  /// The agreement that covers the order; needed by decision of the parameters (rule OR-2).
  package var agreement: Identifier<Agreement>?
  /// The project; that of the agreement unless given.
  package var project: Identifier<Project>?
  /// The customer, for people; that of the project unless given.
  package var customer: String?
  /// What it is about; as the agreement says unless given.
  package var description: String?
  /// When it is to be done, by preference.
  package var serviceDateTime: Instant?
  /// The urgency.
  package var priority: Identifier<Priority>?
  /// Whom to ask for; as the agreement says unless given.
  package var contactPerson: String?
  /// Who answers for it; as the agreement says unless given.
  package var responsible: Identifier<Technician>?
  /// Whom the customer would like to see; the first of the agreement unless given (rule OR-12).
  package var preferredTechnician: Identifier<Technician>?
  /// Where it is to be done (rule OR-5).
  package var address: AddressChoice
  /// What is to be done.
  package var lines: [LineContent]
  /// Whether it gets an activity; needed where the creation rule is to ask (rule DI-3).
  package var wantsActivity: Bool?

  /// Creates a request.
  package init(
    id: Identifier<ServiceOrder>? = nil, agreement: Identifier<Agreement>? = nil,
    project: Identifier<Project>? = nil, customer: String? = nil, description: String? = nil,
    serviceDateTime: Instant? = nil, priority: Identifier<Priority>? = nil,
    contactPerson: String? = nil, responsible: Identifier<Technician>? = nil,
    preferredTechnician: Identifier<Technician>? = nil, address: AddressChoice = .projectDefault,
    lines: [LineContent] = [], wantsActivity: Bool? = nil
  ) {
    self.id = id
    self.agreement = agreement
    self.project = project
    self.customer = customer
    self.description = description
    self.serviceDateTime = serviceDateTime
    self.priority = priority
    self.contactPerson = contactPerson
    self.responsible = responsible
    self.preferredTechnician = preferredTechnician
    self.address = address
    self.lines = lines
    self.wantsActivity = wantsActivity
  }
}

/// Where an order is to be done (rule OR-5).
package enum AddressChoice: Hashable, Sendable {
  /// At the first address of the project.
  case projectDefault
  /// At the address of the project with that name.
  case known(String)
  /// At a new address, which is written back to the project unless it is for this order only.
  case new(ServiceAddress)
}
