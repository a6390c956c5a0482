/// Which orders are copied or left out so that there are so many times as many.
///
/// Orders are taken in the order of a number made from their names alone, so the choice is arbitrary,
/// but the same in every run, wherever the orders stand in the file. The first of `n` orders get a
/// copy each until there are `n` times the factor, rounded; below one, the last are left out. A larger
/// factor leaves out only what a smaller one leaves out, too.
struct DemandScale {
  /// The orders to copy, by position, with the number of the copy from one.
  private(set) var copies: [(order: Int, number: Int)] = []
  /// The orders to leave out, by position.
  private(set) var leftOut: [Int] = []

  /// Chooses among the orders at `positions` of `scenario`.
  init(_ positions: [Int], of scenario: Scenario, thousandths: Int) {
    let ranked = positions.map { position in
      let name = scenario.serviceOrders[position].id.text
      return (rank: Self.rank(of: name), name: name, position: position)
    }.sorted { ($0.rank, $0.name) < ($1.rank, $1.name) }.map(\.position)
    guard !ranked.isEmpty else { return }
    let wanted = (ranked.count * thousandths + 500) / 1000
    leftOut = Array(ranked.dropFirst(wanted))
    for extra in 0..<max(0, wanted - ranked.count) {
      copies.append((order: ranked[extra % ranked.count], number: extra / ranked.count + 1))
    }
  }

  /// Returns a number that looks random but depends on `name` only.
  ///
  /// - Source: Fowler, Noll, Vo, FNV-1a with 64 bits; the end is that of SplitMix64 (Steele, Lea,
  ///   Flood 2014, doi:10.1145/2714064.2660195).
  private static func rank(of name: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
    return hash ^ (hash >> 31)
  }
}
