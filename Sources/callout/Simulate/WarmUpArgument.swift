import ArgumentParser
import Publishing
import Scenarios
import ServiceModel
import Simulation

/// How much of the beginning is not counted, as it is given on the command line.
enum WarmUpArgument: ExpressibleByArgument {
  /// As long as MSER-5 says.
  case auto
  /// Nothing.
  case none
  /// A length of time.
  case length(Seconds)

  init?(argument: String) {
    switch argument {
    case "auto": self = .auto
    case "none": self = .none
    default:
      guard let length = try? WrittenValue.duration(argument), length >= .zero else { return nil }
      self = length == .zero ? .none : .length(length)
    }
  }
}

extension [SimulatedCompany] {
  /// How many replications MSER-5 looks at.
  private static let pilots = 10

  /// Lets calls of all companies count after the same warm-up, so that they can be compared.
  ///
  /// - Parameters:
  ///   - argument: What the command line says; `nil` for what the base's scenario says.
  ///   - seed: Where all random numbers come from.
  ///   - threads: How many may work at once.
  /// - Returns: How the warm-up was chosen.
  /// - Throws: ``CommandFailure`` when nothing would be left to count, or MSER-5 cannot tell.
  mutating func count(
    after argument: WarmUpArgument?, seed: UInt64, threads: Int
  ) throws -> SimulationReport.WarmUpChoice {
    switch argument {
    case nil:
      let warmUp = self[0].study.model.window.warmUp
      try setWarmUp(warmUp)
      return warmUp > .zero ? .given : .none
    case .some(.none):
      try setWarmUp(.zero)
      return .none
    case .some(.length(let length)):
      try setWarmUp(length)
      return .given
    case .some(.auto):
      let found = try map { company in
        try company.settlingTime(replications: Self.pilots, seed: seed, threads: threads)
      }
      try setWarmUp(found.max() ?? .zero)
      return .mser5
    }
  }

  private mutating func setWarmUp(_ length: Seconds) throws {
    for index in indices {
      let window = self[index].study.model.window
      guard length < window.warmUp + window.length else {
        throw CommandFailure(
          "a warm-up of \(length.count / 3600) hours leaves nothing to count in "
            + "\(self[index].scenario.name); lengthen its planningWindow or shorten the warm-up")
      }
      self[index].study = self[index].study.counting(after: length)
    }
  }
}

extension SimulatedCompany {
  fileprivate func settlingTime(
    replications: Int, seed: UInt64, threads: Int
  ) throws -> Seconds {
    if let found = study.settlingTime(replications: replications, seed: seed, threads: threads) {
      return found
    }
    throw CommandFailure(
      "MSER-5 finds no level stretch in \(scenario.name): the planningWindow is too short, or more "
        + "calls come in than can be answered; lengthen it, or give --warm-up a length or none")
  }
}
