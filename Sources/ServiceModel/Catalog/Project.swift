/// A customer.
package struct Customer: Hashable, Sendable {
  /// The name used by projects.
  package var id: Identifier<Customer>
  /// The name for people.
  package var name: String

  /// Creates a customer.
  package init(id: Identifier<Customer>, name: String? = nil) {
    self.id = id
    self.name = name ?? id.text
  }
}

/// A project, through which the orders of agreements are posted.
///
/// - Source: `service-management.md` 1.25, rules AG-2 and OR-5.
package struct Project: Hashable, Sendable {
  /// The name used by agreements and orders.
  package var id: Identifier<Project>
  /// The name for people.
  package var name: String
  /// What kind of project it is.
  package var type: ProjectType
  /// Who pays.
  package var customer: Identifier<Customer>?
  /// Where the customer is; the first address is the default of orders (rule OR-5).
  package var addresses: [ServiceAddress]

  /// Creates a project.
  package init(
    id: Identifier<Project>, name: String? = nil, type: ProjectType = .timeAndMaterial,
    customer: Identifier<Customer>? = nil, addresses: [ServiceAddress] = []
  ) {
    self.id = id
    self.name = name ?? id.text
    self.type = type
    self.customer = customer
    self.addresses = addresses
  }
}

/// What kind of project it is; only *time* projects take no agreements (rule AG-2).
package enum ProjectType: String, CaseIterable, Hashable, Sendable {
  case timeAndMaterial, fixedPrice, investment, costProject, internalProject, time
}

/// An address at which work is done.
///
/// - Source: `service-management.md` 1.19, rule OR-5.
package struct ServiceAddress: Hashable, Sendable {
  /// The name, by which addresses of a project are told apart.
  package var name: String
  /// Street and town, for people.
  package var postalAddress: String?
  /// Where that is.
  package var site: Location?
  /// Whether it holds for one order only and is not written back to the project.
  package var orderOnly: Bool

  /// Creates an address.
  package init(
    name: String, postalAddress: String? = nil, site: Location? = nil, orderOnly: Bool = false
  ) {
    self.name = name
    self.postalAddress = postalAddress
    self.site = site
    self.orderOnly = orderOnly
  }
}
