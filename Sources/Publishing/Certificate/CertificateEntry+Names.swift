package import Planning
import ServiceModel

extension CertificateEntry {
  /// Creates the entry of `certificate`, which is about `problem`.
  package init(_ certificate: BoundCertificate, of problem: PlanningProblem) {
    bound = certificate.bound.minorUnits
    relaxation = certificate.relaxation.rawValue
    unit = BoundCertificate.Prices.unit
    limitUnit = BoundCertificate.Prices.limitUnit
    proof = CertificateNames(problem).entry(certificate.proof)
  }
}

/// The names by which a certificate speaks of the parts of a problem.
struct CertificateNames {
  let problem: PlanningProblem

  init(_ problem: PlanningProblem) { self.problem = problem }

  /// Returns the name of a visit.
  func visit(_ index: Int) -> String { problem.facts.visits[index].visit.id.text }

  /// Returns the name of a shift.
  func shift(_ index: Int) -> CertificateEntry.ShiftName {
    let facts = problem.facts.shifts[index]
    return CertificateEntry.ShiftName(
      technician: facts.technician.id.text, shift: facts.shift.id.text)
  }

  /// Returns a limit by its name, with a price.
  func limit(_ index: Int, price: Int) -> CertificateEntry.LimitPrice {
    let limit = problem.sharedLimits[index]
    let technicians = problem.facts.scenario.technicians
    switch limit.source {
    case .weeklyDuty(let technician, let monday):
      return CertificateEntry.LimitPrice(
        technician: technicians[technician].id.text, week: "\(monday)", price: price)
    case .rest(let technician):
      return CertificateEntry.LimitPrice(
        technician: technicians[technician].id.text,
        shifts: limit.members.map { shift($0.shift).shift }, price: price)
    }
  }

  /// Returns an allowance by its name, with a price.
  func allowance(_ index: Int, price: Int) -> CertificateEntry.AllowancePrice {
    let account = problem.allowances[index].account
    return CertificateEntry.AllowancePrice(
      agreement: account.agreement.text, period: "\(account.period)", price: price)
  }

  /// Returns a proof by names.
  func entry(_ proof: BoundCertificate.Proof) -> CertificateEntry.Proof {
    switch proof {
    case .prices(let prices): CertificateEntry.Proof(entry(prices))
    case .listed(let prices, let rest):
      CertificateEntry.Proof(listing: entry(prices), rest: entry(rest))
    case .cases(let statement, let holds, let fails):
      CertificateEntry.Proof(entry(statement), holds: entry(holds), fails: entry(fails))
    }
  }

  private func entry(_ statement: BoundCertificate.Statement) -> CertificateEntry.Statement {
    switch statement {
    case .leftOut(let visit): CertificateEntry.Statement(leftOut: self.visit(visit))
    case .made(let visit, let shifts):
      CertificateEntry.Statement(made: self.visit(visit), shifts: shifts.map(shift))
    case .follows(let first, let second):
      CertificateEntry.Statement(after: visit(first), next: visit(second))
    }
  }

  private func entry(_ prices: BoundCertificate.Prices) -> CertificateEntry.Prices {
    func priced<Entry>(_ prices: [Int], _ entry: (Int, Int) -> Entry) -> [Entry]? {
      let entries = prices.enumerated().filter { $0.element != 0 }.map {
        entry($0.offset, $0.element)
      }
      return entries.isEmpty ? nil : entries
    }
    let visits = prices.visits.enumerated().filter { $0.element != 0 }
    let cuts = prices.cuts.map { cut in
      CertificateEntry.CutPrice(
        visits: cut.visits.map(visit), remembered: cut.remembered?.map(visit), price: cut.price)
    }
    return CertificateEntry.Prices(
      visits: Dictionary(visits.map { (visit($0.offset), $0.element) }) { first, _ in first },
      limits: priced(prices.limits) { limit($0, price: $1) },
      allowances: priced(prices.allowances) { allowance($0, price: $1) },
      cuts: cuts.isEmpty ? nil : cuts)
  }
}
