import ServiceModel

/// The prices that take the place of VROOM's order of goals: first the work, then the cost.
struct VROOMPrices {
  /// The longest drive between two places, in seconds.
  let longestDrive: Int
  /// More than serving any single job on its own can cost.
  let unit: Money

  /// The drive that is assumed without matrices, as long as a working day.
  private static let assumedDrive = 8 * 3600
  /// The distance that goes with it, in metres.
  private static let assumedDistance = 400_000

  /// Creates the prices of a problem.
  init(_ problem: VROOMProblem) {
    let matrices = problem.matrices.values
    let slowest = problem.vehicles.map(\.speedPerMille).min() ?? 1000
    let drive = matrices.compactMap { $0.durations.max() }.max().map(Int.init)
    let distance = matrices.compactMap { $0.distances.max() }.max().map(Int.init)
    let slowed = (drive ?? Self.assumedDrive) * 1000 / max(1, min(1000, slowest))
    longestDrive = min(slowed, MatrixLimits.entry)
    let wayThere = Seconds(2 * longestDrive)
    let way = Metres(2 * (distance ?? Self.assumedDistance))
    let work = Seconds(problem.jobs.map(\.service).max() ?? 0)
    let costs = problem.vehicles.map(\.costs).map { rates in
      rates.fixed + rates.perTravelHour.cost(of: wayThere) + rates.perWorkHour.cost(of: work)
        + rates.perKilometre.cost(of: way)
    }
    unit = (costs.max() ?? .zero) + Money(minorUnits: 1)
  }

  /// Returns the price of leaving out a job of VROOM's `priority`, from 0 to 100.
  func dropCost(priority: Int) -> Money {
    Money(minorUnits: unit.minorUnits * (1 + priority))
  }
}
