import ServiceModel

/// A visit that names required technicians is made by one of them.
package struct RequiredTechnicianRule: PairRule {
  package static let id = "required-technician"

  /// Creates the rule.
  package init() {}

  package func allows(_ visit: VisitFacts, in shift: ShiftFacts) -> Bool {
    let required = visit.visit.requiredTechnicians
    return required.isEmpty || required.contains(shift.technician.id)
  }

  package func refusal(of visit: VisitFacts, in shift: ShiftFacts) -> Reason? {
    let required = visit.visit.requiredTechnicians
    guard !required.isEmpty, !required.contains(shift.technician.id) else { return nil }
    let names = required.map(\.text).joined(separator: ", ")
    return Reason(
      .technicianNotAllowed,
      "Only \(names) may make it; \(shift.technician.name) is not one of them.")
  }
}

/// A visit is not made by a technician whom it excludes.
package struct ExcludedTechnicianRule: PairRule {
  package static let id = "excluded-technician"

  /// Creates the rule.
  package init() {}

  package func allows(_ visit: VisitFacts, in shift: ShiftFacts) -> Bool {
    !visit.visit.excludedTechnicians.contains(shift.technician.id)
  }

  package func refusal(of visit: VisitFacts, in shift: ShiftFacts) -> Reason? {
    guard visit.visit.excludedTechnicians.contains(shift.technician.id) else { return nil }
    return Reason(.technicianNotAllowed, "The visit excludes \(shift.technician.name).")
  }
}

/// A visit that is pinned to a technician is made by that technician.
///
/// A booking pins when the stage of the order is not movable, or when it starts before the end of
/// the frozen time. Started work is pinned to whoever started it.
package struct PinnedTechnicianRule: PairRule {
  package static let id = "pinned-technician"

  /// Creates the rule.
  package init() {}

  package func allows(_ visit: VisitFacts, in shift: ShiftFacts) -> Bool {
    visit.pin?.technician.map { $0 == shift.technician.id } ?? true
  }

  package func refusal(of visit: VisitFacts, in shift: ShiftFacts) -> Reason? {
    guard let pinned = visit.pin?.technician, pinned != shift.technician.id else { return nil }
    guard visit.visit.started == nil else {
      return Reason(
        .pin, "\(pinned) is at work on it, so \(shift.technician.name) cannot make it.")
    }
    return Reason(
      .pin, "The visit is pinned to \(pinned), so \(shift.technician.name) cannot make it.")
  }
}
