import Foundation

/// One thread's search in its own workspace: ruin, recreate, accept or undo.
///
/// Strings of visits near a seed are removed; visits are put back in a random order of urgency, each
/// at its cheapest place, which is now and then overlooked on purpose. A visit stays out where its
/// cheapest place costs more than leaving it out. Worse states are accepted with a probability that
/// falls with the temperature.
///
/// - Source: Christiaens & Vanden Berghe (2020), doi:10.1287/trsc.2019.0914.
struct Annealing: ~Copyable {
  var space: SearchWorkspace
  var random: SplitMix
  /// Routes seen in good states.
  var pool: RoutePool
  /// The best objective seen.
  private(set) var bestObjective: Int
  /// The visits of each route of the best state, in the numbers of the workspace.
  private(set) var bestStops: [[Int]]
  private var bestStamps: [UInt32]
  /// The routes of the current step that changed.
  var touched: [Int] = []
  /// The step in which each route was touched last.
  let touchedAt: FlatBuffer<Int>
  /// The visits taken out in this step.
  var removed: [Int] = []
  let removedAt: FlatBuffer<Int>
  /// The visits that this step puts back, in order.
  var order: [Int] = []
  let orderedAt: FlatBuffer<Int>
  let classAt: FlatBuffer<Int>
  /// Whether some shift had no stops a moment ago, and whether the step opens such a route.
  var hasEmptyRoute = false
  var opensRoute = false
  /// The shifts that the visit at hand is kept out of by a limit that shifts share.
  var refused: [Int] = []
  /// The number of the current step, and of the current insertion.
  var step = 0
  var insertion = 0
  /// The mean number of stops of a route that is used, as of a moment ago.
  var meanLength = 1.0
  private var undo = UndoLog()

  /// Creates a search that goes on from the state of `space`.
  init(_ space: consuming SearchWorkspace, random: SplitMix, pool: RoutePool) {
    touchedAt = FlatBuffer(repeating: -1, count: space.shiftCount)
    removedAt = FlatBuffer(repeating: -1, count: space.count)
    orderedAt = FlatBuffer(repeating: -1, count: space.count)
    classAt = FlatBuffer(repeating: -1, count: space.sizeOfClass.count)
    bestObjective = space.objective
    var stops: [[Int]] = []
    var stamps: [UInt32] = []
    for shift in 0..<space.shiftCount {
      stops.append(space.stops(of: shift))
      stamps.append(space.routes[shift].stamp)
    }
    (bestStops, bestStamps) = (stops, stamps)
    self.random = random
    self.pool = pool
    self.space = space
  }

  /// The share of steps that eject stops for a visit that is left out.
  private static var ejectionRate: Double { 0.1 }
  /// The share of the other steps that empty routes around where a technician starts.
  private static var homeRate: Double { 0.1 }

  /// Whether technicians start at different places.
  private var hasHomes: Bool { space.nearStart.count > 0 }

  /// Takes one step.
  mutating func step(at temperature: Double) {
    if step % 64 == 0 { measureRoutes() }
    step += 1
    let objective = space.objective
    if space.leftOutCount > 0, random.fraction() < Self.ejectionRate, eject() {
      orderRemoved()
    } else if !hasHomes || random.fraction() >= Self.homeRate || !ruinAroundHome() {
      ruin()
    }
    refused.removeAll(keepingCapacity: true)
    sortOrder()
    insertOrder()
    let threshold = Double(objective) - temperature * log(random.fraction())
    if Double(space.objective) < threshold, !hasLimits || keepsLimits() {
      undo.recognize(in: &space)
      if space.objective < bestObjective {
        keepBest()
      } else if Double(space.objective) < Double(bestObjective) * 1.01 {
        for shift in touched { remember(shift, isBest: false) }
      }
    } else {
      rollBack(to: objective)
    }
    forgetStep()
  }

  /// Undoes everything that the step did.
  mutating func rollBack(to objective: Int) { undo.roll(back: &space, to: objective) }

  /// Makes ready for the next step.
  mutating func forgetStep() {
    touched.removeAll(keepingCapacity: true)
    undo.removeAll()
  }

  /// Takes note of the current state as the best one.
  mutating func keepBest() {
    bestObjective = space.objective
    for shift in 0..<space.shiftCount where bestStamps[shift] != space.routes[shift].stamp {
      bestStamps[shift] = space.routes[shift].stamp
      bestStops[shift] = space.stops(of: shift)
      remember(shift, isBest: true)
    }
  }

  /// Saves a route before its first change in this step.
  @inline(__always)
  mutating func touch(_ shift: Int) {
    guard touchedAt[shift] != step else { return }
    touchedAt[shift] = step
    touched.append(shift)
    undo.save(shift, of: &space)
  }

  private mutating func remember(_ shift: Int, isBest: Bool) {
    let count = Int(space.routes[shift].count)
    guard count > 0 else { return }
    let id = space.shiftIDs[shift]
    let hash = RoutePool.hash(of: id, space.visitHashes(of: shift))
    let cost = space.routes[shift].cost
    guard pool.wants(hash, cost: cost, isBest: isBest) else { return }
    let stops = space.stops(of: shift).map { space.visitIDs[$0] }
    pool.add(
      RoutePool.Entry(shift: id, stops: stops, cost: cost, returnTime: space.returnTime(shift)),
      hash: hash, isBest: isBest)
  }

  private mutating func measureRoutes() {
    var used = 0
    for shift in 0..<space.shiftCount where space.routes[shift].count > 0 { used += 1 }
    hasEmptyRoute = used < space.shiftCount
    meanLength = Double(space.count - space.leftOutCount) / Double(max(1, used))
  }
}

extension SearchWorkspace {
  /// Returns the sum of the hashes of the visits of a route.
  mutating func visitHashes(of shift: Int) -> UInt64 {
    var sum: UInt64 = 0
    var node = Int(nodes[startNode(shift)].next)
    while node < count {
      sum &+= RoutePool.hash(of: visitIDs[node])
      node = Int(nodes[node].next)
    }
    return sum
  }
}

/// The routes that a step changed, as they were before it.
struct UndoLog {
  private var nodes: [(index: Int, node: StopNode, sums: StopSums)] = []
  private var routes: [(shift: Int, record: RouteRecord)] = []
  private var loads: [Int] = []
  private var layers: [[[FlatState]]] = []

  /// Saves the route of `shift`.
  mutating func save(_ shift: Int, of space: inout SearchWorkspace) {
    var node = space.startNode(shift)
    while node >= 0 {
      nodes.append((node, space.nodes[node], space.sums[node]))
      node = Int(space.nodes[node].next)
    }
    routes.append((shift, space.routes[shift]))
    for item in 0..<space.items { loads.append(space.routeLoad[shift * space.items + item]) }
    if space.shifts[shift].kind == .layered { layers.append(space.layers[shift]) }
  }

  /// Brings every saved route back.
  func roll(back space: inout SearchWorkspace, to objective: Int) {
    for (shift, _) in routes {
      var node = Int(space.nodes[space.startNode(shift)].next)
      while node < space.count {
        space.leaveOut(node)
        node = Int(space.nodes[node].next)
      }
    }
    for (index, node, sums) in nodes {
      if index < space.count { space.plan(index, in: Int(node.shift)) }
      space.nodes[index] = node
      space.sums[index] = sums
    }
    var layer = 0
    for (place, (shift, record)) in routes.enumerated() {
      space.routes[shift] = record
      for item in 0..<space.items {
        space.routeLoad[shift * space.items + item] = loads[place * space.items + item]
      }
      if space.shifts[shift].kind == .layered {
        space.layers[shift] = layers[layer]
        layer += 1
      }
    }
    space.objective = objective
  }

  /// Brings the records of saved routes back that make the same stops in the same order as before, so that
  /// what is known of places in them is still right.
  func recognize(in space: inout SearchWorkspace) {
    var position = 0
    for (shift, record) in routes {
      var isSame = true
      repeat {
        let (index, node, _) = nodes[position]
        if space.nodes.at(index).pointee.next != node.next { isSame = false }
        position += 1
      } while nodes[position - 1].node.next >= 0
      if isSame { space.routes[shift] = record }
    }
  }

  /// Forgets everything.
  mutating func removeAll() {
    nodes.removeAll(keepingCapacity: true)
    routes.removeAll(keepingCapacity: true)
    loads.removeAll(keepingCapacity: true)
    layers.removeAll(keepingCapacity: true)
  }
}
