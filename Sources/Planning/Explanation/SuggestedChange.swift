package import ServiceModel

/// One thing about a scenario that could be otherwise, so that a visit can be made.
///
/// - Source: `certificates.md` F2, the smallest fix.
package enum SuggestedChange: Hashable, Sendable {
  /// The technician gets a skill at a level, for ever.
  case skill(Identifier<Technician>, Identifier<Skill>, level: Int)
  /// The shift may begin earlier.
  case shiftStart(Identifier<Technician>, Identifier<Shift>, earlier: Seconds)
  /// The shift may end later; what runs past its regular end stays overtime.
  case shiftEnd(Identifier<Technician>, Identifier<Shift>, later: Seconds)
  /// The technician may be on duty longer in a week.
  case weeklyDuty(Identifier<Technician>, more: Seconds)
  /// The shift has no break.
  case noBreaks(Identifier<Technician>, Identifier<Shift>)
  /// The van carries more of an item.
  case stock(Identifier<Technician>, Identifier<Shift>, Identifier<StockItem>, more: Int)
  /// The shift may make so many visits.
  case visitLimit(Identifier<Technician>, Identifier<Shift>, visits: Int)
  /// The shift may last longer from departure to return.
  case workTime(Identifier<Technician>, Identifier<Shift>, more: Seconds)
  /// The shift may be longer on the road.
  case travelTime(Identifier<Technician>, Identifier<Shift>, more: Seconds)
  /// The shift may drive farther.
  case distance(Identifier<Technician>, Identifier<Shift>, more: Metres)
  /// A window of the visit, by its position, opens earlier.
  case windowStart(Identifier<Visit>, window: Int, earlier: Seconds)
  /// A window of the visit, by its position, closes later.
  case windowEnd(Identifier<Visit>, window: Int, later: Seconds)
  /// The visit has no time windows.
  case anyTime(Identifier<Visit>)
  /// The visit may be made on any day.
  case anyDay(Identifier<Visit>)
  /// The visit may be made by the technician, too.
  case technicianAllowed(Identifier<Visit>, Identifier<Technician>)
  /// The visit is pinned no more, and its booking does not hold.
  case pinRemoved(Identifier<Visit>)
  /// The order is in another stage.
  case stage(Identifier<ServiceOrder>, Identifier<Stage>)
  /// The agreement is not suspended.
  case agreementResumed(Identifier<Agreement>)
  /// The agreement is valid on the day, too.
  case agreementValid(Identifier<Agreement>, on: CivilDate)
  /// The agreement covers all hours.
  case anyCoveredHour(Identifier<Agreement>)
  /// The agreement pays for any number of visits.
  case anyNumberOfVisits(Identifier<Agreement>)
  /// All parts that the order waits for are there on the day.
  case partsAvailable(Identifier<ServiceOrder>, on: CivilDate)
  /// The lines of the order allow all hours of the day.
  case anyHour(Identifier<ServiceOrder>)
}
