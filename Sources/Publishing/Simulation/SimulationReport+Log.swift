import Simulation

// What the log that is replayed says about its own promises, beside what the simulation says.
extension SimulationReport {
  /// Returns lines about the log of a company; none where nothing is replayed, or the same as by the
  /// base.
  func logLines(of index: Int, width: Int, style: TextStyle) -> [String] {
    let observed = companies[index].study.observed
    guard !observed.isEmpty, index == 0 || observed != companies[0].study.observed else {
      return []
    }
    var columns = TextColumns([
      .text("IN THE LOG", minimumWidth: 16), .number("KEPT"), .number("DECIDED"),
    ])
    for tier in observed {
      columns.add([
        tier.name, percent(tier.share ?? .nan), String(tier.decided),
      ])
    }
    return columns.lines(width: width, style: style)
  }

  /// Returns a line for each kind of calls that nobody can answer.
  func unansweredLines(of company: Company) -> [String] {
    company.study.model.callTypes.filter(\.technicians.isEmpty).map { type in
      type.isHeldByStage
        ? "Their stage holds \(type.id): such calls wait for ever, and count as open or broken."
        : "Nobody can answer \(type.id): such calls wait for ever, and count as open or broken."
    }
  }

  /// What a log says about one tier, for programs.
  struct ObservedDocument: Encodable, Sendable {
    var tier: String
    var kept: Int
    var decided: Int
  }

  func observedDocuments(of company: Company) -> [ObservedDocument] {
    company.study.observed.map {
      ObservedDocument(tier: $0.tier, kept: $0.kept, decided: $0.decided)
    }
  }
}

extension ObservedCompliance {
  /// The tier in words.
  var name: String { tier.isEmpty ? "without promises" : tier }

  /// The share that was kept; `nil` when none was decided.
  var share: Double? { decided == 0 ? nil : Double(kept) / Double(decided) }
}
