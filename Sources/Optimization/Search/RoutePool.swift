/// Routes worth remembering, each shift and set of visits once, in order of first appearance.
struct RoutePool: Sendable {
  /// A remembered route.
  struct Entry: Sendable {
    var shift: Int
    var stops: [Int]
    var cost: Int
    var returnTime: Int
  }

  /// What makes two routes the same: the shift and the set of visits.
  private struct Key: Hashable {
    var shift: Int
    var visits: [Int]
  }

  private(set) var entries: [Entry] = []
  private var positions: [Key: Int] = [:]
  private let capacity = 60_000

  /// Adds a route, or improves the order of one that has the same visits.
  mutating func add(_ route: SearchRoute, in shift: Int) {
    add(
      Entry(
        shift: shift, stops: route.stops, cost: route.cost, returnTime: route.returnTime))
  }

  /// Adds an entry, or improves the order of one that has the same visits.
  mutating func add(_ entry: Entry) {
    guard !entry.stops.isEmpty else { return }
    let key = Key(shift: entry.shift, visits: entry.stops.sorted())
    if let position = positions[key] {
      if entry.cost < entries[position].cost { entries[position] = entry }
    } else if entries.count < capacity {
      positions[key] = entries.count
      entries.append(entry)
    }
  }
}
