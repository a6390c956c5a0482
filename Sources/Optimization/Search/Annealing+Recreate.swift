/// The best place for a visit: which shift, after which node, and what it adds to the price.
struct Insertion {
  var shift: Int
  var node: Int
  var delta: Int
}

extension Annealing {
  /// The share of places that are overlooked.
  private static var blinkRate: Double { 0.01 }

  /// Puts the visits in ``order`` back, each at its cheapest place.
  mutating func insertOrder() {
    let isLimited = hasLimits
    for visit in order {
      if opensRoute {
        opensRoute = false
        if open(for: visit) { continue }
      }
      if isLimited {
        insertWithinLimits(visit)
        continue
      }
      guard let place = cheapestPlace(for: visit) else { continue }
      touch(place.shift)
      _ = space.insert(visit, after: place.node, in: place.shift, delta: place.delta)
    }
  }

  /// Puts `visit` into the cheapest route that has no stops yet.
  ///
  /// - Returns: Whether there is one.
  private mutating func open(for visit: Int) -> Bool {
    insertion += 1
    guard space.isPaidFor(visit) else { return false }
    var best = Insertion(shift: -1, node: -1, delta: space.visits[visit].dropCost)
    let record = space.visits.at(visit)
    for pair in Int(record.pointee.firstPair)..<Int(record.pointee.endPair) {
      let shift = Int(space.pairShift[pair])
      guard space.routes.at(shift).pointee.count == 0, !isSeen(space.shifts.at(shift)) else {
        continue
      }
      let place = space.cheapestPlace(for: visit, pair: pair, in: shift)
      if place.delta < best.delta {
        best = Insertion(shift: shift, node: Int(place.node), delta: place.delta)
      }
    }
    guard best.shift >= 0 else { return false }
    touch(best.shift)
    return space.insert(visit, after: best.node, in: best.shift, delta: best.delta)
  }

  /// Returns the cheapest place for `visit`, if it costs less than leaving out.
  ///
  /// A visit that was left out before is looked at in the routes that changed only: nothing else
  /// can have become better for it.
  mutating func cheapestPlace(for visit: Int) -> Insertion? {
    insertion += 1
    guard space.isPaidFor(visit) else { return nil }
    var best = Insertion(shift: -1, node: -1, delta: space.visits[visit].dropCost)
    // Where shifts share limits or visits an allowance, a route that did not change may have room.
    if removedAt[visit] == step || hasLimits || space.sharesAllowance(visit) {
      let record = space.visits.at(visit)
      for pair in Int(record.pointee.firstPair)..<Int(record.pointee.endPair) {
        let shift = Int(space.pairShift[pair])
        if space.routes.at(shift).pointee.count == 0, isSeen(space.shifts.at(shift)) { continue }
        improve(&best, visit, pair, shift)
      }
    } else {
      for place in touched.indices {
        let shift = touched[place]
        let pair = Int(space.pairOf[shift * space.count + visit])
        if pair >= 0 { improve(&best, visit, pair, shift) }
      }
    }
    return best.shift < 0 ? nil : best
  }

  /// Whether an empty route of the same class was looked at for this insertion already.
  @inline(__always)
  private func isSeen(_ shift: UnsafeMutablePointer<ShiftRecord>) -> Bool {
    let shiftClass = Int(shift.pointee.shiftClass)
    if classAt[shiftClass] == insertion { return true }
    classAt[shiftClass] = insertion
    return false
  }

  /// Replaces `best` by the cheapest place in one shift, if that is cheaper and not overlooked.
  ///
  /// Whether other places than the cheapest are overlooked makes no difference, so random numbers
  /// are drawn for the cheapest one first, and for the others only when it is overlooked.
  @inline(__always)
  private mutating func improve(_ best: inout Insertion, _ visit: Int, _ pair: Int, _ shift: Int) {
    if !refused.isEmpty, refused.contains(shift) { return }
    let place = space.cheapestPlace(
      for: visit, pair: pair, in: shift, isPassing: touchedAt[shift] == step)
    guard place.delta < best.delta else { return }
    if random.fraction() < Self.blinkRate {
      let other = scanBlinking(visit, pair, shift, skipping: Int(place.node), below: best.delta)
      guard other.delta < best.delta else { return }
      best = Insertion(shift: shift, node: Int(other.node), delta: other.delta)
    } else {
      best = Insertion(shift: shift, node: Int(place.node), delta: place.delta)
    }
  }

  @inline(never)
  private mutating func scanBlinking(
    _ visit: Int, _ pair: Int, _ shift: Int, skipping node: Int, below limit: Int
  ) -> CachedPlace {
    var random = self.random
    defer { self.random = random }
    return space.scan(visit, pair: pair, in: shift, below: limit) {
      $0 == node || random.fraction() < Self.blinkRate
    }
  }

  /// Puts ``order`` into one of several orders of urgency, drawn at random.
  mutating func sortOrder() {
    for index in stride(from: order.count - 1, to: 0, by: -1) {
      order.swapAt(index, random.below(index + 1))
    }
    switch random.below(18) {
    case 0..<5: return
    case 5..<10: sort { -$0.urgency }
    case 10: sort { -$0.service }
    case 11: sort { -$0.distance }
    case 12: sort { $0.distance }
    case 13: sort { $0.lastStart }
    case 14: sort { $0.firstStart }
    case 15: sort { $0.lastStart - $0.firstStart }
    case 16: sort { -$0.lastStart }
    default: sort { Int($0.endPair - $0.firstPair) }
    }
  }

  @inline(__always)
  private mutating func sort(by key: (borrowing VisitRecord) -> Int) {
    // Insertion sort: the lists are short, and equals keep their random order.
    for index in order.indices.dropFirst() {
      let visit = order[index]
      let own = key(space.visits[visit])
      var place = index
      while place > 0, key(space.visits[order[place - 1]]) > own {
        order[place] = order[place - 1]
        place -= 1
      }
      order[place] = visit
    }
  }
}
