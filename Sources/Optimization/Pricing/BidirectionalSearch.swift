/// Finds routes of negative reduced cost by labels from both ends that meet in the middle of the
/// shift.
///
/// Forward labels are made up to the middle, backward labels down to it; every route is cut at the
/// one step that crosses the middle, so a pair of labels at the ends of that step makes it. The middle
/// is a time, or half of the work where that is limited.
///
/// - Source: Righini & Salani (2006), doi:10.1016/j.disopt.2006.05.007.
struct BidirectionalSearch: ~Copyable {
  private let pricing: PricingClass
  private let graph: PricingGraph
  private let sets: NeighbourSets
  private let cuts: CutTable
  private let duals: [Int]
  private let classDual: Int
  private let settings: LabelSearchSettings
  private let middle: Int32
  /// The limit on work time, and half of it.
  private let workLimit: Int32
  private let half: Int32
  private let isLimited: Bool
  private var found: [Meeting] = []
  private var least = 0

  /// A route: a forward and a backward label, or -1 where the route has nothing on that side.
  private struct Meeting {
    var value: Int
    var forward: Int32
    var backward: Int32
  }

  init(
    _ pricing: PricingClass, _ graph: PricingGraph, _ sets: NeighbourSets, cuts: CutTable,
    duals: DualPrices, classDual: Int, settings: LabelSearchSettings
  ) {
    self.pricing = pricing
    self.graph = graph
    self.sets = sets
    self.cuts = cuts
    self.duals = pricing.visits.map { duals.visits[$0] }
    self.classDual = classDual
    self.settings = settings
    middle = graph.middle
    isLimited = graph.workLimit != nil
    workLimit = graph.workLimit ?? .max
    half = workLimit / 2
  }

  /// Runs the search.
  ///
  /// - Parameter isStopped: Asked now and then whether to give up.
  /// - Returns: What was found; without a least value when the search was cut short or rough.
  consuming func run(isStopped: () -> Bool) -> PricingResult {
    var forward = labels(graph.forward, horizon: middle, mostWorked: half)
    forward.run(isStopped: isStopped)
    var backward = labels(
      graph.backward, horizon: -middle - 1, mostWorked: workLimit - half - 1)
    backward.run(isStopped: isStopped)
    let isComplete =
      forward.isComplete && backward.isComplete && meet(forward, backward, isStopped)
    var result = PricingResult()
    result.labels = forward.labels.count + backward.labels.count
    result.routes = routes(forward, backward)
    let isExact = !settings.ignoresMemory && settings.successorLimit >= pricing.count
    if isExact, isComplete { result.leastValue = least }
    return result
  }

  private func labels(
    _ direction: PricingGraph.Direction, horizon: Int32, mostWorked: Int32
  ) -> DirectedLabels {
    var rules = LabelRules(
      horizon: horizon, isRough: settings.ignoresMemory, successorLimit: settings.successorLimit,
      labelLimit: settings.labelLimit / 2)
    if isLimited { (rules.horizon, rules.mostWorked) = (direction.latestStart, mostWorked) }
    return DirectedLabels(
      direction, of: graph, sets: sets, cuts: cuts, duals: duals, rules: rules)
  }

  /// Values from here on are of no interest.
  private var threshold: Int { min(classDual, least) == least ? classDual : least }

  private mutating func note(_ value: Int, _ forward: Int32, _ backward: Int32) {
    if value < least { least = value }
    if value < classDual {
      found.append(Meeting(value: value, forward: forward, backward: backward))
    }
  }

  /// Joins labels of both directions.
  ///
  /// - Returns: Whether all pairs were looked at.
  private mutating func meet(
    _ forward: borrowing DirectedLabels, _ backward: borrowing DirectedLabels,
    _ isStopped: () -> Bool
  ) -> Bool {
    let count = pricing.count
    for node in 0..<count {
      if node % 16 == 15, isStopped() { return false }
      let list = forward.settled.base(node)
      for place in 0..<forward.settled.count(node) {
        let label = list[place]
        meet(label, at: node, forward, backward)
      }
    }
    // Routes that are past the middle at their first visit.
    let span = WorkSpan(graph.forward)
    let opening = Int(graph.forward.first[count])..<Int(graph.forward.first[count + 1])
    for index in opening {
      let arc = graph.forward.arcs[index]
      let head = Int(arc.head)
      let arrival = graph.forward.start + arc.seconds
      guard crosses(span, arc, arrival) else { continue }
      let list = backward.settled.base(head)
      for place in 0..<backward.settled.count(head) {
        let rest = list[place]
        let value = graph.forward.opening + arc.price + rest.cost
        if value >= threshold { break }
        if arrival > -rest.time { continue }
        if isLimited,
          !span.fits(
            graph.forward.start, arc.seconds, backward.spans[Int(rest.label)], rest.time,
            within: workLimit)
        {
          continue
        }
        note(value, -1, rest.label)
      }
    }
    return true
  }

  /// Whether the middle is on a step that leads to a node at `arrival`, waiting apart.
  @inline(__always)
  private func crosses(
    _ span: WorkSpan, _ arc: PricingGraph.Direction.Arc, _ arrival: Int32
  ) -> Bool {
    isLimited
      ? span.worked &+ arc.seconds > half
      : max(arrival, graph.forward.lower[Int(arc.head)]) > middle
  }

  /// Completes one forward label in every way that may be worth it.
  private mutating func meet(
    _ label: SettledLabel, at node: Int, _ forward: borrowing DirectedLabels,
    _ backward: borrowing DirectedLabels
  ) {
    let count = pricing.count
    let cell = node * (count + 1) + count
    let home = pricing.seconds[cell]
    let span = isLimited ? forward.spans[Int(label.label)] : WorkSpan(graph.forward)
    var best = Meeting(value: .max, forward: label.label, backward: -1)
    let rest = pricing.service[node] + Int(home)
    if home >= 0, Int(label.time) + rest <= pricing.shift.end,
      !isLimited || Int(span.length(at: label.time)) + rest <= Int(workLimit)
    {
      best.value = label.cost + Int(pricing.price[cell]) * DualPrices.scale
    }
    let words = cuts.words
    let mine = forward.states.base + Int(label.label) * words
    for index in Int(graph.forward.first[node])..<Int(graph.forward.first[node + 1]) {
      let arc = graph.forward.arcs[index]
      let head = Int(arc.head)
      let list = backward.settled.base(head)
      let rests = backward.settled.count(head)
      guard rests > 0 else { continue }
      let base = label.cost + arc.price
      let limit = min(best.value, threshold)
      guard base + list[0].cost < limit else { continue }
      let arrival = label.time &+ arc.seconds
      guard crosses(span, arc, arrival) else { continue }
      let bit = sets.position[node &* count &+ head]
      if bit >= 0, label.memory & (1 << UInt64(bit)) != 0 { continue }
      let memory = sets.moved(label.memory, from: node, to: head)
      let room = graph.capacity &- label.load
      for place in 0..<rests {
        let rest = list[place]
        var value = base + rest.cost
        if value >= min(best.value, threshold) { break }
        if arrival > -rest.time || rest.load > room || rest.memory & memory != 0 { continue }
        if isLimited,
          !span.fits(
            label.time, arc.seconds, backward.spans[Int(rest.label)], rest.time, within: workLimit)
        {
          continue
        }
        if words > 0 {
          value += penalty(mine, backward.states.base + Int(rest.label) * words, words)
          if value >= min(best.value, threshold) { continue }
        }
        best.value = value
        best.backward = rest.label
      }
    }
    if best.value < .max { note(best.value, best.forward, best.backward) }
  }

  /// The price of the cuts that only the two halves together fill.
  @inline(__always)
  private func penalty(
    _ left: UnsafeMutablePointer<UInt64>, _ right: UnsafeMutablePointer<UInt64>, _ words: Int
  ) -> Int {
    var total = 0
    for word in 0..<words {
      var both = left[word] & right[word]
      while both != 0 {
        total += cuts.penalty[word &* 64 &+ both.trailingZeroBitCount]
        both &= both &- 1
      }
    }
    return total
  }

  /// The best routes found, none of whose visits stands in too many of them.
  private mutating func routes(
    _ forward: borrowing DirectedLabels, _ backward: borrowing DirectedLabels
  ) -> [PricedRoute] {
    found.sort { ($0.value, $0.forward, $0.backward) < ($1.value, $1.forward, $1.backward) }
    var routes: [PricedRoute] = []
    var uses = [Int](repeating: 0, count: pricing.count)
    let most = max(3, settings.routeLimit / 6)
    for meeting in found where routes.count < settings.routeLimit {
      let nodes =
        forward.nodes(to: meeting.forward).reversed() + backward.nodes(to: meeting.backward)
      guard nodes.contains(where: { uses[$0] < most }) else { continue }
      for node in nodes { uses[node] += 1 }
      let prices = nodes.reduce(0) { $0 + duals[$1] } - cuts.penalty(of: nodes)
      routes.append(
        PricedRoute(
          stops: nodes.map { pricing.visits[$0] },
          cost: (meeting.value + prices) / DualPrices.scale, uses: [],
          reducedCost: meeting.value - classDual))
    }
    return routes
  }
}
