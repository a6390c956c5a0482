/// What a branch of the tree demands or forbids.
enum BranchDecision: Sendable, Hashable {
  /// The visit is left out, or it is made.
  case leaveOut(visit: Int, isLeftOut: Bool)
  /// The visit is made by a shift of one of the classes, or by none of them.
  case assign(visit: Int, pricingClasses: [Int], isAssigned: Bool)
  /// The second visit follows the first at once, or never does.
  case follow(first: Int, second: Int, isDemanded: Bool)

  /// Whether a branch with this decision may use a route.
  func allows(_ column: RouteColumn) -> Bool {
    switch self {
    case .leaveOut(let visit, let isLeftOut):
      return !isLeftOut || !column.stops.contains(visit)
    case .assign(let visit, let pricingClasses, let isAssigned):
      guard column.stops.contains(visit) else { return true }
      return pricingClasses.contains(column.pricingClass) == isAssigned
    case .follow(let first, let second, let isDemanded):
      for (place, stop) in column.stops.enumerated() {
        let next = place + 1 < column.stops.count ? column.stops[place + 1] : -1
        if isDemanded {
          if stop == first, next != second { return false }
          if next == second, stop != first { return false }
          if place == 0, stop == second { return false }
        } else if stop == first, next == second {
          return false
        }
      }
      return true
    }
  }

  /// The visits that the branch demands to be made.
  var demanded: [Int] {
    switch self {
    case .leaveOut(let visit, false), .assign(let visit, _, true): [visit]
    case .follow(let first, let second, true): [first, second]
    default: []
    }
  }

  /// Forbids the steps of a class that the branch does not allow.
  func restrict(_ pricer: inout ClassPricer, at index: Int) {
    let nodeOf = pricer.pricing.nodeOf
    switch self {
    case .leaveOut(let visit, true): forbid(visit, &pricer)
    case .leaveOut: break
    case .assign(let visit, let pricingClasses, let isAssigned):
      if pricingClasses.contains(index) != isAssigned { forbid(visit, &pricer) }
    case .follow(let first, let second, let isDemanded):
      guard let from = nodeOf[first], let to = nodeOf[second] else {
        // A class that cannot make both makes neither.
        if isDemanded {
          forbid(first, &pricer)
          forbid(second, &pricer)
        }
        return
      }
      if isDemanded {
        pricer.forbid { ($0 == from) != ($1 == to) }
        pricer.demandStep(from: from)
      } else {
        pricer.forbid { $0 == from && $1 == to }
      }
    }
  }

  private func forbid(_ visit: Int, _ pricer: inout ClassPricer) {
    guard let node = pricer.pricing.nodeOf[visit] else { return }
    pricer.forbid { $0 == node || $1 == node }
  }
}
