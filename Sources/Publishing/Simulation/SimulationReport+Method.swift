import ServiceModel
import Simulation

extension SimulationReport {
  /// How the run was made and what it knows, one sentence a line.
  var method: [String] {
    [
      "\(counted(run.replications, "replication")), seed \(run.seed), intervals of "
        + "\(percent(run.confidence)) from Student's t over replications.",
      warmUpSentence,
    ] + precisionSentence
  }

  /// What the model leaves out, in one sentence.
  var leftOut: String {
    let planned = companies.count { $0.study.model.policy != nil }
    let hours =
      planned == 0
      ? ", van stock and covered hours play no part"
      : planned == companies.count
        ? " and van stock play no part"
        : " and van stock play no part, covered hours only where visits are planned"
    return "Breaks, limits of shifts\(hours), pins and bookings are not kept, and the way home is "
      + "not driven."
  }

  private var warmUpSentence: String {
    let warmUp = hoursMinutes(companies[0].study.model.window.warmUp)
    return switch run.warmUp {
    case .none: "Without a warm-up: this is about these days, not about what is usual."
    case .given: "The first \(warmUp) hours are a warm-up and not counted, as was asked."
    case .mser5: "The first \(warmUp) hours are a warm-up and not counted; MSER-5 found them."
    }
  }

  private var precisionSentence: [String] {
    guard let target = run.halfWidth, let width = companies[0].estimates.compliance()?.halfWidth
    else { return [] }
    guard width > target else { return ["The half-width asked for is reached: \(percent(width))."] }
    let needed = companies[0].estimates.replicationsNeeded(forHalfWidth: target) ?? 0
    return [
      "The half-width is \(percent(width)), not \(percent(target)); about "
        + "\(needed) replications are needed."
    ]
  }
}
