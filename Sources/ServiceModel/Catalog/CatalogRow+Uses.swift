// What refers to the rows of each code table, and so keeps them from being deleted (rule MD-1).

extension Customer: CatalogRow {
  package static var kind: String { "customer" }
  package static var table: WritableKeyPath<ServiceCatalog, [Customer]> { \.customers }
  package static func users(of id: Identifier<Customer>, in scenario: Scenario) -> [String] {
    scenario.catalog.projects.filter { $0.customer == id }.map { "project \($0.id)" }
  }
}

extension Project: CatalogRow {
  package static var kind: String { "project" }
  package static var table: WritableKeyPath<ServiceCatalog, [Project]> { \.projects }
  package static func users(of id: Identifier<Project>, in scenario: Scenario) -> [String] {
    scenario.agreements(where: { $0.terms.project == id })
      + scenario.orders(where: { $0.details.project == id })
  }
}

extension WorkCategory: CatalogRow {
  package static var kind: String { "category" }
  package static var table: WritableKeyPath<ServiceCatalog, [WorkCategory]> { \.categories }
  package static func users(of id: Identifier<WorkCategory>, in scenario: Scenario) -> [String] {
    scenario.lines(where: { $0.category == id })
  }
}

extension Journal: CatalogRow {
  package static var kind: String { "journal" }
  package static var table: WritableKeyPath<ServiceCatalog, [Journal]> { \.journals }
  package static func users(of id: Identifier<Journal>, in scenario: Scenario) -> [String] {
    scenario.catalog.parameters.hourJournal == id ? ["the parameters"] : []
  }
}

extension AgreementGroup: CatalogRow {
  package static var kind: String { "agreement group" }
  package static var table: WritableKeyPath<ServiceCatalog, [AgreementGroup]> {
    \.agreementGroups
  }
  package static func users(of id: Identifier<AgreementGroup>, in scenario: Scenario) -> [String] {
    (scenario.catalog.parameters.defaultAgreementGroup == id ? ["the parameters"] : [])
      + scenario.agreements(where: { $0.terms.group == id })
  }
}

extension TemplateGroup: CatalogRow {
  package static var kind: String { "template group" }
  package static var table: WritableKeyPath<ServiceCatalog, [TemplateGroup]> { \.templateGroups }
  package static func users(of id: Identifier<TemplateGroup>, in scenario: Scenario) -> [String] {
    scenario.catalog.templateGroups.filter { $0.parent == id }.map { "template group \($0.id)" }
      + scenario.agreements(where: { $0.terms.templateGroup == id })
  }
}

extension ServiceInterval: CatalogRow {
  package static var kind: String { "service interval" }
  package static var table: WritableKeyPath<ServiceCatalog, [ServiceInterval]> { \.intervals }
  package static func users(
    of id: Identifier<ServiceInterval>, in scenario: Scenario
  ) -> [String] {
    scenario.agreements(where: { $0.lines.contains { $0.interval == id } })
  }
}

extension GenerationWindow: CatalogRow {
  package static var kind: String { "window" }
  package static var table: WritableKeyPath<ServiceCatalog, [GenerationWindow]> { \.windows }
  package static func users(
    of id: Identifier<GenerationWindow>, in scenario: Scenario
  ) -> [String] {
    scenario.agreements(where: { $0.lines.contains { $0.window == id } })
  }
}

extension ObjectGroup: CatalogRow {
  package static var kind: String { "object group" }
  package static var table: WritableKeyPath<ServiceCatalog, [ObjectGroup]> { \.objectGroups }
  package static func users(of id: Identifier<ObjectGroup>, in scenario: Scenario) -> [String] {
    scenario.catalog.objects.filter { $0.group == id }.map { "object \($0.id)" }
  }
}

extension ServiceObject: CatalogRow {
  package static var kind: String { "object" }
  package static var table: WritableKeyPath<ServiceCatalog, [ServiceObject]> { \.objects }
  package static func users(of id: Identifier<ServiceObject>, in scenario: Scenario) -> [String] {
    scenario.agreements(where: { $0.objects.contains { $0.object == id } })
      + scenario.orders(where: { $0.objects.contains { $0.object == id } })
      + scenario.lines(where: { $0.object == id })
  }
}

extension ServiceTask: CatalogRow {
  package static var kind: String { "task" }
  package static var table: WritableKeyPath<ServiceCatalog, [ServiceTask]> { \.tasks }
  package static func users(of id: Identifier<ServiceTask>, in scenario: Scenario) -> [String] {
    scenario.agreements(where: { $0.tasks.contains { $0.task == id } })
      + scenario.orders(where: { $0.tasks.contains { $0.task == id } })
      + scenario.lines(where: { $0.task == id })
  }
}

extension Scenario {
  fileprivate func agreements(where uses: (Agreement) -> Bool) -> [String] {
    agreements.filter(uses).map { "agreement \($0.id)" }
  }

  fileprivate func orders(where uses: (ServiceOrder) -> Bool) -> [String] {
    serviceOrders.filter(uses).map { "order \($0.id)" }
  }

  fileprivate func lines(where uses: (LineContent) -> Bool) -> [String] {
    agreements.flatMap { agreement in
      agreement.lines.filter { uses($0.content) }.map {
        "line \($0.number) of agreement \(agreement.id)"
      }
    }
      + serviceOrders.flatMap { order in
        order.lines.filter { uses($0.content) }.map { "line \($0.number) of order \(order.id)" }
      }
  }
}
