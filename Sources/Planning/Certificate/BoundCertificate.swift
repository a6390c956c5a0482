package import ServiceModel

/// What proves that no plan of a problem is cheaper than ``bound``: prices, from which weak duality
/// gives the bound again.
///
/// Visits, shifts, limits and allowances are numbered as in the ``PlanningProblem`` that the
/// certificate is about. Any numbers make a certificate; ``CertificateCheck`` says what they prove,
/// and believes none of them.
///
/// - Source: `certificates.md`, F1.
package struct BoundCertificate: Hashable, Sendable {
  /// What the cheapest route at given prices is looked for in.
  package enum Relaxation: String, CaseIterable, Hashable, Sendable {
    /// Routes, in which a visit may turn up again once it is forgotten.
    case routes
    /// Sets of visits that fit into the time of a shift, each with the shortest way to it.
    case sets
  }

  /// The bound that the prices are said to prove, in minor units.
  package var bound: Money
  /// What the prices are about.
  package var relaxation: Relaxation
  /// The proof.
  package var proof: Proof

  /// Creates a certificate.
  package init(bound: Money, relaxation: Relaxation, proof: Proof) {
    self.bound = bound
    self.relaxation = relaxation
    self.proof = proof
  }

  /// A proof about all plans, or about those in which some decisions hold.
  package indirect enum Proof: Hashable, Sendable {
    /// Prices prove it.
    case prices(Prices)
    /// Each plan keeps the statement or does not, and both are proved for themselves.
    case cases(Statement, holds: Proof, fails: Proof)
    /// By the prices, a plan that costs less than the bound uses only routes whose value is below a
    /// limit; the rest is a proof about plans of those routes.
    case listed(Prices, rest: Proof)
  }

  /// Something that a plan does or does not do.
  package enum Statement: Hashable, Sendable {
    /// The visit is left out.
    case leftOut(visit: Int)
    /// The visit is made in one of the shifts.
    case made(visit: Int, shifts: [Int])
    /// The second visit comes at once after the first.
    case follows(first: Int, second: Int)
  }

  /// Dual prices, in whole multiples of 1/``unit`` of a minor unit of money.
  package struct Prices: Hashable, Sendable {
    /// The parts of a minor unit in which prices count.
    package static let unit = 1024
    /// The finer parts of that part in which the prices of limits count.
    package static let limitUnit = 65536

    /// What making each visit is worth; indexed like the visits of the problem.
    package var visits: [Int]
    /// What one more of each limit that shifts share is worth, in parts of a part; not negative.
    package var limits: [Int]
    /// What leaving out one more visit of each allowance is worth; not negative.
    package var allowances: [Int]
    /// The cuts that have a price.
    package var cuts: [PricedCut]

    /// Creates prices.
    package init(visits: [Int], limits: [Int] = [], allowances: [Int] = [], cuts: [PricedCut] = [])
    {
      self.visits = visits
      self.limits = limits
      self.allowances = allowances
      self.cuts = cuts
    }
  }

  /// Three visits of which at most one route of a plan makes two or more, with what it pays for that; or
  /// five, of which routes make two at a time at most twice.
  ///
  /// A route counts the visits of the cut that it makes, and pays with every second one. Where
  /// ``remembered`` is given, it forgets its count when it makes a visit that is not listed there.
  ///
  /// - Source: Jepsen et al. (2008), doi:10.1287/opre.1070.0449; Pecin et al. (2017),
  ///   doi:10.1287/ijoc.2017.0744.
  package struct PricedCut: Hashable, Sendable {
    /// The three or five visits.
    package var visits: [Int]
    /// The visits at which routes keep their count; `nil` for all.
    ///
    /// Those of the cut always belong to them.
    package var remembered: [Int]?
    /// What a route pays, not negative.
    package var price: Int

    /// Creates a cut.
    package init(visits: [Int], remembered: [Int]? = nil, price: Int) {
      self.visits = visits
      self.remembered = remembered
      self.price = price
    }
  }
}

extension BoundCertificate.Proof {
  /// The number of sets of prices.
  ///
  /// - Complexity: O(size of the proof), without recursion.
  package var leaves: Int {
    var (count, open) = (0, [self])
    while let next = open.popLast() {
      switch next {
      case .prices: count += 1
      case .cases(_, let holds, let fails): open += [holds, fails]
      case .listed(_, let rest): open.append(rest)
      }
    }
    return count
  }
}
