import ServiceModel

/// The share of promises kept, with its interval and where that comes from.
package struct ComplianceEstimate: Hashable, Sendable {
  /// The share, of the promises that were decided, with an interval within zero and one.
  package var interval: Interval
  /// Half of the distance between the ends, before they were cut to what a share can be.
  package var halfWidth: Double
  /// Where the interval comes from.
  package var method: Method

  /// Where an interval comes from.
  package enum Method: String, Hashable, Sendable {
    /// The ratio estimator over replications.
    case ratio
    /// Wilson's interval for independent calls, because all calls came out alike: replications that
    /// all agree have no variance, which is not certainty.
    case wilson
  }
}

/// Promises that have their tier, their priority or their milestone in common.
package struct PromiseGroup: Hashable, Sendable {
  /// What the promises have in common.
  package var common: Common
  /// The tier, the priority or the milestone; empty for none.
  package var name: String
  /// The positions of the kinds of promises in ``SimulationStudy/promises``.
  package var kinds: [Int]

  /// What promises can have in common.
  package enum Common: String, CaseIterable, Hashable, Sendable {
    case tier, priority, milestone
  }
}

extension SimulationStudy {
  /// The groups of promises by tier, then by priority, then by milestone, in the order of the kinds.
  ///
  /// What all promises have in common makes no group.
  package var promiseGroups: [PromiseGroup] {
    PromiseGroup.Common.allCases.flatMap { common in
      var groups: [PromiseGroup] = []
      for (kind, promise) in promises.enumerated() {
        let name =
          switch common {
          case .tier: promise.tier
          case .priority: promise.priority
          case .milestone: promise.milestone.rawValue
          }
        if let known = groups.firstIndex(where: { $0.name == name }) {
          groups[known].kinds.append(kind)
        } else {
          groups.append(PromiseGroup(common: common, name: name, kinds: [kind]))
        }
      }
      return groups.count > 1 ? groups : []
    }
  }
}

extension StudyEstimates {
  /// The share of promises kept, of those decided.
  ///
  /// - Parameter kinds: The positions of kinds of promises; `nil` for all.
  /// - Returns: The share; `nil` when no promise was decided.
  package func compliance(of kinds: [Int]? = nil) -> ComplianceEstimate? {
    let parts = complianceParts(of: kinds)
    guard let ratio = Interval.ratio(of: parts, confidence: confidence) else { return nil }
    let kept = parts.reduce(0) { $0 + $1.part }
    let decided = parts.reduce(0) { $0 + $1.whole }
    guard kept == 0 || kept == decided else {
      return ComplianceEstimate(
        interval: ratio.cutToShares, halfWidth: ratio.halfWidth, method: .ratio)
    }
    let wilson = Interval.wilson(
      successes: Int(kept), trials: Int(decided), confidence: confidence)
    return ComplianceEstimate(interval: wilson, halfWidth: wilson.halfWidth, method: .wilson)
  }

  /// The share of promises kept as a value of each replication, whose mean is the ratio estimate.
  ///
  ///     zᵣ = p + (xᵣ − p nᵣ) / n̄
  ///
  /// The variance of the mean of these values is that of the ratio, so that differences between
  /// variants can be taken replication by replication.
  ///
  /// - Parameter kinds: The positions of kinds of promises; `nil` for all.
  /// - Returns: The values; `nil` when no promise was decided.
  /// - Source: Cochran (1977), Sampling Techniques, 6.5.
  package func complianceByReplication(of kinds: [Int]? = nil) -> [Double]? {
    let parts = complianceParts(of: kinds)
    let whole = parts.reduce(0) { $0 + $1.whole }
    guard whole > 0 else { return nil }
    let share = parts.reduce(0) { $0 + $1.part } / whole
    let mean = whole / Double(parts.count)
    return parts.map { share + ($0.part - share * $0.whole) / mean }
  }

  /// How many promises were kept, broken and still open in all replications together.
  package func counts(of kinds: [Int]? = nil) -> (kept: Int, broken: Int, censored: Int) {
    summaries.flatMap { tallies(of: kinds, in: $0) }.reduce(into: (0, 0, 0)) { sums, tally in
      sums.0 += tally.kept
      sums.1 += tally.broken
      sums.2 += tally.censored
    }
  }

  /// The time to spare of all decided promises, negative for broken ones; unit: seconds.
  package func slacks(of kinds: [Int]? = nil) -> PooledSample {
    sample(of: kinds, \.slacks)
  }

  /// How late broken promises were; unit: seconds.
  package func lateness(of kinds: [Int]? = nil) -> PooledSample {
    sample(of: kinds, \.lateness)
  }

  /// How many replications are needed, by what is known, for intervals of a half-width; unit: share.
  ///
  ///     R* = R (h / target)²
  package func replicationsNeeded(forHalfWidth target: Double) -> Int? {
    guard let width = compliance()?.halfWidth, width.isFinite, target > 0 else { return nil }
    let ratio = width / target
    return Int(min(1e9, (Double(summaries.count) * ratio * ratio).rounded(.up)))
  }

  private func sample(of kinds: [Int]?, _ values: (PromiseTally) -> [Int32]) -> PooledSample {
    PooledSample(
      summaries.map { summary in
        let lists = tallies(of: kinds, in: summary).map(values)
        return lists.count == 1 ? lists[0] : lists.flatMap(\.self).sorted()
      }, confidence: confidence)
  }

  private func complianceParts(of kinds: [Int]?) -> [(part: Double, whole: Double)] {
    summaries.map { summary in
      let tallies = tallies(of: kinds, in: summary)
      return (
        Double(tallies.reduce(0) { $0 + $1.kept }), Double(tallies.reduce(0) { $0 + $1.decided })
      )
    }
  }
}
