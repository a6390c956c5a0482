package import ServiceModel

/// What another plan does differently with one visit.
package struct VisitMove: Hashable, Sendable {
  /// What kind of difference it is.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Somebody else makes the visit, or the same technician in another shift.
    case technician
    /// The same technician makes it in the same shift at another time.
    case time
    /// At the same time, but after another visit than before.
    case order
    /// It was left out and is made now.
    case planned
    /// It was made and is left out now.
    case leftOut
    /// Only the other plan knows the visit.
    case added
    /// Only the first plan knows the visit.
    case gone
  }

  /// Where a visit stands in a plan.
  package struct Place: Hashable, Sendable {
    /// Who makes it.
    package var technician: Identifier<Technician>
    /// In which shift.
    package var shift: Identifier<Shift>
    /// When service starts.
    package var start: Instant
  }

  /// The visit.
  package var visit: Identifier<Visit>
  /// The difference.
  package var kind: Kind
  /// Where it stood; `nil` when it was left out or is new.
  package var before: Place?
  /// Where it stands now; `nil` when it is left out or gone.
  package var after: Place?

  /// Returns every difference between two plans, in the order of the second one: its routes, what it
  /// leaves out, then what it does not know.
  package static func moves(from first: Plan, to second: Plan) -> [VisitMove] {
    let before = PlacesOfPlan(first)
    let after = PlacesOfPlan(second)
    let shared = Set(before.places.keys).intersection(after.places.keys)
    let formerNeighbours = first.predecessors(among: shared)
    let neighbours = second.predecessors(among: shared)
    return (after.order + before.order.filter { !after.known.contains($0) }).compactMap { visit in
      let old = before.places[visit]
      let new = after.places[visit]
      let kind: Kind? =
        if !before.known.contains(visit) {
          .added
        } else if !after.known.contains(visit) {
          .gone
        } else if let old, let new {
          if old.technician != new.technician || old.shift != new.shift {
            .technician
          } else if old.start != new.start {
            .time
          } else {
            formerNeighbours[visit] == neighbours[visit] ? nil : .order
          }
        } else {
          old == nil ? (new == nil ? nil : .planned) : .leftOut
        }
      return kind.map { VisitMove(visit: visit, kind: $0, before: old, after: new) }
    }
  }
}

/// Where the visits of a plan stand.
private struct PlacesOfPlan {
  var places: [Identifier<Visit>: VisitMove.Place] = [:]
  var order: [Identifier<Visit>] = []
  var known: Set<Identifier<Visit>> = []

  init(_ plan: Plan) {
    for route in plan.routes {
      for planned in route.visits where known.insert(planned.visit).inserted {
        order.append(planned.visit)
        places[planned.visit] = VisitMove.Place(
          technician: route.technician, shift: route.shift, start: planned.startServiceTime)
      }
    }
    for unassigned in plan.unassignedVisits where known.insert(unassigned.visit).inserted {
      order.append(unassigned.visit)
    }
  }
}

extension Plan {
  /// Returns after which of `visits` each of them comes in its route.
  fileprivate func predecessors(
    among visits: Set<Identifier<Visit>>
  ) -> [Identifier<Visit>: Identifier<Visit>] {
    var found: [Identifier<Visit>: Identifier<Visit>] = [:]
    for route in routes {
      let sequence = route.visits.map(\.visit).filter { visits.contains($0) }
      for (former, latter) in zip(sequence, sequence.dropFirst()) { found[latter] = former }
    }
    return found
  }
}
