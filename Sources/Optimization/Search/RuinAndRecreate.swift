import Foundation

/// One search lane between its runs: the current and the best state, and what it remembers.
///
/// Each run works in a ``SearchWorkspace`` of its own, which lives on the thread that runs it.
struct RuinAndRecreate: Sendable {
  let arrays: RoutingArrays
  private(set) var current: SearchState
  private(set) var best: SearchState
  /// Routes seen in good states.
  private(set) var pool: RoutePool
  /// The steps done so far.
  private(set) var iterations = 0
  private var random: SplitMix
  private var startTemperature: Double
  private let firstTemperature: Double
  private let endTemperature: Double

  init(
    _ arrays: RoutingArrays, seed: UInt64, stream: UInt64, start: SearchState,
    temperatures: Temperatures? = nil
  ) {
    self.arrays = arrays
    current = start
    best = start
    pool = RoutePool()
    random = SplitMix(seed: seed, stream: stream)
    let scale = temperatures ?? Temperatures(arrays)
    (firstTemperature, endTemperature) = (scale.first, scale.last)
    startTemperature = scale.first
  }

  /// Adopts `state` as the current one, and as the best if it is.
  mutating func adopt(_ state: SearchState) {
    current = state
    if state.objective < best.objective { best = state }
  }

  /// Goes on from where another lane stands, as hot as it is.
  mutating func follow(_ other: RuinAndRecreate) {
    adopt(other.current)
    startTemperature = other.startTemperature
  }

  /// Takes over what a search by neighbourhoods came to.
  mutating func adopt(_ state: SearchState, routes: [RoutePool.Entry], steps: Int) {
    adopt(state)
    for route in routes { pool.add(route) }
    iterations += steps
  }

  /// The temperature at some share of a run.
  func temperature(at share: Double) -> Double {
    startTemperature * pow(endTemperature / startTemperature, min(1, max(0, share)))
  }

  /// Lets further runs start at a share of the first temperature, to search around a good state.
  mutating func coolStart(to share: Double) {
    startTemperature = max(endTemperature, firstTemperature * share)
  }

  /// Lets further runs start where a run is after some share of its cooling.
  mutating func cool(at share: Double) { startTemperature = temperature(at: share) }

  /// Searches until `progress`, asked now and then, says that the run is over.
  ///
  /// - Parameter progress: The share of the run that is over and the share of the cooling, given the
  ///   steps of this run.
  mutating func run(until progress: (Int) -> (over: Double, cooled: Double)) {
    guard arrays.count > 0, progress(0).over < 1 else { return }
    var space = SearchWorkspace(
      arrays, visits: Array(0..<arrays.count), shifts: Array(arrays.shifts.indices))
    space.load(current)
    var annealing = Annealing(space, random: random, pool: pool)
    var steps = 0
    var temperature = startTemperature
    while true {
      if steps % 64 == 0 {
        let (over, cooled) = progress(steps)
        temperature = self.temperature(at: cooled)
        if over >= 1 { break }
      }
      annealing.step(at: temperature)
      steps += 1
    }
    startTemperature = temperature
    iterations += steps
    (random, pool) = (annealing.random, annealing.pool)
    if annealing.bestObjective < best.objective {
      best = SearchState(arrays, driving: annealing.bestStops)
    }
    current = SearchState(arrays, driving: annealing.space.stops)
  }
}

extension SearchWorkspace {
  /// The visits of each route.
  var stops: [[Int]] {
    var stops: [[Int]] = []
    for shift in 0..<shiftCount { stops.append(self.stops(of: shift)) }
    return stops
  }
}

/// How hot the search begins and how cold it ends, on the scale of the money at stake.
package struct Temperatures: Sendable {
  let first: Double
  let last: Double

  /// Creates temperatures in minor units; both positive.
  package init(first: Double, last: Double) {
    self.first = max(first, last)
    self.last = last
  }

  /// Reads the temperatures off the drop costs, or off the legs where nothing may drop.
  init(_ arrays: RoutingArrays) {
    var legs: [Int] = []
    for visit in 0..<arrays.count {
      guard let shift = arrays.shiftsOf[visit].first.map({ arrays.shifts[Int($0)] }) else {
        continue
      }
      for near in arrays.neighbours[visit].prefix(5) {
        let leg = arrays.leg(arrays.place[visit], arrays.place[Int(near)], shift)
        if leg.seconds >= 0 { legs.append(shift.legCost(leg.seconds, leg.metres)) }
      }
    }
    legs.sort()
    let leg = max(1, legs.isEmpty ? 1 : Double(legs[legs.count / 2]))
    let drops = (0..<arrays.count).filter { !arrays.mustBeMade[$0] }.map { arrays.dropCost[$0] }
      .sorted()
    let drop = drops.isEmpty ? 0 : Double(drops[drops.count / 2])
    // Hotter than three legs tears routes apart, six where they are searched in groups; colder than a
    // fifteenth of one, or a fifth, changes nothing where all visits must be made, while a choice of
    // visits still finds small gains.
    let isLarge = SearchLanes.decomposes(arrays)
    first = max((isLarge ? 6 : 3) * leg, drop / 4)
    last = drops.isEmpty ? leg / (isLarge ? 5 : 15) : leg / 30
  }
}
