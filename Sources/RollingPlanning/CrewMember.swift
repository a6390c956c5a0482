import Planning
import ServiceModel

/// A technician with what a plan needs to know, worked out once.
struct CrewMember: Sendable {
  /// The technician without shifts and limits, at the prices of plans.
  let technician: Technician
  /// The shifts without breaks and limits, which do not end anywhere in particular.
  let shifts: [Shift]
  /// Where each shift begins, as a row of the travel table; `nil` where the last one ended.
  let homes: [Int?]
  /// What ways cost.
  let ways: WayPrices
  /// The civil date of each shift.
  let dates: [CivilDate]

  /// Creates a member of the crew.
  ///
  /// What the engine leaves out, plans leave out: breaks, limits, van stock and the way home. Work
  /// that begins within regular time may run past it, as in the engine.
  init(_ technician: Technician, travel: TravelTable, zone: TimeZoneName, prices: CallPrices) {
    shifts = technician.shifts.map { shift in
      Shift(
        id: shift.id, minStart: shift.minStart, maxEnd: shift.maxSoftEnd - Seconds(1),
        startLocation: nil, endLocation: PlanPlaces.end)
    }
    homes = technician.shifts.map { $0.startLocation.flatMap { travel.indices[$0] } }
    let rules = zone.rules
    dates = technician.shifts.map { rules.civil(at: $0.minStart).date }
    ways = WayPrices(
      profile: technician.travelProfile,
      perHour: prices.scaled(rate: technician.costs.perTravelHour.minorUnitsPerHour),
      perKilometre: prices.scaled(rate: technician.costs.perKilometre.minorUnitsPerKilometre))
    let work = prices.scaled(rate: technician.costs.perWorkHour.minorUnitsPerHour)
    self.technician = Technician(
      id: technician.id, name: technician.name, skills: technician.skills, shifts: [],
      costs: CostRates(
        perWorkHour: HourlyRate(minorUnitsPerHour: work), perKilometre: WayPrices.rate),
      travelProfile: ways.name)
  }
}
