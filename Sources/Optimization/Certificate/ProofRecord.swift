import Planning

/// The prices that bound a subproblem, with the cuts that they price.
struct PricedBound: Sendable {
  /// The prices; those of cuts stand in the order of ``cuts``.
  var duals: DualPrices
  /// The cuts, those at the end perhaps without a price.
  var cuts: [SubsetRowCut]
}

/// A subproblem of which nothing is left to look at, or nothing more was done.
struct ProofLeaf: Sendable {
  /// What was decided on the way from the root.
  var decisions: [BranchDecision]
  /// What bounds it in routes that know of these decisions alone; `nil` where nothing does.
  var proof: PricedBound?
  /// The bound that the prices prove, in units of ``DualPrices``.
  var value: Int
}

/// What a run can show of its bound: prices that prove it without anything that was concluded on the
/// way, such as steps that no better plan takes or a list of all routes that count.
struct ProofRecord: Sendable {
  /// The subproblems that were decided.
  var leaves: [ProofLeaf] = []
  /// The best prices of the whole problem that rest on nothing else.
  private(set) var root: (bound: LagrangianBound, cuts: [SubsetRowCut])?
  /// The best prices over sets of visits.
  private(set) var sets: (duals: DualPrices, value: Int)?

  /// The prices by which the routes were listed that the leaves are about; `nil` for all routes.
  var listing: BoundCertificate.Prices?

  /// Remembers prices of the whole problem if they are better.
  mutating func offerRoot(_ bound: LagrangianBound, cuts: [SubsetRowCut]) {
    if root.map({ $0.bound.value < bound.value }) ?? true { root = (bound, cuts) }
  }

  /// Remembers prices over sets if they are better.
  mutating func offerSets(_ duals: DualPrices, _ value: Int) {
    if sets.map({ $0.value < value }) ?? true { sets = (duals, value) }
  }
}

extension TreeNode {
  /// The node as a part of the proof that is not worked on any more.
  var leaf: ProofLeaf {
    ProofLeaf(decisions: decisions, proof: isPlain ? proof : nil, value: isPlain ? provedValue : 0)
  }
}
