import Foundation

/// Search by neighbourhoods: groups of routes near each other, each searched on its own.
///
/// The groups of a round have no route and no visit in common, so they are searched side by side and
/// what they come to fits together, merged in index order. The groups of the next round are others.
/// A step in a group looks at a few routes instead of all, which is what makes large days fast.
///
/// - Source: Taillard & Voss (2002), "POPMUSIC", doi:10.1007/978-1-4615-1507-4_27, for the groups.
struct Decomposition {
  let arrays: RoutingArrays
  /// The visits of a group, about.
  let groupSize: Int

  /// Some shifts with the visits that they share among them.
  struct Group: Sendable {
    var shifts: [Int] = []
    var visits: [Int] = []
  }

  /// A group after its search.
  struct Result: Sendable {
    /// The visits of each of the group's shifts where the search came to.
    var stops: [[Int]]
    /// The visits of each of the group's shifts in the best state of the search.
    var bestStops: [[Int]]
    var routes: [RoutePool.Entry]
    var steps: Int
  }

  /// Returns groups that cover all shifts, around routes drawn at random.
  func groups(of state: SearchState, random: inout SplitMix) -> [Group] {
    var groupOf = [Int](repeating: -1, count: arrays.shifts.count)
    var groups: [Group] = []
    var seeds = arrays.shifts.indices.filter { !state.routes[$0].stops.isEmpty }
    for index in stride(from: seeds.count - 1, to: 0, by: -1) {
      seeds.swapAt(index, random.below(index + 1))
    }
    for seed in seeds where groupOf[seed] < 0 {
      groups.append(Group())
      gather(around: seed, into: groups.count - 1, &groups, &groupOf, state)
    }
    if groups.isEmpty { groups.append(Group()) }
    for shift in arrays.shifts.indices where groupOf[shift] < 0 {
      groupOf[shift] = random.below(groups.count)
      groups[groupOf[shift]].shifts.append(shift)
    }
    for visit in state.leftOut.sorted() {
      groups[group(for: visit, groupOf, state, &random)].visits.append(visit)
    }
    for index in groups.indices {
      groups[index].shifts.sort()
      groups[index].visits.sort()
    }
    return groups
  }

  /// Fills a group with the routes nearest to a seed, and nearest to those.
  private func gather(
    around seed: Int, into group: Int, _ groups: inout [Group], _ groupOf: inout [Int],
    _ state: SearchState
  ) {
    var queue = [seed]
    var isQueued = Set(queue)
    func enqueue(_ shift: Int) {
      guard shift >= 0, groupOf[shift] < 0, isQueued.insert(shift).inserted else { return }
      queue.append(shift)
    }
    var next = 0
    while next < queue.count, groups[group].visits.count < groupSize {
      let shift = queue[next]
      next += 1
      groupOf[shift] = group
      groups[group].shifts.append(shift)
      groups[group].visits += state.routes[shift].stops
      // Those who work where the technician lives may change places with them.
      if !arrays.nearStart.isEmpty {
        for near in arrays.nearStart[shift].prefix(10) { enqueue(state.shiftOf[Int(near)]) }
      }
      for stop in state.routes[shift].stops {
        for near in arrays.neighbours[stop].prefix(20) { enqueue(state.shiftOf[Int(near)]) }
      }
    }
  }

  /// Returns the group whose routes are nearest to a visit that is left out.
  private func group(
    for visit: Int, _ groupOf: [Int], _ state: SearchState, _ random: inout SplitMix
  ) -> Int {
    for near in arrays.neighbours[visit] {
      let shift = state.shiftOf[Int(near)]
      if shift >= 0, arrays.isEligible[shift * arrays.count + visit] { return groupOf[shift] }
    }
    let shifts = arrays.shiftsOf[visit]
    return groupOf[Int(shifts[random.below(shifts.count)])]
  }

  /// Searches one group for so many steps at one temperature.
  ///
  /// - Returns: What came of it, or `nil` when there is nothing to search or no time for it.
  func search(
    _ group: Group, in state: SearchState, steps: Int, at temperature: Double, random: SplitMix,
    isStopped: () -> Bool
  ) -> Result? {
    guard !group.visits.isEmpty, !isStopped() else { return nil }
    var space = SearchWorkspace(arrays, visits: group.visits, shifts: group.shifts)
    space.reserveAllowances(in: state)
    space.load(state)
    var annealing = Annealing(space, random: random, pool: RoutePool())
    var taken = 0
    while taken < steps, taken % 64 != 0 || !isStopped() {
      annealing.step(at: temperature)
      taken += 1
    }
    return Result(
      stops: annealing.space.stops.map { $0.map { group.visits[$0] } },
      bestStops: annealing.bestStops.map { $0.map { group.visits[$0] } },
      routes: Array(annealing.pool.entries.suffix(4 * group.shifts.count)), steps: taken)
  }
}
