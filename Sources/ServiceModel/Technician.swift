/// Someone who visits customers and does the work.
package struct Technician: Hashable, Sendable {
  /// The name used by orders, plans and files.
  package var id: Identifier<Technician>
  /// The name for people.
  package var name: String
  /// What the technician can do.
  package var skills: [HeldSkill]
  /// The working periods within the planning window, in order of start.
  package var shifts: [Shift]
  /// What the technician costs.
  package var costs: CostRates
  /// The travel profile, a key of the scenario's matrices.
  package var travelProfile: String
  /// The longest duty in a week: the sum, over the shifts that make a visit, of the time from the
  /// start of the shift to the return.
  ///
  /// Weeks run from Monday to Sunday in the scenario's zone; a shift belongs to the week in which
  /// it starts.
  package var maxWeeklyDutyTime: Seconds?
  /// The shortest time between the return of one route and the start of the next shift that makes
  /// a visit.
  package var minRest: Seconds?
  /// Whether the company employs the technician.
  package var employment: Employment

  /// Creates a technician.
  package init(
    id: Identifier<Technician>, name: String, skills: [HeldSkill] = [], shifts: [Shift],
    costs: CostRates = CostRates(), travelProfile: String = "car",
    maxWeeklyDutyTime: Seconds? = nil, minRest: Seconds? = nil,
    employment: Employment = .employee
  ) {
    self.id = id
    self.name = name
    self.skills = skills
    self.shifts = shifts
    self.costs = costs
    self.travelProfile = travelProfile
    self.maxWeeklyDutyTime = maxWeeklyDutyTime
    self.minRest = minRest
    self.employment = employment
  }
}

/// Whose people do the work.
package enum Employment: String, CaseIterable, Hashable, Sendable {
  /// The company employs them.
  case employee
  /// Another company does; they own no dispatch team (rule MD-6).
  case vendor
}

/// A named ability, such as a trade or a certificate.
package struct Skill: Hashable, Sendable {
  /// The name used by technicians and visits.
  package var id: Identifier<Skill>
  /// The name for people.
  package var name: String

  /// Creates a skill.
  package init(id: Identifier<Skill>, name: String) {
    self.id = id
    self.name = name
  }
}

/// A skill that a technician has, at a level, for as long as the certificate is valid.
package struct HeldSkill: Hashable, Sendable {
  /// The skill.
  package var skill: Identifier<Skill>
  /// How well; higher levels include lower ones.
  package var level: Int
  /// The first day on which it may be used; `nil` means always.
  package var validFrom: CivilDate?
  /// The last day on which it may be used; `nil` means for ever.
  package var validTo: CivilDate?

  /// Creates a held skill.
  package init(
    skill: Identifier<Skill>, level: Int = 1, validFrom: CivilDate? = nil,
    validTo: CivilDate? = nil
  ) {
    self.skill = skill
    self.level = level
    self.validFrom = validFrom
    self.validTo = validTo
  }
}

/// One working period of one technician: from leaving one place to arriving at another.
package struct Shift: Hashable, Sendable {
  /// The name of the shift, unique within its technician.
  package var id: Identifier<Shift>
  /// The earliest departure, from which time is paid.
  package var minStart: Instant
  /// The end of regular time, at most ``maxEnd``; what runs past it is overtime.
  package var maxSoftEnd: Instant
  /// The latest return.
  package var maxEnd: Instant
  /// Where the technician sets out; `nil` means at the first visit.
  package var startLocation: Location?
  /// Where the technician returns to; `nil` means the shift ends at the last visit.
  package var endLocation: Location?
  /// Breaks in order of their windows, which do not overlap.
  package var breaks: [Break]
  /// What the van carries, by item; visits use it up.
  package var stock: [Identifier<StockItem>: Int]
  /// The largest number of visits.
  package var maxVisits: Int?
  /// The longest time from departure to return; waiting and breaks count.
  package var maxWorkTime: Seconds?
  /// The longest time on the road.
  package var maxTravelTime: Seconds?
  /// The longest distance driven.
  package var maxDistance: Metres?

  /// Creates a shift.
  package init(
    id: Identifier<Shift>, minStart: Instant, maxSoftEnd: Instant? = nil, maxEnd: Instant,
    startLocation: Location?, endLocation: Location?, breaks: [Break] = [],
    stock: [Identifier<StockItem>: Int] = [:], maxVisits: Int? = nil,
    maxWorkTime: Seconds? = nil, maxTravelTime: Seconds? = nil, maxDistance: Metres? = nil
  ) {
    self.id = id
    self.minStart = minStart
    self.maxSoftEnd = maxSoftEnd ?? maxEnd
    self.maxEnd = maxEnd
    self.startLocation = startLocation
    self.endLocation = endLocation
    self.breaks = breaks
    self.stock = stock
    self.maxVisits = maxVisits
    self.maxWorkTime = maxWorkTime
    self.maxTravelTime = maxTravelTime
    self.maxDistance = maxDistance
  }
}

/// A pause that a technician takes on the road, at a stop, uninterrupted.
///
/// It is due whenever the technician is still under way at its latest start,
/// ``maxEnd`` − ``duration``. A fixed break is a floating one whose window is as long as itself.
package struct Break: Hashable, Sendable {
  /// The name of the break, unique within its shift.
  package var id: Identifier<Break>
  /// How long it lasts.
  package var duration: Seconds
  /// The earliest start.
  package var minStart: Instant
  /// The latest end.
  package var maxEnd: Instant

  /// Creates a break.
  package init(id: Identifier<Break>, duration: Seconds, minStart: Instant, maxEnd: Instant) {
    self.id = id
    self.duration = duration
    self.minStart = minStart
    self.maxEnd = maxEnd
  }

  /// The latest instant at which the break can begin.
  package var maxStart: Instant { maxEnd - duration }
}

/// A part or load that vans carry and visits need.
package struct StockItem: Hashable, Sendable {
  /// The name used by vans and visits.
  package var id: Identifier<StockItem>
  /// The name for people.
  package var name: String
  /// The first day on which it can be had; `nil` means at once.
  package var availableFrom: CivilDate?
  /// What tells pieces of the item apart, copied to the objects that it is attached to.
  package var dimensions: ItemDimensions

  /// Creates a stock item.
  package init(
    id: Identifier<StockItem>, name: String, availableFrom: CivilDate? = nil,
    dimensions: ItemDimensions = ItemDimensions()
  ) {
    self.id = id
    self.name = name
    self.availableFrom = availableFrom
    self.dimensions = dimensions
  }
}

/// What a technician's day costs; each rate is free unless given.
package struct CostRates: Hashable, Sendable {
  /// Once for each shift that makes a visit.
  package var fixed: Money
  /// For the time from the start of the shift to the return, in each shift that makes a visit.
  package var perHour: HourlyRate
  /// For time spent on service.
  package var perWorkHour: HourlyRate
  /// For time spent travelling.
  package var perTravelHour: HourlyRate
  /// For distance driven.
  package var perKilometre: DistanceRate
  /// For time past the regular end, on top of all other rates; rates do not fall.
  package var overtimeTiers: [OvertimeTier]

  /// Creates a set of rates.
  package init(
    fixed: Money = .zero, perHour: HourlyRate = .zero, perWorkHour: HourlyRate = .zero,
    perTravelHour: HourlyRate = .zero, perKilometre: DistanceRate = .zero,
    overtimeTiers: [OvertimeTier] = []
  ) {
    self.fixed = fixed
    self.perHour = perHour
    self.perWorkHour = perWorkHour
    self.perTravelHour = perTravelHour
    self.perKilometre = perKilometre
    self.overtimeTiers = overtimeTiers
  }

  /// Returns the price of `overtime` past the regular end, tier by tier.
  package func overtimeCost(_ overtime: Seconds) -> Money {
    var total = Money.zero
    for (index, tier) in overtimeTiers.enumerated() where overtime > tier.after {
      let next = index + 1 < overtimeTiers.count ? overtimeTiers[index + 1].after : overtime
      total = total + tier.perHour.cost(of: min(overtime, next) - tier.after)
    }
    return total
  }
}

/// The price of overtime from some length on.
package struct OvertimeTier: Hashable, Sendable {
  /// The overtime at which this tier begins; the first tier begins at zero.
  package var after: Seconds
  /// What an hour of overtime costs within this tier.
  package var perHour: HourlyRate

  /// Creates a tier.
  package init(after: Seconds, perHour: HourlyRate) {
    self.after = after
    self.perHour = perHour
  }
}
