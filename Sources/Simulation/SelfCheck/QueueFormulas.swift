import Foundation

/// Closed forms of queueing theory.
///
/// - Source: `simulation.md`, E3; Cooper (1981), Introduction to Queueing Theory; Cobham (1954),
///   doi:10.1287/opre.2.1.70.
package enum QueueFormulas {
  /// Returns the share of calls that find all of `servers` busy and leave (Erlang B).
  ///
  ///     B(0) = 1,   B(k) = a B(k − 1) / (k + a B(k − 1))
  package static func erlangB(load: Double, servers: Int) -> Double {
    (1...servers).reduce(1.0) { $0 * load / (Double($1) + $0 * load) }
  }

  /// Returns the share of calls that wait when they do not leave (Erlang C).
  ///
  /// - Precondition: the load is less than the number of servers.
  package static func erlangC(load: Double, servers: Int) -> Double {
    precondition(load < Double(servers), "a queue that is overloaded grows without end")
    let blocked = erlangB(load: load, servers: servers)
    return blocked / (1 - load / Double(servers) * (1 - blocked))
  }

  /// Returns the mean wait in M/M/c; unit: that of the rates.
  package static func meanWait(arrivals: Double, service: Double, servers: Int) -> Double {
    erlangC(load: arrivals / service, servers: servers)
      / (Double(servers) * service - arrivals)
  }

  /// Returns the share of calls that wait longer than `time` in M/M/c.
  package static func longWaits(
    over time: Double, arrivals: Double, service: Double, servers: Int
  ) -> Double {
    erlangC(load: arrivals / service, servers: servers)
      * exp(-(Double(servers) * service - arrivals) * time)
  }

  /// Returns the mean wait in M/G/1 (Pollaczek and Khinchine); `variation` is that of service.
  package static func meanWait(
    arrivals: Double, meanService: Double, variation: Double
  ) -> Double {
    arrivals * meanService * meanService * (1 + variation * variation)
      / (2 * (1 - arrivals * meanService))
  }

  /// Returns the mean wait of each class, most urgent first, when service is never interrupted
  /// (Cobham).
  ///
  ///     Wₖ = W₀ / ((1 − σₖ₋₁)(1 − σₖ)),   σₖ = ρ₁ + … + ρₖ
  ///
  /// - Parameters:
  ///   - residual: W₀, the mean wait for the server that is free next.
  ///   - loads: ρ of each class, as a share of all servers.
  /// - Returns: The waits.
  package static func meanWaits(residual: Double, loads: [Double]) -> [Double] {
    var before = 0.0
    return loads.map { load in
      defer { before += load }
      return residual / ((1 - before) * (1 - before - load))
    }
  }

  /// Returns the share of calls that are cancelled before service in M/M/c with exponential patience
  /// (Erlang A), and the mean number that wait.
  ///
  /// The birth and death process is summed until its terms vanish.
  package static func cancellations(
    arrivals: Double, service: Double, servers: Int, patience: Double
  ) -> (share: Double, waiting: Double) {
    var (weight, total, waiting) = (1.0, 1.0, 0.0)
    for state in 1...100_000 {
      let excess = Double(max(0, state - servers))
      weight *= arrivals / (Double(min(state, servers)) * service + excess / patience)
      total += weight
      waiting += excess * weight
      if weight < 1e-18 * total { break }
    }
    return (waiting / total / patience / arrivals, waiting / total)
  }
}
