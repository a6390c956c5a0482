package import ServiceModel

/// Why a technician's day is as it is.
package struct TechnicianDay: Hashable, Sendable {
  /// The technician.
  package var technician: Identifier<Technician>
  /// For each visit that the technician makes, what it costs when somebody else does.
  package var visits: [Explanation]
  /// Where the technician makes none: for each visit that could be made, what it costs.
  package var uses: [Explanation]
  /// Where the technician makes no visit and could: what the cheapest use costs.
  package var cheapestUse: ExtraCost?
  /// Where no visit could be made: how many visits each kind of obstacle stops.
  package var obstacles: [ReasonCode: Int]

  /// Creates a day.
  package init(
    technician: Identifier<Technician>, visits: [Explanation] = [], uses: [Explanation] = [],
    cheapestUse: ExtraCost? = nil, obstacles: [ReasonCode: Int] = [:]
  ) {
    self.technician = technician
    self.visits = visits
    self.uses = uses
    self.cheapestUse = cheapestUse
    self.obstacles = obstacles
  }
}
