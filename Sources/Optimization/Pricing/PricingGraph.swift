/// The routes of one class as two mirrored graphs, for search from both ends.
///
/// Only for classes in which a route is known by its times alone: no breaks, one window a visit, no
/// price of lateness or of the return, no limit shared with other shifts, at most one resource that
/// nodes use.
/// Times of the backward graph are negated, so that both directions look alike: a time never falls
/// along a path.
///
/// Where work time is limited, both directions meet at half of it, since a short day may lie on either
/// side of noon; see ``WorkSpan``.
struct PricingGraph: Sendable {
  /// One direction.
  struct Direction: Sendable {
    /// A step from one node to the next.
    struct Arc: Sendable {
      /// The node that the step leads to.
      var head: Int32
      /// Seconds from the start of service at one node to the earliest start at the next; negated
      /// times grow by it as well.
      var seconds: Int32
      /// Money in units of ``DualPrices``; the service of the later node of the route included.
      var price: Int
    }

    /// The place of each node's first arc in ``arcs``; the opening stands after the last node.
    var first: [Int32] = []
    /// The arcs of all nodes, node after node.
    var arcs: [Arc] = []
    /// The earliest time of each node in this direction.
    var lower: [Int32] = []
    /// The latest time of each node in this direction.
    var upper: [Int32] = []
    /// The time at which this direction begins.
    var start: Int32 = 0
    /// The latest time at which it may begin.
    var latestStart: Int32 = 0
    /// What the opening costs, in units of ``DualPrices``.
    var opening = 0
  }

  /// From the start of the shift on.
  private(set) var forward = Direction()
  /// From the end of the shift back.
  private(set) var backward = Direction()
  /// What each node uses of the one resource; zero without one.
  let use: [Int32]
  /// How much there is of it.
  let capacity: Int32
  /// The longest time from the departure to the return; `nil` where the shift allows no longer one.
  let workLimit: Int32?
  /// A lower bound on the seconds of every arc.
  private(set) var shortestArc: Int32 = 0

  /// Where labels of both directions meet: forward times up to here, backward times past it; without a
  /// limit on work time.
  var middle: Int32 { Int32(clamping: (Int(forward.start) - Int(backward.start)) / 2) }

  /// Creates the graph of `pricing`, or `nil` where times alone do not tell everything.
  init?(_ arrays: RoutingArrays, _ pricing: PricingClass) {
    let shift = pricing.shift
    guard shift.breaks.isEmpty, !shift.returnIsPriced, pricing.hasPlainVisitsOnly,
      pricing.members.allSatisfy({ !arrays.limits.isLimited($0) }),
      pricing.resources <= 1, pricing.travelResource == nil, pricing.distanceResource == nil
    else { return nil }
    use =
      pricing.resources == 1 ? pricing.use : [Int32](repeating: 0, count: pricing.count)
    capacity = pricing.capacity.first ?? .max
    workLimit = shift.maxWorkTime.flatMap {
      $0 < shift.end - shift.start ? Int32(clamping: $0) : nil
    }
    rebuild(pricing)
  }

  /// Takes the steps of `pricing` over, after some were forbidden.
  mutating func rebuild(_ pricing: PricingClass) {
    forward = Self.forward(pricing)
    backward = Self.backward(pricing)
    shortestArc = max(1, forward.arcs.lazy.map(\.seconds).min() ?? 1)
  }

  private static func forward(_ pricing: PricingClass) -> Direction {
    let count = pricing.count
    var result = Direction()
    result.lower = pricing.firstStart.map { Int32(clamping: $0) }
    result.upper = pricing.lastStart.map { Int32(clamping: $0) }
    result.start = Int32(clamping: pricing.shift.start)
    result.latestStart = Int32(clamping: pricing.shift.end)
    result.opening = pricing.shift.fixedCost * DualPrices.scale
    for from in 0...count {
      result.first.append(Int32(result.arcs.count))
      let service = from < count ? pricing.service[from] : 0
      for to in pricing.successors[from] {
        let cell = from * (count + 1) + Int(to)
        result.arcs.append(
          Direction.Arc(
            head: to, seconds: pricing.seconds[cell] + Int32(clamping: service),
            price: Int(pricing.price[cell]) * DualPrices.scale))
      }
    }
    result.first.append(Int32(result.arcs.count))
    return result
  }

  private static func backward(_ pricing: PricingClass) -> Direction {
    let count = pricing.count
    var result = Direction()
    result.lower = pricing.lastStart.map { -Int32(clamping: $0) }
    result.upper = pricing.firstStart.map { -Int32(clamping: $0) }
    result.start = -Int32(clamping: pricing.shift.end)
    result.latestStart = -Int32(clamping: pricing.shift.start)
    var before = [[Int32]](repeating: [], count: count + 1)
    for from in 0..<count {
      for to in pricing.successors[from] { before[Int(to)].append(Int32(from)) }
      if pricing.seconds[from * (count + 1) + count] >= 0 { before[count].append(Int32(from)) }
    }
    for node in 0...count {
      result.first.append(Int32(result.arcs.count))
      before[node].sort {
        (pricing.seconds[Int($0) * (count + 1) + node], $0)
          < (pricing.seconds[Int($1) * (count + 1) + node], $1)
      }
      for from in before[node] {
        let cell = Int(from) * (count + 1) + node
        result.arcs.append(
          Direction.Arc(
            head: from,
            seconds: pricing.seconds[cell] + Int32(clamping: pricing.service[Int(from)]),
            price: Int(pricing.price[cell]) * DualPrices.scale))
      }
    }
    result.first.append(Int32(result.arcs.count))
    return result
  }
}
