/// What is served: a machine, a building, a tool kit, or something intangible such as accounts.
///
/// - Source: `service-management.md` 1.13, rule OB-1.
package struct ServiceObject: Hashable, Sendable {
  /// The name used by relations and lines.
  package var id: Identifier<ServiceObject>
  /// The name for people.
  package var name: String
  /// The group, for sorting and filtering by place or kind.
  package var group: Identifier<ObjectGroup>?
  /// The item that a tangible object is a piece of; `nil` for an intangible one.
  package var item: Identifier<StockItem>?
  /// What tells it from other pieces of its item, copied from the item when it is attached.
  package var dimensions: ItemDimensions
  /// Where it stands.
  package var site: Location?
  /// What a technician must be able to do to serve it.
  package var requiredSkills: [RequiredSkill]

  /// Creates an object.
  package init(
    id: Identifier<ServiceObject>, name: String? = nil, group: Identifier<ObjectGroup>? = nil,
    item: Identifier<StockItem>? = nil, dimensions: ItemDimensions = ItemDimensions(),
    site: Location? = nil, requiredSkills: [RequiredSkill] = []
  ) {
    self.id = id
    self.name = name ?? id.text
    self.group = group
    self.item = item
    self.dimensions = dimensions
    self.site = site
    self.requiredSkills = requiredSkills
  }
}

/// What tells pieces of one item apart.
package struct ItemDimensions: Hashable, Sendable {
  /// The variant, such as a size or colour.
  package var configuration: String?
  /// The batch it was made in.
  package var batch: String?
  /// The number of this very piece.
  package var serial: String?

  /// Creates dimensions.
  package init(configuration: String? = nil, batch: String? = nil, serial: String? = nil) {
    self.configuration = configuration
    self.batch = batch
    self.serial = serial
  }
}

/// A group of objects, by place or kind.
package struct ObjectGroup: Hashable, Sendable {
  /// The name used by objects.
  package var id: Identifier<ObjectGroup>
  /// The name for people.
  package var name: String

  /// Creates a group.
  package init(id: Identifier<ObjectGroup>, name: String? = nil) {
    self.id = id
    self.name = name ?? id.text
  }
}

/// The attachment of an object to an agreement or an order (rule OB-2).
///
/// - Source: `service-management.md` 1.14.
package struct ObjectRelation: Hashable, Sendable {
  /// The object.
  package var object: Identifier<ServiceObject>
  /// What this very relation is known by, such as the customer's number of the machine.
  package var reference: String?

  /// Creates a relation.
  package init(_ object: Identifier<ServiceObject>, reference: String? = nil) {
    self.object = object
    self.reference = reference
  }
}
