/// Lower bounds on what it costs to finish a route, by node, time and breaks taken.
///
/// Time is cut into steps and rounded down, limits on sums along the route are ignored, and visits
/// are remembered in neighbourhoods only, so a bound is never above the truth. Each bound comes with
/// the visits that its completion remembers; it does not apply to a route that made one of them.
struct CompletionBounds {
  /// One way to finish, as far as a bound goes.
  struct Completion {
    /// Price less dual prices, the return included, in units of ``DualPrices``.
    var cost: Int
    /// The remembered visits; one word each 64 nodes.
    var set: [UInt64]
  }

  private let pricing: PricingClass
  private let returnPrices: ReturnPrices
  private let width: Int
  private let steps: Int
  private let breakStates: Int
  /// The cheapest completions, cheapest first; shape: steps × nodes × break states.
  private var completions: [[Completion]]

  /// The most completions kept for one state; the last stands for all dearer ones.
  private static let depth = 24

  /// Creates the bounds of a class, or `nil` where the steps of its routes are too short.
  init?(
    _ arrays: RoutingArrays, _ pricing: PricingClass, _ memory: NeighbourhoodMemory,
    nodeDuals: [Int], returnPrices: ReturnPrices, isStopped: () -> Bool
  ) {
    let shift = pricing.shift
    let horizon = max(1, shift.end - shift.start)
    width = min(pricing.shortestStep, horizon / 150)
    guard width > 0, horizon / width < 2000, pricing.count <= 400 else { return nil }
    self.pricing = pricing
    self.returnPrices = returnPrices
    steps = horizon / width + 1
    breakStates = shift.breaks.count + 1
    completions = [[Completion]](repeating: [], count: steps * pricing.count * breakStates)
    for step in stride(from: steps - 1, through: 0, by: -1) {
      if isStopped() { return nil }
      for node in 0..<pricing.count {
        for breaks in 0..<breakStates {
          let found = completions(
            arrays, memory, nodeDuals, node: node, time: shift.start + step * width,
            breaks: breaks)
          completions[cell(step, node, breaks)] = found
        }
      }
    }
  }

  @inline(__always)
  private func cell(_ step: Int, _ node: Int, _ breaks: Int) -> Int {
    (step * pricing.count + node) * breakStates + breaks
  }

  @inline(__always)
  private func step(at time: Int) -> Int {
    min(steps - 1, max(0, (time - pricing.shift.start) / width))
  }

  /// Returns the least cost of finishing from `node`, or `Int.max` when there is no way.
  ///
  /// - Parameters:
  ///   - node: Where the route is.
  ///   - time: When it can leave, in seconds after the origin.
  ///   - breaks: The breaks taken.
  ///   - visited: The visits that the route made; one word each 64 nodes.
  /// - Returns: Price less dual prices, the return included.
  @inline(__always)
  func bound(
    node: Int, time: Int, breaks: Int, visited: ArraySlice<UInt64>
  ) -> Int {
    for completion in completions[cell(step(at: time), node, breaks)] {
      var isFree = true
      for (word, bits) in completion.set.enumerated()
      where bits & visited[visited.startIndex + word] != 0 {
        isFree = false
        break
      }
      if isFree { return completion.cost }
    }
    return .max
  }

  private func completions(
    _ arrays: RoutingArrays, _ memory: NeighbourhoodMemory, _ duals: [Int], node: Int, time: Int,
    breaks: Int
  ) -> [Completion] {
    let shift = pricing.shift
    let state = FlatState(
      time: time, cost: 0, worked: 0, latestDeparture: Int(Int32.max), breaks: breaks)
    var found: [Completion] = []
    let back = node * (pricing.count + 1) + pricing.count
    if pricing.seconds[back] >= 0,
      let end = arrays.end(state, Int(pricing.seconds[back]), shift, ignoringWorkTime: true)
    {
      let cost =
        Int(pricing.price[back]) + arrays.returnCost(at: end.time, in: pricing.members[0], shift)
      found.append(
        Completion(
          cost: cost * DualPrices.scale + returnPrices.charge(at: end.time),
          set: [UInt64](repeating: 0, count: memory.words)))
    }
    for next in pricing.successors[node] {
      prepend(Int(next), after: node, state, arrays, memory, duals, to: &found)
    }
    return Self.pruned(&found, words: memory.words)
  }

  /// Adds the completions that go on to `next`.
  private func prepend(
    _ next: Int, after node: Int, _ state: FlatState, _ arrays: RoutingArrays,
    _ memory: NeighbourhoodMemory, _ duals: [Int], to found: inout [Completion]
  ) {
    let shift = pricing.shift
    let visit = pricing.visits[next]
    let cell = node * (pricing.count + 1) + next
    let seconds = Int(pricing.seconds[cell])
    if state.time + seconds > arrays.lastStart[visit] { return }
    let price = Int(pricing.price[cell]) * DualPrices.scale - duals[next]
    for taken in 0...(shift.breaks.count - state.breaks) {
      let arrival = arrays.serve(
        visit, from: state, after: seconds, taking: taken, shift, ignoringWorkTime: true)
      guard case .reached(let ready, let late) = arrival else {
        if case .tooLate = arrival { return }
        continue
      }
      let onward = completions[self.cell(step(at: ready.time), next, ready.breaks)]
      for completion in onward
      where completion.set[next >> 6] & (1 << UInt64(next & 63)) == 0 {
        var set = completion.set
        for word in set.indices { set[word] &= memory.mask(of: next, word) }
        set[next >> 6] |= 1 << UInt64(next & 63)
        found.append(Completion(cost: completion.cost + price + late * DualPrices.scale, set: set))
      }
    }
  }

  /// Keeps the cheapest completions that no cheaper one makes useless, cheapest first.
  private static func pruned(_ found: inout [Completion], words: Int) -> [Completion] {
    found.sort { $0.cost < $1.cost }
    var kept: [Completion] = []
    for completion in found {
      let isUseless = kept.contains { other in
        for word in 0..<words where other.set[word] & ~completion.set[word] != 0 { return false }
        return true
      }
      if isUseless { continue }
      kept.append(completion)
      if kept.count == depth {
        kept[depth - 1].set = [UInt64](repeating: 0, count: words)
        break
      }
    }
    return kept
  }
}
