package import ServiceModel

/// What the promises about one visit cost, as a staircase in the time of the visit.
///
/// What is lost already when the planning window opens is common to every plan and left out, so the
/// cost is what planning can still influence. It never falls as time goes on, which is what lets
/// the earliest start be the best one.
package struct LatenessCost: Hashable, Sendable {
  /// One promise, in seconds after the origin of the problem.
  package struct Term: Hashable, Sendable {
    /// The moment of the visit that counts.
    package var moment: Moment
    /// The last second that keeps the promise.
    package var due: Int
    /// The price of lateness.
    package var breach: BreachCost
    /// The price already due when the planning window opens.
    package var sunk: Int

    /// Returns the cost at `time`, beyond what is sunk.
    @inline(__always)
    func cost(at time: Int) -> Int {
      guard time > due else { return 0 }
      return max(0, breach.cost(of: Seconds(time - due)).minorUnits - sunk)
    }

    /// Returns the last second at which the cost is still that of `time`.
    func endOfStep(at time: Int) -> Int {
      guard time > due else { return due }
      let charge = breach.cost(of: Seconds(time - due)).minorUnits
      if charge <= sunk {
        guard breach.perUnit > .zero, breach.cap.map({ $0.minorUnits > sunk }) ?? true else {
          return Int(Int32.max)
        }
        let units = max(0, sunk - breach.fixed.minorUnits) / breach.perUnit.minorUnits
        return max(time, due + units * breach.unit.count)
      }
      if breach.perUnit == .zero || breach.cap.map({ $0.minorUnits <= charge }) ?? false {
        return Int(Int32.max)
      }
      let units = (time - due + breach.unit.count - 1) / breach.unit.count
      return due + units * breach.unit.count
    }
  }

  /// The moment of a visit that a milestone names.
  package enum Moment: Hashable, Sendable {
    case arrival, start, end
  }

  /// The promises, in the order of the agreement.
  package var terms: [Term]
  /// The time that service takes.
  package var serviceDuration: Int

  /// Whether no promise can cost anything.
  package var isFree: Bool { terms.isEmpty }

  /// Returns the cost of arriving and starting at the given seconds after the origin.
  @inline(__always)
  package func cost(arrival: Int, start: Int) -> Int {
    var total = 0
    for term in terms { total += term.cost(at: time(of: term, arrival: arrival, start: start)) }
    return total
  }

  /// Returns how long the arrival can wait without a higher cost, start and end unchanged.
  package func slack(ofArrival arrival: Int) -> Int {
    terms.reduce(Int(Int32.max)) { slack, term in
      term.moment == .arrival ? min(slack, term.endOfStep(at: arrival) - arrival) : slack
    }
  }

  /// Returns how long the start, and the end with it, can wait without a higher cost.
  package func slack(ofStart start: Int) -> Int {
    terms.reduce(Int(Int32.max)) { slack, term in
      guard term.moment != .arrival else { return slack }
      let time = time(of: term, arrival: start, start: start)
      return min(slack, term.endOfStep(at: time) - time)
    }
  }

  /// Returns the cost of a promise that is still open at `time`.
  package func cost(ifOpenAt time: Int) -> Int {
    terms.reduce(0) { $0 + $1.cost(at: time) }
  }

  @inline(__always)
  private func time(of term: Term, arrival: Int, start: Int) -> Int {
    switch term.moment {
    case .arrival: arrival
    case .start: start
    case .end: start + serviceDuration
    }
  }
}

extension LatenessCost {
  /// Compiles promises into seconds after `origin`, with what is lost at `opening` taken out.
  package init(
    _ promises: [MilestoneDue], serviceDuration: Seconds, origin: Instant, opening: Instant
  ) {
    self.serviceDuration = serviceDuration.count
    terms = promises.compactMap { promise in
      guard let moment = Moment(promise.milestone) else { return nil }
      let sunk = promise.breach.cost(of: opening - promise.due).minorUnits
      let breach = promise.breach
      if breach.fixed == .zero && breach.perUnit == .zero { return nil }
      return Term(
        moment: moment, due: (promise.due - origin).count, breach: breach, sunk: sunk)
    }
  }
}

extension LatenessCost.Moment {
  /// The moment that `milestone` names; `nil` for a response, which no route decides.
  package init?(_ milestone: Milestone) {
    switch milestone {
    case .response: return nil
    case .onSite: self = .arrival
    case .workStart: self = .start
    case .restored, .completed: self = .end
    }
  }
}
