package import ServiceModel

/// A visit is made by somebody who has every required skill, at the required level or a higher one,
/// with a certificate that is valid on the day of the shift.
///
/// The last day of a certificate counts. The day is that on which the shift begins.
package struct SkillRule: PairRule {
  package static let id = "skill"

  /// Creates the rule.
  package init() {}

  package func refusal(of visit: VisitFacts, in shift: ShiftFacts) -> Reason? {
    for required in visit.visit.requiredSkills {
      let held = shift.technician.skills.filter { $0.skill == required.skill }
      if held.contains(where: { $0.level >= required.minLevel && $0.isValid(on: shift.date) }) {
        continue
      }
      return Reason(.skill, shortfall(of: required, held: held, shift: shift))
    }
    return nil
  }

  package func allows(_ visit: VisitFacts, in shift: ShiftFacts) -> Bool {
    visit.visit.requiredSkills.allSatisfy { required in
      shift.technician.skills.contains {
        $0.skill == required.skill && $0.level >= required.minLevel && $0.isValid(on: shift.date)
      }
    }
  }

  private func shortfall(
    of required: RequiredSkill, held: [HeldSkill], shift: ShiftFacts
  ) -> String {
    let name = shift.technician.name
    let wanted = "\(required.skill) level \(required.minLevel)"
    if let lapsed = held.first(where: { $0.level >= required.minLevel }) {
      let dates = [
        lapsed.validFrom.map { "from \($0)" }, lapsed.validTo.map { "until \($0)" },
      ]
      let validity = dates.compactMap { $0 }.joined(separator: " ")
      return
        "Needs \(wanted); the certificate of \(name) is valid \(validity), not on \(shift.date)."
    }
    if let best = held.map(\.level).max() {
      return "Needs \(wanted); \(name) has level \(best)."
    }
    return "Needs \(wanted); \(name) does not have it."
  }
}

extension HeldSkill {
  /// Returns whether the certificate is valid on `date`, both ends included.
  package func isValid(on date: CivilDate) -> Bool {
    (validFrom.map { $0 <= date } ?? true) && (validTo.map { date <= $0 } ?? true)
  }
}
