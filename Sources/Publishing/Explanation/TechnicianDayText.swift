package import Planning
package import ServiceModel

extension ExplanationText {
  /// Returns who makes a visit when, or that nobody does.
  package func title(of visit: Identifier<Visit>) -> String {
    guard let place = plan.place(of: visit) else { return "\(visit) is left out." }
    return "\(visit) goes to \(name(place.technician)) at \(time(place.start))."
  }

  /// Returns what the technician does.
  package func title(of day: TechnicianDay) -> String {
    let visits = plan.routes.filter { $0.technician == day.technician }.flatMap(\.visits)
    return "\(name(day.technician)) makes \(counted(visits.count, "visit"))."
  }

  /// Returns what the answers about a technician's day say together; empty when nothing more.
  package func summary(_ day: TechnicianDay) -> String {
    guard day.visits.isEmpty else { return "" }
    let name = name(day.technician)
    if let extra = day.cheapestUse {
      if extra.upper == .zero { return "\(name) makes no visit; using \(name) is equally cheap." }
      return "\(name) makes no visit; the cheapest plan that uses \(name) costs "
        + "\(self.text(extra)) more; \(extra.isExact ? "proved" : "not proved")."
    }
    guard day.uses.isEmpty else {
      return "\(name) makes no visit, and no plan can give \(name) one."
    }
    let codes = ReasonCode.allCases.compactMap { code in
      day.obstacles[code].map { "\($0) \(code.rawValue)" }
    }
    return codes.isEmpty
      ? "\(name) makes no visit: there is no shift, or nothing to do."
      : "\(name) makes no visit and could make none alone: \(codes.joined(separator: ", "))."
  }
}
