import LinearProgramming
import Planning
import ServiceModel

/// How the bound of a run becomes prices that anybody can check.
extension PlanningRun {
  /// Proves the optimum once more by what prices show, where the run concluded it from fixed steps or
  /// from lists that rest on them.
  ///
  /// The check of certificates lists the routes that the best prices leave, and a tree over these few
  /// decides. It is given up after as much work as the run took.
  mutating func certify(
    _ generation: inout ColumnGeneration, _ program: inout LinearProgram
  ) throws(LinearProgramError) {
    record.leaves += (tree.nodes + tree.shelved).map(\.leaf)
    guard planner.certifies, let bound, incumbent.objective <= bound, shownBound < bound,
      let root = record.root
    else { return }
    report("certificate")
    let prices = prices(of: PricedBound(duals: root.bound.duals, cuts: root.cuts))
    let budget = meter
    let end = min(1, 2 * meter.timeShare + 0.02)
    let labels = meter.work * BudgetMeter.labelsPerUnit / max(1, classes.count)
    let check = CertificateCheck(
      arrays.problem, labelLimit: max(Self.fewLabels, min(labels, Self.manyLabels)),
      threads: planner.threads
    ) {
      budget.isCounted
        ? budget.budget.isInterrupted() : budget.isOver || budget.timeShare >= end
    }
    guard let listed = check.listing(at: prices, below: target) else { return }
    record.leaves = []
    record.listing = prices
    stage = .certificate
    let columns = columns(of: listed)
    meter.ceiling = 2 * meter.work + 2000
    try generation.comeBack(to: root, in: &program)
    try generation.add(columns, to: &program)
    tree = ProofTree()
    let first = TreeNode(
      pricers: generation.pricers, list: RouteList(columns, classes), bound: root.bound.value - 1)
    tree.insert(first)
    entered = -1
    try work(&generation, &program)
    record.leaves += (tree.nodes + tree.shelved).map(\.leaf)
  }

  /// The partial routes that one search for the routes that prices leave may make in any case, and at
  /// most.
  private static var fewLabels: Int { 20_000 }
  private static var manyLabels: Int { 2_000_000 }

  private func columns(of listed: [ListedRoutes]) -> [RouteColumn] {
    let numbers = Dictionary(uniqueKeysWithValues: arrays.visitIDs.enumerated().map { ($1, $0) })
    return listed.flatMap { group in
      Set(group.shifts.map { classOf[$0] }).sorted().flatMap { index in
        group.routes.map { route in
          RouteColumn(
            pricingClass: index, stops: route.stops.compactMap { numbers[$0] }, cost: route.cost,
            uses: arrays.limits.uses(of: group.shifts[0], returningAt: route.returnTime))
        }
      }
    }
  }

  /// The best bound that prices show, the constant part apart.
  private var shownBound: Int {
    certificate().map { $0.bound.minorUnits - arrays.constant } ?? .min
  }

  private mutating func work(
    _ generation: inout ColumnGeneration, _ program: inout LinearProgram
  ) throws(LinearProgramError) {
    while !meter.isOver, let node = tree.takeNext() {
      guard node.bound < target else {
        record.leaves.append(node.leaf)
        continue
      }
      if let rest = try advance(node, &generation, &program, until: 1) { tree.insert(rest) }
    }
  }

  /// Returns the certificate of the best bound that prices prove by themselves.
  func certificate() -> BoundCertificate? {
    guard isComplete else { return nil }
    var best: (value: Int, relaxation: BoundCertificate.Relaxation, proof: BoundCertificate.Proof)?
    func offer(
      _ value: Int, _ relaxation: BoundCertificate.Relaxation,
      _ proof: @autoclosure () -> BoundCertificate.Proof?
    ) {
      guard best.map({ value > $0.value }) ?? true, let proof = proof() else { return }
      best = (value, relaxation, proof)
    }
    if arrays.count == 0 {
      offer(
        0, .routes,
        .prices(prices(of: PricedBound(duals: DualPrices(visits: 0, classes: 0), cuts: []))))
    }
    if let sets = record.sets {
      offer(sets.value, .sets, .prices(prices(of: PricedBound(duals: sets.duals, cuts: []))))
    }
    if let root = record.root {
      let bound = PricedBound(duals: root.bound.duals, cuts: root.cuts)
      offer(root.bound.value, .routes, .prices(prices(of: bound)))
    }
    if let least = record.leaves.map(\.value).min(), record.leaves.allSatisfy({ $0.proof != nil }) {
      offer(least, .routes, listing(before: proof(of: record.leaves[...], depth: 0)))
    }
    return best.map { found in
      let bound = min(found.value.dividedRoundingUp(by: DualPrices.scale), incumbent.objective)
      return BoundCertificate(
        bound: Money(minorUnits: bound + arrays.constant), relaxation: found.relaxation,
        proof: found.proof)
    }
  }

  private func listing(before rest: BoundCertificate.Proof?) -> BoundCertificate.Proof? {
    guard let prices = record.listing else { return rest }
    return rest.map { .listed(prices, rest: $0) }
  }

  /// Puts the leaves of a tree together again; all of them share the decisions above `depth`.
  private func proof(of leaves: ArraySlice<ProofLeaf>, depth: Int) -> BoundCertificate.Proof? {
    guard let first = leaves.first, depth < CertificateCheck.depthLimit else { return nil }
    guard first.decisions.count > depth else {
      return leaves.count == 1 ? first.proof.map { .prices(prices(of: $0)) } : nil
    }
    let (statement, _) = statement(of: first.decisions[depth])
    var (holding, failing): ([ProofLeaf], [ProofLeaf]) = ([], [])
    for leaf in leaves {
      guard leaf.decisions.count > depth else { return nil }
      let (other, holds) = self.statement(of: leaf.decisions[depth])
      guard other == statement else { return nil }
      if holds { holding.append(leaf) } else { failing.append(leaf) }
    }
    guard let holds = proof(of: holding[...], depth: depth + 1),
      let fails = proof(of: failing[...], depth: depth + 1)
    else { return nil }
    return .cases(statement, holds: holds, fails: fails)
  }

  private func statement(
    of decision: BranchDecision
  ) -> (statement: BoundCertificate.Statement, holds: Bool) {
    switch decision {
    case .leaveOut(let visit, let isLeftOut):
      (.leftOut(visit: arrays.visitIDs[visit]), isLeftOut)
    case .assign(let visit, let pricingClasses, let isAssigned):
      (
        .made(
          visit: arrays.visitIDs[visit], shifts: pricingClasses.flatMap { classes[$0].members }),
        isAssigned
      )
    case .follow(let first, let second, let isDemanded):
      (.follows(first: arrays.visitIDs[first], second: arrays.visitIDs[second]), isDemanded)
    }
  }

  private func prices(of bound: PricedBound) -> BoundCertificate.Prices {
    let ids = arrays.visitIDs
    var visits = [Int](repeating: 0, count: arrays.problem.visits.count)
    for (visit, price) in bound.duals.visits.enumerated() { visits[ids[visit]] = price }
    let cuts = zip(bound.cuts, bound.duals.cuts).compactMap { cut, price in
      price == 0 ? nil : pricedCut(cut, -price)
    }
    return BoundCertificate.Prices(
      visits: visits, limits: bound.duals.limits, allowances: bound.duals.allowances, cuts: cuts)
  }

  private func pricedCut(_ cut: SubsetRowCut, _ price: Int) -> BoundCertificate.PricedCut {
    let others = (0..<arrays.count).filter { cut.remembers($0) && !cut.visits.contains($0) }
    let isEverywhere = others.count + cut.visits.count == arrays.count
    return BoundCertificate.PricedCut(
      visits: cut.visits.map { arrays.visitIDs[$0] },
      remembered: isEverywhere ? nil : others.map { arrays.visitIDs[$0] }, price: price)
  }
}
