import Planning
import ServiceModel

/// Turns the certificate of a plan file into numbers, and notes what does not make sense.
struct CertificateReader {
  private let names: CertificateNames
  private let visits: [String: Int]
  private let shifts: [CertificateEntry.ShiftName: Int]
  private let limits: [CertificateEntry.LimitPrice: Int]
  private let allowances: [CertificateEntry.AllowancePrice: Int]
  private(set) var faults: [PlanFileFault] = []

  init(_ problem: PlanningProblem) {
    let names = CertificateNames(problem)
    func numbers<Name: Hashable>(_ count: Int, _ name: (Int) -> Name) -> [Name: Int] {
      Dictionary((0..<count).map { (name($0), $0) }) { first, _ in first }
    }
    self.names = names
    visits = numbers(problem.visits.count, names.visit)
    shifts = numbers(problem.shifts.count, names.shift)
    limits = numbers(problem.sharedLimits.count) { names.limit($0, price: 0) }
    allowances = numbers(problem.allowances.count) { names.allowance($0, price: 0) }
  }

  /// Returns the certificate of `entry`; without faults, it is the one that was written.
  mutating func certificate(_ entry: CertificateEntry) -> BoundCertificate? {
    let path = "$.certificate"
    check(entry.unit == BoundCertificate.Prices.unit, "\(path).unit", "\(entry.unit)", "unit")
    check(
      entry.limitUnit == BoundCertificate.Prices.limitUnit, "\(path).limitUnit",
      "\(entry.limitUnit)", "unit")
    let relaxation = BoundCertificate.Relaxation(rawValue: entry.relaxation)
    check(relaxation != nil, "\(path).relaxation", entry.relaxation, "relaxation")
    let proof = proof(entry.proof, at: "\(path).proof", depth: 0)
    guard let relaxation, let proof, faults.isEmpty else { return nil }
    return BoundCertificate(
      bound: Money(minorUnits: entry.bound), relaxation: relaxation, proof: proof)
  }

  private mutating func proof(
    _ entry: CertificateEntry.Proof, at path: String, depth: Int
  ) -> BoundCertificate.Proof? {
    guard depth <= CertificateCheck.depthLimit else {
      note(.outOfRange, at: path, "cases are nested too deeply")
      return nil
    }
    if let prices = entry.prices { return .prices(self.prices(prices, at: "\(path).prices")) }
    if let listing = entry.listing, let rest = entry.rest {
      let few = prices(listing, at: "\(path).listing")
      return proof(rest, at: "\(path).rest", depth: depth + 1).map { .listed(few, rest: $0) }
    }
    guard let statement = entry.statement, let holds = entry.holds, let fails = entry.fails else {
      note(
        .wrongForm, at: path,
        "a proof has prices, a statement that holds and fails, or a listing and a rest")
      return nil
    }
    guard let stated = self.statement(statement, at: "\(path).statement"),
      let one = proof(holds, at: "\(path).holds", depth: depth + 1),
      let other = proof(fails, at: "\(path).fails", depth: depth + 1)
    else { return nil }
    return .cases(stated, holds: one, fails: other)
  }

  private mutating func statement(
    _ entry: CertificateEntry.Statement, at path: String
  ) -> BoundCertificate.Statement? {
    if let name = entry.leftOut {
      return visit(name, at: "\(path).leftOut").map { .leftOut(visit: $0) }
    }
    if let name = entry.made {
      let chosen = (entry.shifts ?? []).enumerated().compactMap { index, shift in
        number(of: shift, in: shifts, shift.shift, "shift", at: "\(path).shifts[\(index)]")
      }
      return visit(name, at: "\(path).made").map { .made(visit: $0, shifts: chosen) }
    }
    guard let first = entry.after, let next = entry.next else {
      note(.wrongForm, at: path, "a statement says what is left out, made, or comes after what")
      return nil
    }
    guard let one = visit(first, at: "\(path).after"), let other = visit(next, at: "\(path).next")
    else { return nil }
    return .follows(first: one, second: other)
  }

  private mutating func prices(
    _ entry: CertificateEntry.Prices, at path: String
  ) -> BoundCertificate.Prices {
    let problem = names.problem
    var prices = BoundCertificate.Prices(
      visits: [Int](repeating: 0, count: problem.visits.count),
      limits: [Int](repeating: 0, count: problem.sharedLimits.count),
      allowances: [Int](repeating: 0, count: problem.allowances.count))
    for (name, price) in entry.visits.sorted(by: { $0.key < $1.key }) {
      if let visit = visit(name, at: "\(path).visits") { prices.visits[visit] = price }
    }
    for (index, limit) in (entry.limits ?? []).enumerated() {
      var name = limit
      name.price = 0
      let found = number(
        of: name, in: limits, limit.technician, "limit that binds for",
        at: "\(path).limits[\(index)]")
      if let found { prices.limits[found] = limit.price }
    }
    for (index, allowance) in (entry.allowances ?? []).enumerated() {
      var name = allowance
      name.price = 0
      let found = number(
        of: name, in: allowances, allowance.agreement, "allowance that binds under",
        at: "\(path).allowances[\(index)]")
      if let found { prices.allowances[found] = allowance.price }
    }
    for (index, cut) in (entry.cuts ?? []).enumerated() {
      let place = "\(path).cuts[\(index)]"
      prices.cuts.append(
        BoundCertificate.PricedCut(
          visits: cut.visits.compactMap { visit($0, at: "\(place).visits") },
          remembered: cut.remembered?.compactMap { visit($0, at: "\(place).remembered") },
          price: cut.price))
    }
    return prices
  }

  private mutating func visit(_ name: String, at path: String) -> Int? {
    number(of: name, in: visits, name, "visit", at: path)
  }

  private mutating func number<Name: Hashable>(
    of name: Name, in numbers: [Name: Int], _ text: String, _ kind: String, at path: String
  ) -> Int? {
    let number = numbers[name]
    check(number != nil, path, text, kind)
    return number
  }

  private mutating func check(_ isKnown: Bool, _ path: String, _ value: String, _ kind: String) {
    guard !isKnown else { return }
    note(.unknownName, at: path, "there is no \(kind) \"\(value)\"")
  }

  /// The most faults that are noted; a file for another scenario has one for each name.
  private static let mostFaults = 20

  private mutating func note(_ code: PlanFileFault.Code, at path: String, _ text: String) {
    guard faults.count < Self.mostFaults else { return }
    faults.append(PlanFileFault(code, at: path, text))
  }
}
