/// A subproblem: what the branch demands, and how it is priced.
struct TreeNode: Sendable {
  /// What was decided on the way from the root.
  var decisions: [BranchDecision] = []
  /// What prices each class here.
  var pricers: [ClassPricer]
  /// Every route that a better plan could use here, once they are known.
  var list: RouteList?
  /// A bound on every plan of the branch that is better than the incumbent, in units of
  /// ``DualPrices``.
  var bound: Int
  /// The prices that bound the branch, and the bound that they prove, in units of ``DualPrices``.
  var proof: PricedBound?
  var provedValue = 0
  /// Where the master of the parent stood.
  var start: MasterBasis?
  /// Whether the branch is priced as its decisions say and no more: no step is fixed, nothing listed.
  var isPlain = true
  /// When the node was made, to break ties; negative before it was put into a tree.
  var number = -1
  /// The rounds of cuts that the node went through.
  var cutRounds = 0
  /// How often routes were made to remember more.
  var cycleRounds = 0
  /// The gap, in units of ``DualPrices``, at which routes were enumerated last.
  var lastEnumeratedGap: Int?
  /// The gap at which steps were eliminated last.
  var lastEliminatedGap: Int?
  /// The routes of the list when the integer program last gave up on it.
  var undecidedCount: Int?
  /// Whether a near solution of the relaxation is not good enough any more.
  var mustConverge = false
  /// Whether cuts are added after rough pricing alone, before exact pricing.
  var isRough = false
  /// Whether the last rounds of cuts were not worth their time.
  var isTailing = false
}

/// The open subproblems of a proof, the one of the least bound first.
struct ProofTree: Sendable {
  private var open: [TreeNode] = []
  private var made = 0
  /// The subproblems that were given up.
  private(set) var shelved: [TreeNode] = []

  /// Whether nothing is left to look at.
  var isEmpty: Bool { open.isEmpty }
  /// Whether every subproblem was decided.
  var isDecided: Bool { open.isEmpty && shelved.isEmpty }
  /// The subproblems still to be looked at.
  var nodes: [TreeNode] { open }

  /// The least bound of the subproblems not decided, in units of ``DualPrices``.
  var bound: Int? { (open + shelved).map(\.bound).min() }

  /// Adds a subproblem.
  mutating func insert(_ node: TreeNode) {
    var node = node
    if node.number < 0 {
      node.number = made
      made += 1
    }
    open.append(node)
  }

  /// Gives a subproblem up; its bound still counts.
  mutating func shelve(_ node: TreeNode) {
    shelved.append(node)
  }

  /// Takes the subproblem of the least bound out, the newest of equals, so that a first branch is
  /// followed to its end.
  mutating func takeNext() -> TreeNode? {
    var best: Int?
    for place in open.indices {
      guard let known = best else {
        best = place
        continue
      }
      let (left, right) = (open[place], open[known])
      if (left.bound, -left.number) < (right.bound, -right.number) { best = place }
    }
    return best.map { open.remove(at: $0) }
  }
}
