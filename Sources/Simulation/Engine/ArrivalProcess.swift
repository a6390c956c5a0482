import Foundation
package import ServiceModel

/// When calls of one type come in.
///
/// - Source: `simulation.md`, E1.2.
package enum ArrivalProcess: Sendable {
  /// At random, at a constant rate.
  case poisson(perHour: Double)
  /// At random, at a rate for each hour of the week; several at once where a size is given.
  case weekly(WeeklyProfile, size: Distribution? = nil)
  /// At random, several at once, as after a storm; `size` is rounded, and at least one call comes.
  case bursts(perHour: Double, size: Distribution)
  /// When it is known: a log that is replayed, a backlog, or orders that agreements ask for.
  ///
  /// In order of ``KnownCall/time``.
  case known([KnownCall])
}

/// A rate of calls for each hour of the week, in the local time of a zone.
package struct WeeklyProfile: Hashable, Sendable {
  /// Calls in an hour, from Monday at midnight on; shape: 168.
  package var perHour: [Double]
  /// The zone whose clocks tell the hour.
  package var zone: TimeZoneName

  /// How many hours a week has on the clock.
  package static let hours = 168

  /// Creates a profile.
  ///
  /// - Precondition: there is a rate for each of the ``hours``.
  package init(perHour: [Double], zone: TimeZoneName) {
    precondition(perHour.count == Self.hours, "a profile has a rate for each hour of the week")
    self.perHour = perHour
    self.zone = zone
  }

  /// Returns the hour of the week at an instant, from 0 for Monday at midnight.
  func hour(at instant: Instant, by rules: TimeZoneRules) -> Int {
    let local = instant.secondsSinceEpoch + rules.offset(at: instant).count
    // The epoch was a Thursday.
    let hours = (local - local.modulo(3600)) / 3600 + 3 * 24
    return hours.modulo(Self.hours)
  }
}

extension Int {
  /// Returns the remainder that has the sign of the positive divisor.
  fileprivate func modulo(_ divisor: Int) -> Int {
    let remainder = self % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}

/// The arrivals of one call type in one replication, one after the other.
///
/// Times add up as real numbers and are cut to seconds last, so that nothing drifts.
struct ArrivalSequence: Sendable {
  private let process: ArrivalProcess
  private let start: Int
  private let meanGap: Double
  private let rules: TimeZoneRules?
  private var elapsed = 0.0
  private var position = 0
  private var gaps: RandomStream
  private var choices: RandomStream

  /// Creates the arrivals of a type from `start` on.
  init(_ process: ArrivalProcess, name: String, start: Int, seed: UInt64, replication: Int) {
    self.process = process
    self.start = start
    let entity = randomEntity(name)
    gaps = RandomStream(seed: seed, replication: replication, purpose: .arrivals, entity: entity)
    var peak = 0.0
    var rules: TimeZoneRules?
    var choice = RandomPurpose.thinning
    switch process {
    case .poisson(let perHour): peak = perHour
    case .weekly(let profile, _):
      peak = profile.perHour.max() ?? 0
      rules = profile.zone.rules
    case .bursts(let perHour, _):
      peak = perHour
      choice = .burst
    case .known: break
    }
    self.rules = rules
    meanGap = peak > 0 ? 3600 / peak : .infinity
    choices = RandomStream(
      seed: seed, replication: replication, purpose: choice, entity: entity)
  }

  /// Returns the next time at which calls come in before `end`, how many do, and the position of the
  /// call where they are known.
  @inline(__always)
  mutating func next(before end: Int) -> (time: Int, count: Int, known: Int)? {
    if case .known(let calls) = process { return nextKnown(calls, before: end) }
    while true {
      elapsed -= meanGap * log(gaps.uniform())
      guard elapsed < Double(end - start) else { return nil }
      let time = start + Int(elapsed)
      switch process {
      case .poisson, .known: return (time, 1, -1)
      case .bursts(_, let size):
        return (time, burst(size), -1)
      case .weekly(let profile, let size):
        guard let rules else { return nil }
        let hour = profile.hour(at: Instant(secondsSinceEpoch: time), by: rules)
        guard choices.happens(profile.perHour[hour] * meanGap / 3600) else { continue }
        return (time, size.map { burst($0) } ?? 1, -1)
      }
    }
  }

  private mutating func burst(_ size: Distribution) -> Int {
    max(1, Int(min(size.sample(&choices), 100_000).rounded()))
  }

  private mutating func nextKnown(
    _ calls: [KnownCall], before end: Int
  ) -> (time: Int, count: Int, known: Int)? {
    while position < calls.count {
      let time = calls[position].time.secondsSinceEpoch
      position += 1
      if time >= end { return nil }
      if time >= start { return (time, 1, position - 1) }
    }
    return nil
  }
}
