/// The tree of template groups (rule TP-2).
package struct TemplateGroupTree: Sendable {
  private let groups: [TemplateGroup]

  /// Creates the tree of `groups`, which may hold cycles and dangling parents.
  package init(_ groups: [TemplateGroup]) { self.groups = groups }

  /// Returns the groups whose parent is `parent`, in the order of the catalog.
  package func children(of parent: Identifier<TemplateGroup>?) -> [TemplateGroup] {
    groups.filter { $0.parent == parent }
  }

  /// The groups that stand in a cycle of parents, in the order of the catalog.
  package var cyclicGroups: [Identifier<TemplateGroup>] {
    let parents = Dictionary(groups.map { ($0.id, $0.parent) }) { first, _ in first }
    return groups.map(\.id).filter { id in
      var ancestor = parents[id] ?? nil
      for _ in groups {
        guard let current = ancestor else { return false }
        if current == id { return true }
        ancestor = parents[current] ?? nil
      }
      return false
    }
  }

  /// Every group with its depth below a root, parents before children.
  ///
  /// Groups in cycles have no place in it.
  package var listing: [(depth: Int, group: TemplateGroup)] {
    var rows: [(depth: Int, group: TemplateGroup)] = []
    var waiting = children(of: nil).reversed().map { (depth: 0, group: $0) }
    while let next = waiting.popLast() {
      rows.append(next)
      for child in children(of: next.group.id).reversed() {
        waiting.append((depth: next.depth + 1, group: child))
      }
    }
    return rows
  }
}

extension Scenario {
  /// Returns the scenario in which a template group has another parent (rule TP-2).
  ///
  /// - Throws: A refusal by `TP-2` when a group would be its own ancestor, by `MD-1` when there is
  ///   no such group.
  package func moving(
    _ id: Identifier<TemplateGroup>, under parent: Identifier<TemplateGroup>?
  ) throws(Refusal) -> Scenario {
    guard let index = catalog.templateGroups.firstIndex(where: { $0.id == id }),
      parent == nil || row(parent) != nil
    else {
      throw Refusal(
        rule: "MD-1", message: "There is no template group \(parent ?? id) or \(id).",
        remedy: "Correct the ids.")
    }
    var result = self
    result.catalog.templateGroups[index].parent = parent
    let tree = TemplateGroupTree(result.catalog.templateGroups)
    guard !tree.cyclicGroups.contains(id) else {
      throw Refusal(
        rule: "TP-2", message: "The template group \(id) would be part of itself.",
        remedy: "Choose a parent that is not below it.")
    }
    return result
  }
}
