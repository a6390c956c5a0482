package import ServiceModel

/// A seeded day of field service of any size, on a map as large as its crew needs.
///
/// Technicians live and customers wait in towns of different size; three skills at two levels,
/// windows of two to four hours for half of the visits, and somewhat more work than the crew can do.
/// Travel goes along straight lines, so the day is a few numbers and no matrix.
package struct GrowingDay: Sendable {
  /// The number of visits.
  package var visits: Int
  /// The number of technicians.
  package var technicians: Int
  /// Where pseudo-random choices start.
  package var seed: UInt64

  /// Creates the day with so many visits and technicians.
  package init(visits: Int, technicians: Int, seed: UInt64) {
    (self.visits, self.technicians, self.seed) = (visits, technicians, seed)
  }

  /// The scenario: the same for the same numbers.
  package var scenario: Scenario {
    var draw = Draw(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    let side = 0.08 * Double(technicians).squareRoot()
    let towns = (0..<max(1, technicians / 6)).map { _ in
      (latitude: 47 + side * draw.fraction(), longitude: 8 + 1.4 * side * draw.fraction())
    }
    let crew = (0..<technicians).map { technician(at: $0, towns, &draw) }
    let orders = (0..<visits).map { order(at: $0, towns, &draw) }
    return Scenario(
      name: "growth-\(visits)x\(technicians)-\(seed)", timeZone: .utc,
      planningWindow: TimeRange(start: dawn, end: dawn + .hours(12)),
      travel: .straightLine(metresPerHour: 40_000, detourPercent: 130),
      skills: ["electric", "gas", "water"].map { Skill(id: Identifier($0), name: $0) },
      technicians: crew, serviceOrders: orders)
  }

  private var dawn: Instant { Instant(secondsSinceEpoch: 1_767_596_400) }

  private func place(
    _ towns: [(latitude: Double, longitude: Double)], _ draw: inout Draw
  ) -> Location {
    let town = towns[draw.below(towns.count)]
    func around() -> Double { 0.03 * (draw.fraction() + draw.fraction() - 1) }
    return Location(
      coordinate: Coordinate(
        latitude: town.latitude + around(), longitude: town.longitude + 1.4 * around()))
  }

  private func technician(
    at index: Int, _ towns: [(latitude: Double, longitude: Double)], _ draw: inout Draw
  ) -> Technician {
    let home = place(towns, &draw)
    let start = dawn + .minutes(30 * draw.below(4))
    let names = ["electric", "gas", "water"]
    let skipped = draw.below(3)
    return Technician(
      id: Identifier("t\(index)"), name: "T\(index)",
      skills: names.indices.filter { $0 != skipped }.map {
        HeldSkill(skill: Identifier(names[$0]), level: 1 + draw.below(2))
      },
      shifts: [
        Shift(
          id: "day", minStart: start, maxEnd: start + .hours(9), startLocation: home,
          endLocation: home)
      ],
      costs: CostRates(
        perTravelHour: HourlyRate(minorUnitsPerHour: 4000),
        perKilometre: DistanceRate(minorUnitsPerKilometre: 35)))
  }

  private func order(
    at index: Int, _ towns: [(latitude: Double, longitude: Double)], _ draw: inout Draw
  ) -> ServiceOrder {
    let names = ["electric", "gas", "water"]
    var windows: [TimeWindow] = []
    if draw.below(2) == 0 {
      let open = dawn + .minutes(30 * draw.below(16))
      windows = [TimeWindow(minStart: open, maxStart: open + .minutes(120 + 60 * draw.below(3)))]
    }
    let skill = RequiredSkill(
      skill: Identifier(names[draw.below(3)]), minLevel: draw.below(4) == 0 ? 2 : 1)
    let visit = Visit(
      id: Identifier("v\(index)"), location: place(towns, &draw),
      serviceDuration: .minutes(30 + 5 * draw.below(10)), requiredSkills: [skill],
      timeWindows: windows, dropCost: Money(minorUnits: 8000 + 500 * draw.below(60)))
    return ServiceOrder(id: Identifier("o\(index)"), createdAt: dawn, visits: [visit])
  }
}

/// A small source of repeatable pseudo-random numbers.
private struct Draw {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  mutating func fraction() -> Double { Double(below(1 << 30)) / Double(1 << 30) }
}
