/// Prices the routes of one class by the quickest search that its rules allow.
struct ClassPricer: Sendable {
  /// The class, with the steps that are still allowed.
  private(set) var pricing: PricingClass
  /// What routes remember at each node, as sets over the nodes.
  private(set) var memory: NeighbourhoodMemory
  /// The class as a graph for search from both ends; `nil` where its rules do not allow that.
  private(set) var graph: PricingGraph?
  /// What routes remember at each node, for search from both ends.
  private(set) var sets: NeighbourSets?
  /// How many visits a route remembers at each node to begin with.
  private(set) var memorySize: Int

  init(_ arrays: RoutingArrays, _ pricing: PricingClass, memorySize: Int) {
    self.pricing = pricing
    self.memorySize = memorySize
    graph = PricingGraph(arrays, pricing)
    sets = graph == nil ? nil : NeighbourSets(pricing, size: memorySize)
    let isFromOneEnd = graph == nil || graph?.workLimit != nil
    memory = NeighbourhoodMemory(pricing, size: isFromOneEnd ? memorySize : 1)
  }

  /// The graph for fixing steps and listing routes, which do not know limits on work time yet; `nil` where
  /// the class has one.
  var graphOfTimes: PricingGraph? { graph?.workLimit == nil ? graph : nil }

  /// Whether routes of the class are searched from both ends.
  var isSymmetric: Bool { graph != nil }

  /// Returns routes of negative reduced cost, and the least value where the search was exact.
  func price(
    _ arrays: RoutingArrays, duals: DualPrices, classDual: Int, cuts: CutTable,
    settings: LabelSearchSettings, isStopped: () -> Bool
  ) -> PricingResult {
    if let graph, let sets {
      return BidirectionalSearch(
        pricing, graph, sets, cuts: cuts, duals: duals, classDual: classDual, settings: settings
      ).run(isStopped: isStopped)
    }
    var search = LabelSearch(
      arrays, pricing, memory, cuts: cuts, duals: duals, classDual: classDual, settings: settings)
    return search.run(isStopped: isStopped)
  }

  /// Forbids steps; see ``PricingClass/forbid(where:)``.
  mutating func forbid(where isForbidden: (Int, Int) -> Bool) {
    pricing.forbid(where: isForbidden)
    graph?.rebuild(pricing)
  }

  /// Allows every step again; what routes remember stays.
  mutating func restoreSteps(of pricing: PricingClass) {
    self.pricing = pricing
    graph?.rebuild(pricing)
  }

  /// Lets a route that makes `node` go on from there, as a branch demands a certain step after it.
  mutating func demandStep(from node: Int) {
    pricing.forbidClosing(after: node)
    graph?.rebuild(pricing)
  }

  /// Lets routes remember a third as much, where exact search takes too long.
  ///
  /// Every route stays one of the relaxation, so its bound is weaker and valid.
  ///
  /// - Returns: Whether they remembered more than the last visit before.
  mutating func cutMemory(_ arrays: RoutingArrays) -> Bool {
    guard memorySize > 1 else { return false }
    memorySize = max(1, min(memorySize, pricing.count) / 3)
    if sets == nil {
      memory = NeighbourhoodMemory(pricing, size: memorySize)
    } else {
      sets = NeighbourSets(pricing, size: memorySize)
    }
    return true
  }

  /// Lets every node between two turns of a route at one visit remember the visit from now on.
  ///
  /// - Returns: Whether something is remembered that was not.
  mutating func remember(cyclesOf nodes: [Int]) -> Bool {
    guard sets != nil else { return false }
    var grew = false
    for (place, node) in nodes.enumerated() {
      guard let again = nodes[(place + 1)...].firstIndex(of: node) else { continue }
      for between in nodes[(place + 1)..<again] where sets?.remember(node, at: between) == true {
        grew = true
      }
    }
    return grew
  }

  /// Whether a route through `nodes` is one of the relaxation.
  func allows(_ nodes: [Int]) -> Bool {
    if let sets { return sets.allows(nodes) }
    return memory.allows(nodes)
  }
}
