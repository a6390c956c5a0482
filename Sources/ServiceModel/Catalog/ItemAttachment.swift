extension Scenario {
  /// Returns the scenario in which an object is a piece of an item (rules OB-1, MD-4).
  ///
  /// The dimensions of the item are copied to the object; the serial number is its own.
  ///
  /// - Parameters:
  ///   - item: The item.
  ///   - object: The object.
  ///   - serial: The number of this very piece; that of the item unless given.
  /// - Returns: The scenario.
  /// - Throws: A refusal by `OB-1` when there is no such item or object, by `MD-4` when the item is
  ///   on another object and the parameters forbid that.
  package func attaching(
    _ item: Identifier<StockItem>, to object: Identifier<ServiceObject>, serial: String? = nil
  ) throws(Refusal) -> Scenario {
    guard let index = catalog.objects.firstIndex(where: { $0.id == object }),
      let stock = stockItems.first(where: { $0.id == item })
    else {
      throw Refusal(
        rule: "OB-1", message: "There is no object \(object) or no item \(item).",
        remedy: "Correct the names.")
    }
    if !catalog.parameters.allowSameItemOnSeveralObjects,
      let other = catalog.objects.first(where: { $0.item == item && $0.id != object })
    {
      throw Refusal(
        rule: "MD-4", message: "The item \(item) is on object \(other.id) already.",
        remedy: "Take it off there, or set allowSameItemOnSeveralObjects.")
    }
    var result = self
    result.catalog.objects[index].item = item
    result.catalog.objects[index].dimensions = stock.dimensions
    if let serial { result.catalog.objects[index].dimensions.serial = serial }
    return result
  }

  /// Returns the objects of each group, those without a group last (checklist row 18).
  package func objectsByGroup() -> [(group: ObjectGroup?, objects: [ServiceObject])] {
    let grouped = catalog.objectGroups.map { group in
      (group: Optional(group), objects: catalog.objects.filter { $0.group == group.id })
    }
    let known = Set(catalog.objectGroups.map(\.id))
    let others = catalog.objects.filter { $0.group.map { !known.contains($0) } ?? true }
    return grouped + (others.isEmpty ? [] : [(group: nil, objects: others)])
  }
}
