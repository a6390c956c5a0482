/// The master data of the service business: what agreements, orders and their lines refer to.
///
/// - Source: `service-management.md` 1.1, 1.4, 1.7, 1.8, 1.13, 1.17, 1.18, 1.25.
package struct ServiceCatalog: Hashable, Sendable {
  /// Decisions that hold for the whole company.
  package var parameters: ServiceParameters
  /// Customers.
  package var customers: [Customer]
  /// Projects, through which orders are posted.
  package var projects: [Project]
  /// Kinds of work and cost.
  package var categories: [WorkCategory]
  /// Journals, which posted lines go to.
  package var journals: [Journal]
  /// Groups of agreements.
  package var agreementGroups: [AgreementGroup]
  /// Groups of templates; a tree.
  package var templateGroups: [TemplateGroup]
  /// How often lines come due.
  package var intervals: [ServiceInterval]
  /// How far occurrences may move.
  package var windows: [GenerationWindow]
  /// Groups of objects.
  package var objectGroups: [ObjectGroup]
  /// What is served.
  package var objects: [ServiceObject]
  /// Jobs that lines are part of.
  package var tasks: [ServiceTask]

  /// Creates a catalog.
  package init(
    parameters: ServiceParameters = ServiceParameters(), customers: [Customer] = [],
    projects: [Project] = [], categories: [WorkCategory] = [], journals: [Journal] = [],
    agreementGroups: [AgreementGroup] = [], templateGroups: [TemplateGroup] = [],
    intervals: [ServiceInterval] = [], windows: [GenerationWindow] = [],
    objectGroups: [ObjectGroup] = [], objects: [ServiceObject] = [], tasks: [ServiceTask] = []
  ) {
    self.parameters = parameters
    self.customers = customers
    self.projects = projects
    self.categories = categories
    self.journals = journals
    self.agreementGroups = agreementGroups
    self.templateGroups = templateGroups
    self.intervals = intervals
    self.windows = windows
    self.objectGroups = objectGroups
    self.objects = objects
    self.tasks = tasks
  }
}
