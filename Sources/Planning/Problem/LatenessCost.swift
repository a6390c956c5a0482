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
    /// Where the open time stands that counts as lateness; `nil` when all time does (rule R10).
    package var timeline: Int?
  }

  /// The moment of a visit that a milestone names.
  package enum Moment: Hashable, Sendable {
    case arrival, start, end
  }

  /// The promises, in the order of the agreement.
  package var terms: [Term]
  /// The open time that counts as lateness, for the promises that say so.
  package var timelines: [OpenTimeline] = []
  /// The time that service takes.
  package var serviceDuration: Int

  /// Whether no promise can cost anything.
  package var isFree: Bool { terms.isEmpty }

  /// Returns the cost of arriving and starting at the given seconds after the origin.
  @inline(__always)
  package func cost(arrival: Int, start: Int) -> Int {
    var total = 0
    for term in terms {
      total += cost(of: term, at: time(of: term, arrival: arrival, start: start))
    }
    return total
  }

  /// Returns how long the arrival can wait without a higher cost, start and end unchanged.
  package func slack(ofArrival arrival: Int) -> Int {
    terms.reduce(Int(Int32.max)) { slack, term in
      term.moment == .arrival ? min(slack, endOfStep(of: term, at: arrival) - arrival) : slack
    }
  }

  /// Returns how long the start, and the end with it, can wait without a higher cost.
  package func slack(ofStart start: Int) -> Int {
    terms.reduce(Int(Int32.max)) { slack, term in
      guard term.moment != .arrival else { return slack }
      let time = time(of: term, arrival: start, start: start)
      return min(slack, endOfStep(of: term, at: time) - time)
    }
  }

  /// Returns the cost of a promise that is still open at `time`.
  package func cost(ifOpenAt time: Int) -> Int {
    terms.reduce(0) { $0 + cost(of: $1, at: time) }
  }

  /// Returns the price of a promise at `time`, beyond what is sunk.
  @inline(__always)
  private func cost(of term: Term, at time: Int) -> Int {
    guard time > term.due else { return 0 }
    let late = lateness(of: term, at: time)
    return max(0, term.breach.cost(of: Seconds(late)).minorUnits - term.sunk)
  }

  /// Returns the last second at which the price of a promise is still that of `time`.
  private func endOfStep(of term: Term, at time: Int) -> Int {
    let breach = term.breach
    guard time > term.due else { return term.due }
    let late = lateness(of: term, at: time)
    // Closed time after the due instant costs nothing yet.
    guard late > 0 else { return max(time, lastTime(of: term, noLaterThan: 0)) }
    let charge = breach.cost(of: Seconds(late)).minorUnits
    if charge <= term.sunk {
      guard breach.perUnit > .zero, breach.cap.map({ $0.minorUnits > term.sunk }) ?? true else {
        return Int(Int32.max)
      }
      let units = max(0, term.sunk - breach.fixed.minorUnits) / breach.perUnit.minorUnits
      return max(time, lastTime(of: term, noLaterThan: units * breach.unit.count))
    }
    if breach.perUnit == .zero || breach.cap.map({ $0.minorUnits <= charge }) ?? false {
      return Int(Int32.max)
    }
    let units = (late + breach.unit.count - 1) / breach.unit.count
    return lastTime(of: term, noLaterThan: units * breach.unit.count)
  }

  /// Returns how late `time` is, which is after the due second.
  @inline(__always)
  private func lateness(of term: Term, at time: Int) -> Int {
    guard let timeline = term.timeline else { return time - term.due }
    return timelines[timeline].openTime(before: time)
  }

  /// Returns the last second that is no later than `lateness`.
  private func lastTime(of term: Term, noLaterThan lateness: Int) -> Int {
    guard let timeline = term.timeline else { return term.due + lateness }
    return timelines[timeline].lastTime(withOpenTime: lateness)
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
  ///
  /// - Parameters:
  ///   - promises: The promises about the visit.
  ///   - serviceDuration: How long service takes.
  ///   - origin: The instant from which seconds count.
  ///   - opening: When the planning window opens.
  ///   - horizon: The last instant that any plan reaches; open time after it is not looked at.
  package init(
    _ promises: [MilestoneDue], serviceDuration: Seconds, origin: Instant, opening: Instant,
    horizon: Instant
  ) {
    self.serviceDuration = serviceDuration.count
    terms = []
    for promise in promises {
      let breach = promise.breach
      guard let moment = Moment(promise.milestone), breach.fixed > .zero || breach.perUnit > .zero
      else { continue }
      var term = Term(
        moment: moment, due: (promise.due - origin).count, breach: breach,
        sunk: promise.cost(at: opening).minorUnits)
      if let calendar = promise.latenessCalendar {
        let late = TimeRange(start: min(promise.due, horizon), end: horizon)
        term.timeline = timelines.count
        timelines.append(
          OpenTimeline(calendar.openRanges(in: late), after: promise.due, origin: origin))
      }
      terms.append(term)
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
