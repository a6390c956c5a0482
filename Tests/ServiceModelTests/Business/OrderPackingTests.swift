import ServiceModel
import Testing

struct OrderPackingTests {
  /// A small random case: a few pieces with windows on a few days, some of them closed.
  private struct Case {
    var pieces: [OrderPacking.Piece]
    var packing: OrderPacking

    init(seed: UInt64, lines: Int) {
      var random = SeededGenerator(seed: seed)
      let first = CivilDate.day("2024-06-03")
      var week: [Weekday: [DailyInterval]] = [:]
      for day in Weekday.allCases where Int.random(in: 0..<3, using: &random) > 0 {
        week[day] = [.wholeDay]
      }
      pieces = (0..<Int.random(in: 1...7, using: &random)).map { number in
        let calculated = first.advanced(by: Int.random(in: 0..<12, using: &random))
        let early = calculated.advanced(by: -Int.random(in: 0...4, using: &random))
        let late = calculated.advanced(by: Int.random(in: 0...4, using: &random))
        return OrderPacking.Piece(
          line: number % lines, dateCalculated: calculated,
          window: max(first, early)...min(first.advanced(by: 11), late))
      }
      let calendar = WorkingCalendar(id: "c", timeZone: .utc, weeklyHours: week)
      packing = OrderPacking(
        openDays: OpenDays(calendar, from: first, to: first.advanced(by: 11)), allowsRepeat: true)
    }

    /// The fewest days that hit the open days of every piece, by trying all sets of days.
    var fewestDays: Int {
      let movable = pieces.compactMap { packing.openDays.numbers(within: $0.window) }
      let count = packing.openDays.dates.count
      return (0..<(1 << count)).filter { set in
        movable.allSatisfy { days in days.contains { set & (1 << $0) != 0 } }
      }.map(\.nonzeroBitCount).min() ?? 0
    }
  }

  @Test(arguments: 0..<300)
  func `row 44, GN-7: there are as few orders as an exhaustive search finds`(seed: UInt64) {
    let small = Case(seed: seed, lines: 7)

    let orders = small.packing.orders(for: small.pieces)

    #expect(orders.count { !$0.isConflict } == small.fewestDays)
    #expect(orders.flatMap(\.pieces).sorted() == small.pieces.sorted())
  }

  @Test(arguments: 0..<300)
  func `GN-7, GN-8: each order lies on the best open day of all its windows`(seed: UInt64) {
    let small = Case(seed: seed, lines: 7)
    let open = small.packing.openDays.dates

    for order in small.packing.orders(for: small.pieces) {
      guard !order.isConflict else {
        #expect(order.pieces.allSatisfy { $0.dateCalculated == order.date })
        #expect(
          order.pieces.allSatisfy { small.packing.openDays.numbers(within: $0.window) == nil })
        continue
      }
      func distance(_ day: CivilDate) -> Int {
        order.pieces.reduce(0) {
          $0 + abs($1.dateCalculated.daysSinceEpoch - day.daysSinceEpoch)
        }
      }
      let common = open.filter { day in order.pieces.allSatisfy { $0.window.contains(day) } }
      let least = common.map(distance).min()
      #expect(order.date == common.first { distance($0) == least })
    }
  }

  @Test(arguments: 0..<100)
  func `OP-13: no order has two occurrences of one line unless that is allowed`(seed: UInt64) {
    let small = Case(seed: seed, lines: 2)
    let strict = OrderPacking(openDays: small.packing.openDays, allowsRepeat: false)

    for order in strict.orders(for: small.pieces) {
      #expect(Set(order.pieces.map(\.line)).count == order.pieces.count)
    }
  }

  @Test(arguments: 0..<50)
  func `the order of the pieces does not matter`(seed: UInt64) {
    let small = Case(seed: seed, lines: 3)
    let strict = OrderPacking(openDays: small.packing.openDays, allowsRepeat: false)

    #expect(strict.orders(for: small.pieces) == strict.orders(for: small.pieces.reversed()))
  }
}
