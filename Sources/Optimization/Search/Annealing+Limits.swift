/// Limits that shifts share, kept by refusing what breaks them.
extension Annealing {
  /// Whether some shifts share a limit.
  var hasLimits: Bool { !space.arrays.limits.limits.isEmpty }

  /// Whether the route of `shift` leaves the others of its limits what they use.
  ///
  /// - Complexity: O(shifts in the limits of the shift).
  func keepsLimits(_ shift: Int) -> Bool {
    let limits = space.arrays.limits
    let id = space.shiftIDs[shift]
    guard limits.isLimited(id), space.routes[shift].count > 0 else { return true }
    return space.returnTime(shift)
      <= limits.latestReturn(of: id) { space.returnTime($0) }
  }

  /// Whether the routes that the step changed keep their limits.
  func keepsLimits() -> Bool {
    for shift in touched where !keepsLimits(shift) { return false }
    return true
  }

  /// Puts `visit` where it is cheapest among the shifts whose limits leave room for it.
  mutating func insertWithinLimits(_ visit: Int) {
    refused.removeAll(keepingCapacity: true)
    while let place = cheapestPlace(for: visit) {
      touch(place.shift)
      guard space.insert(visit, after: place.node, in: place.shift, delta: place.delta) else {
        return
      }
      if keepsLimits(place.shift) { return }
      var back = [visit]
      space.remove(&back, from: 0, in: place.shift)
      refused.append(place.shift)
    }
  }
}

extension SearchWorkspace {
  /// When the technician of `shift` is back, or -1 without a route.
  ///
  /// Only for a workspace of all shifts, in their order.
  func returnTime(_ shift: Int) -> Int {
    routes[shift].count > 0 ? nodes[endNode(shift)].ready : -1
  }
}
