import LinearProgramming

/// Search and proof side by side, in rounds.
///
/// The proof keeps one thread busy most of the time: linear programs and the pricing of a single class
/// are not divided. So the search goes on beside it. Within a round neither sees the other; what they
/// found is exchanged when it ends. Runs that count work do one after the other, with the same lanes
/// whatever the number of threads.
extension PlanningRun {
  /// Works on the proof until the run has come to `share` at most, with the search beside it.
  ///
  /// - Parameters:
  ///   - share: When the round ends, unless the proof ends before.
  ///   - proof: The work on the proof; it is told at which share of the run it has to end.
  /// - Throws: What `proof` throws; what the search found is kept.
  mutating func besideSearch(
    until share: Double,
    _ proof: (inout PlanningRun, Double) throws(LinearProgramError) -> Void
  ) throws(LinearProgramError) {
    guard !isClosed, !meter.isOver else { return }
    let (begin, end) = (meter.share, min(1, share))
    guard isSideBySide else {
      let part = isNear ? Self.nearSearchPart : Self.searchPart
      try proof(&self, begin + (end - begin) * (1 - part))
      guard !isClosed, !meter.isOver else { return }
      anneal(from: begin, until: min(1, begin + (meter.share - begin) / (1 - part)))
      return
    }
    let (lanes, annealing, meter, width) = (lanes, annealing, meter, searchThreads)
    let side = SideWork { isAsked in
      var (lanes, annealing, meter) = (lanes, annealing, meter.stopping(when: isAsked))
      annealing.run(
        &lanes, from: begin, until: end, width: width, meter: &meter, threads: width)
      return (lanes, annealing)
    }
    proofThreads = max(1, planner.threads - width)
    defer {
      proofThreads = planner.threads
      if let (lanes, annealing) = side.finish() {
        self.meter.work += lanes.iterations - self.lanes.iterations
        self.annealing = annealing
        adopt(lanes)
      }
    }
    try proof(&self, end)
  }

  /// Goes on with the annealing, which has cooled down up to `start`, until the run has come to `share`.
  mutating func anneal(from start: Double, until share: Double) {
    let before = meter.work
    annealing.run(
      &lanes, from: start, until: share, meter: &meter, threads: planner.threads)
    endTurn(ofSearchFrom: before)
  }

  /// Begins an annealing from the incumbent that is cold when the run has come to `end`; or after so
  /// many steps, and then others follow.
  mutating func beginAnnealing(coolness: Double, until end: Double, steps: Int = 1 << 60) {
    lanes.restart(from: incumbent, coolness: coolness)
    annealing = AnnealingPlan(from: meter.share, until: end, steps: steps, of: lanes)
  }

  /// Whether search and proof go at the same time: not where repeatable runs need them one after the
  /// other, and not where a narrow gap makes the proof worth all threads that it can use.
  private var isSideBySide: Bool {
    !meter.isCounted && planner.threads > 1 && (classes.count == 1 || !isNear)
  }

  /// Whether the relaxation is near the incumbent.
  private var isNear: Bool { relativeGap.map { $0 <= Self.nearGap } ?? false }

  /// The share of the time that the search gets where it and the proof take turns, and where the
  /// relaxation is near.
  private static var searchPart: Double { 0.5 }
  private static var nearSearchPart: Double { 0.1 }

  /// The threads of the search while others work on the proof.
  private var searchThreads: Int {
    max(1, classes.count == 1 ? planner.threads - 1 : planner.threads / 2)
  }
}
