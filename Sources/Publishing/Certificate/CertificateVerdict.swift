package import Planning
import ServiceModel

/// Whether the certificate of a plan file proves the bound that the file states.
package struct CertificateVerdict: Hashable, Sendable, Encodable {
  /// What came out.
  package enum Finding: String, Hashable, Sendable, Encodable {
    /// The prices prove the bound.
    case verified
    /// The prices prove less than they are said to.
    case weaker
    /// The prices prove what they are said to, but the bound of the file is higher.
    case partly
    /// The check gave up.
    case tooLarge
    /// The prices make no sense.
    case malformed
    /// There is no certificate in the file.
    case missing
  }

  /// What came out.
  package var finding: Finding
  /// The bound as the file states it, in minor units.
  @Nullable package var statedBound: Int?
  /// The bound that the prices prove, in minor units.
  @Nullable package var provedBound: Int?
  /// What the cheapest route was looked for in.
  @Nullable package var relaxation: String?
  /// The number of sets of prices, one for each case.
  package var cases: Int
  /// What is wrong with the certificate.
  package var faults: [PlanCheck.Fault]

  /// Checks the certificate of `file` against `problem`.
  ///
  /// - Parameters:
  ///   - file: The plan file.
  ///   - problem: The compiled scenario.
  ///   - check: What recomputes the bound.
  package init(of file: PlanFile, for problem: PlanningProblem, by check: CertificateCheck) {
    finding = .missing
    statedBound = file.bound
    provedBound = nil
    relaxation = file.certificate?.relaxation
    cases = 0
    faults = []
    guard let entry = file.certificate else { return }
    var reader = CertificateReader(problem)
    guard let certificate = reader.certificate(entry) else {
      finding = .malformed
      faults = reader.faults.map { PlanCheck.Fault($0) }
      return
    }
    cases = certificate.proof.leaves
    switch check.outcome(of: certificate) {
    case .proved(let bound):
      provedBound = bound.minorUnits
      finding = file.bound.map { $0 <= bound.minorUnits } ?? true ? .verified : .partly
    case .weaker(let bound):
      provedBound = bound.minorUnits
      finding = .weaker
    case .tooLarge: finding = .tooLarge
    case .malformed(let text):
      finding = .malformed
      faults = [
        PlanCheck.Fault(PlanFileFault(.contradiction, at: "$.certificate.proof", text))
      ]
    }
  }

  /// Whether the bound of the file is proved.
  package var isVerified: Bool { finding == .verified }

  /// Writes the verdict for people, one finding a line, with a final newline.
  ///
  /// - Parameters:
  ///   - money: How money is written.
  ///   - objective: What the plan costs, in minor units, where its audit could tell.
  /// - Returns: The text.
  package func text(in money: MoneyFormat, objective: Int?) -> String {
    func price(_ amount: Int?) -> String { money.text(Money(minorUnits: amount ?? 0)) }
    let way = relaxation == BoundCertificate.Relaxation.sets.rawValue ? "sets of visits" : "routes"
    let means = "\(counted(cases, "set")) of prices over \(way)"
    switch finding {
    case .verified:
      return
        "The certificate is verified: no plan costs less than \(price(provedBound)), by \(means)"
        + "\(quality(objective)).\n"
    case .partly:
      return "The certificate proves \(price(provedBound)), by \(means); the bound of the file, "
        + "\(price(statedBound)), goes beyond it.\n"
    case .weaker:
      return
        "The certificate is not verified: its prices prove \(price(provedBound)), the file says "
        + "\(price(statedBound)).\n"
    case .tooLarge:
      return "The certificate is not verified: the check gave up, as there are too many routes.\n"
    case .malformed:
      return "The certificate is not verified: \(counted(faults.count, "objection")).\n"
        + faults.map { "  \($0.code) \($0.path): \($0.text)".printable + "\n" }.joined()
    case .missing:
      return "There is no certificate in the plan file; callout optimize writes one.\n"
    }
  }

  private func quality(_ objective: Int?) -> String {
    guard let objective, let provedBound else { return "" }
    guard objective > provedBound else { return "; the plan is optimal" }
    let share = Double(objective - provedBound) / Double(max(1, abs(objective)))
    return "; the plan is at most \(percentText(share)) of its price above the best"
  }
}
