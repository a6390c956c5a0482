/// A group of agreements, by size, region, industry or level of service.
///
/// - Source: `service-management.md` 1.4.
package struct AgreementGroup: Hashable, Sendable {
  /// The name used by agreements.
  package var id: Identifier<AgreementGroup>
  /// The name for people.
  package var name: String
  /// The promises proposed for new agreements of the group (rule AG-11).
  package var serviceLevelAgreement: Identifier<ServiceLevelAgreement>?

  /// Creates a group.
  package init(
    id: Identifier<AgreementGroup>, name: String? = nil,
    serviceLevelAgreement: Identifier<ServiceLevelAgreement>? = nil
  ) {
    self.id = id
    self.name = name ?? id.text
    self.serviceLevelAgreement = serviceLevelAgreement
  }
}

/// A group of templates, part of a tree (rule TP-2).
///
/// - Source: `service-management.md` 1.18.
package struct TemplateGroup: Hashable, Sendable {
  /// The name used by agreements.
  package var id: Identifier<TemplateGroup>
  /// The name for people.
  package var name: String
  /// The group that this one is part of.
  package var parent: Identifier<TemplateGroup>?

  /// Creates a group.
  package init(
    id: Identifier<TemplateGroup>, name: String? = nil, parent: Identifier<TemplateGroup>? = nil
  ) {
    self.id = id
    self.name = name ?? id.text
    self.parent = parent
  }
}

/// A kind of work or cost.
package struct WorkCategory: Hashable, Sendable {
  /// The name used by lines.
  package var id: Identifier<WorkCategory>
  /// The name for people.
  package var name: String

  /// Creates a category.
  package init(id: Identifier<WorkCategory>, name: String? = nil) {
    self.id = id
    self.name = name ?? id.text
  }
}

/// A journal, which posted lines go to.
package struct Journal: Hashable, Sendable {
  /// The name used by parameters.
  package var id: Identifier<Journal>
  /// The name for people.
  package var name: String
  /// Whether its lines register when work began and ended (rule OR-7).
  package var registersTimes: Bool

  /// Creates a journal.
  package init(id: Identifier<Journal>, name: String? = nil, registersTimes: Bool = false) {
    self.id = id
    self.name = name ?? id.text
    self.registersTimes = registersTimes
  }
}
