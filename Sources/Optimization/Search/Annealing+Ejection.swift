extension Annealing {
  /// Puts a visit that is left out in the place of one or two neighbouring stops of a route.
  ///
  /// The stops go where the price of the route and a share of what leaving them out costs are least;
  /// the share is drawn at random, since stops may find another place. They are put back like all
  /// others, and the step is accepted or undone as a whole.
  ///
  /// - Returns: Whether a visit took a place.
  mutating func eject() -> Bool {
    removed.removeAll(keepingCapacity: true)
    let visit = Int(space.leftOut[random.below(space.leftOutCount)])
    guard let (shift, first, length) = cheapestEjection(for: visit) else { return false }
    touch(shift)
    var node = first
    for _ in 0..<length {
      removed.append(node)
      node = Int(space.nodes[node].next)
    }
    space.remove(&removed, from: 0, in: shift)
    let pair = Int(space.pairOf[shift * space.count + visit])
    let place = space.cheapestPlace(for: visit, pair: pair, in: shift)
    if place.node >= 0, space.isPaidFor(visit) {
      _ = space.insert(visit, after: Int(place.node), in: shift, delta: place.delta)
    }
    return true
  }

  /// Returns the stops in whose place `visit` costs least: the shift, the first stop, how many.
  private mutating func cheapestEjection(for visit: Int) -> (Int, Int, Int)? {
    let share = random.fraction()
    var best: (shift: Int, first: Int, length: Int)?
    var least = Double.infinity
    let record = space.visits[visit]
    for pair in Int(record.firstPair)..<Int(record.endPair) {
      let shift = Int(space.pairShift[pair])
      guard space.shifts[shift].kind != .layered, !space.shifts[shift].limitsTravel else {
        continue
      }
      var from = space.startNode(shift)
      while space.nodes[from].ready <= record.lastReady {
        let first = Int(space.nodes[from].next)
        if first >= space.count { break }
        var (to, length, dropped) = (first, 0, 0)
        while length < 2, to < space.count {
          dropped += space.visits[to].dropCost
          length += 1
          to = Int(space.nodes[to].next)
          guard let price = space.replacementPrice(visit, pair, from, to, shift) else { continue }
          let rank = (Double(price) + share * Double(dropped)) * (0.9 + 0.2 * random.fraction())
          if rank < least {
            least = rank
            best = (shift, first, length)
          }
        }
        from = first
      }
    }
    return best.map { ($0.shift, $0.first, $0.length) }
  }
}

extension SearchWorkspace {
  /// Returns what `visit` instead of all stops between two nodes adds to the price of the route;
  /// `nil` when it is too late there.
  mutating func replacementPrice(
    _ visit: Int, _ pair: Int, _ from: Int, _ to: Int, _ shift: Int
  ) -> Int? {
    let (record, facts) = (shifts.at(shift), visits.at(visit))
    let out = leg(nodes[from].place, facts.pointee.place, record)
    let start = earliestStart(of: visit, from: nodes[from].ready + out.seconds)
    guard start >= 0 else { return nil }
    let onward = leg(facts.pointee.place, nodes[to].place, record)
    guard start + facts.pointee.service + onward.seconds <= nodes[to].latest else { return nil }
    for item in 0..<items {
      var load = routeLoad[shift * items + item] + visitLoad[visit * items + item]
      var node = Int(nodes[from].next)
      while node != to {
        load -= visitLoad[node * items + item]
        node = Int(nodes[node].next)
      }
      if load > capacity[shift * items + item] { return nil }
    }
    var price = pairPrice[pair] + out.price + onward.price - nodes[from].legPrice
    var node = Int(nodes[from].next)
    while node != to {
      price -= pairPrice[Int(pairOf[shift * count + node])] + nodes[node].late
      price -= nodes[node].legPrice
      node = Int(nodes[node].next)
    }
    return price
  }
}
