import ServiceModel
import Simulation

// Tables of comma-separated values, whose columns keep their names.
extension SimulationReport {
  /// The promises of each replication, one a row.
  package var csv: String {
    let header = [
      "company", "replication", "tier", "priority", "milestone", "kept", "broken", "censored",
      "creditsMinorUnits",
    ]
    let rows = companies.flatMap { company in
      company.estimates.summaries.enumerated().flatMap { number, summary in
        zip(company.study.promises, summary.promises).map { promise, tally in
          [company.name, String(number)] + promise.cells
            + [tally.kept, tally.broken, tally.censored, tally.credits.minorUnits].map {
              String($0)
            }
        }
      }
    }
    return csvText([header] + rows)
  }

  /// All tables, by the names of their files.
  package var tables: [(name: String, text: String)] {
    [
      ("replications.csv", csv), ("compliance.csv", complianceTable),
      ("quantiles.csv", quantileTable), ("figures.csv", figureTable),
      ("technicians.csv", technicianTable), ("reasons.csv", reasonTable),
      ("backlog.csv", backlogTable), ("differences.csv", differenceTable),
    ]
  }

  private var complianceTable: String {
    let header = [
      "company", "common", "tier", "priority", "milestone", "share", "low", "high", "method",
      "kept",
      "broken", "censored", "creditsMinorUnits", "creditsLow", "creditsHigh",
    ]
    let rows = companies.flatMap { company in
      let kinds = company.study.promises.enumerated().map { kind, promise in
        row(company, ["promise"] + promise.cells, [kind])
      }
      let groups = company.study.promiseGroups.map { group in
        let cells = PromiseGroup.Common.allCases.map { $0 == group.common ? group.name : "" }
        return row(company, [group.common.rawValue] + cells, group.kinds)
      }
      return kinds + groups + [row(company, ["all", "", "", ""], nil)]
    }
    return csvText([header] + rows)
  }

  private func row(_ company: Company, _ names: [String], _ kinds: [Int]?) -> [String] {
    let estimate = company.estimates.compliance(of: kinds)
    let counts = company.estimates.counts(of: kinds)
    return [company.name] + names + cells(estimate?.interval)
      + [estimate?.method.rawValue ?? "", String(counts.kept), String(counts.broken)]
      + [String(counts.censored)] + cells(company.estimates.credits(of: kinds))
  }

  private var quantileTable: String {
    let header = [
      "company", "tier", "priority", "milestone", "measure", "share", "seconds", "low", "high",
    ]
    let rows = companies.flatMap { company in
      company.study.promises.enumerated().flatMap { kind, promise in
        let slacks = company.estimates.slacks(of: [kind])
        let lateness = company.estimates.lateness(of: [kind])
        return Self.quantiles.flatMap { share in
          [("slack", slacks.quantile(1 - share)), ("lateness", lateness.quantile(share))].map {
            [company.name] + promise.cells + [$0, String(share)] + cells($1)
          }
        }
      }
    }
    return csvText([header] + rows)
  }

  private var figureTable: String {
    let rows = companies.flatMap { company in
      figures(of: company).map {
        [company.name, $0.key, $0.unit.rawValue] + cells($0.interval)
      }
    }
    return csvText([["company", "figure", "unit", "mean", "low", "high"]] + rows)
  }

  private var technicianTable: String {
    let header = [
      "company", "technician", "part", "hours", "hoursLow", "hoursHigh", "share", "shareLow",
      "shareHigh",
    ]
    let rows = companies.flatMap { company in
      company.study.model.technicians.enumerated().flatMap { index, technician in
        TechnicianTime.parts.map { name, part in
          [company.name, technician.id, name]
            + cells(company.estimates.time(of: index, part)?.scaled(by: 1.0 / 3600))
            + cells(company.estimates.share(of: index, part))
        }
      }
    }
    return csvText([header] + rows)
  }

  private var reasonTable: String {
    let header = [
      "company", "tier", "priority", "milestone", "reason", "count", "mean", "low", "high",
    ]
    let rows = companies.flatMap { company in
      company.study.promises.enumerated().flatMap { kind, promise in
        company.estimates.reasons(of: [kind]).map { reason, count in
          [company.name] + promise.cells + [reason.rawValue, String(count)]
            + cells(company.estimates.breaches(for: reason, of: [kind]))
        }
      }
    }
    return csvText([header] + rows)
  }

  private var backlogTable: String {
    let header = [
      "company", "time", "waiting", "waitingLow", "waitingHigh", "waitingLowTenth",
      "waitingHighTenth", "open", "openLow", "openHigh",
    ]
    let rows = companies.flatMap { company in
      let (start, step) = observations(of: company)
      return company.estimates.backlog.enumerated().map { index, point in
        [company.name, clock.timestamp(start + Seconds(step.count * index))] + cells(point.waiting)
          + [String(point.low), String(point.high)] + cells(point.open)
      }
    }
    return csvText([header] + rows)
  }

  private var differenceTable: String {
    let header = [
      "company", "measure", "tier", "priority", "milestone", "unit", "difference", "low", "high",
      "isReal", "varianceRatio",
    ]
    let rows = companies.indices.dropFirst().flatMap { index in
      differences(of: index).map { entry in
        [companies[index].name, entry.measure] + (entry.promise?.cells ?? ["", "", ""])
          + [entry.unit.rawValue] + cells(entry.difference.interval)
          + [
            String(entry.difference.isReal),
            entry.difference.varianceRatio.map { String($0) } ?? "",
          ]
      }
    }
    return csvText([header] + rows)
  }

  /// The estimate and the ends; empty where they are not known.
  private func cells(_ interval: Interval?) -> [String] {
    [interval?.estimate, interval?.low, interval?.high].map { value in
      value.flatMap { $0.isFinite ? String($0) : nil } ?? ""
    }
  }
}

extension SimulationStudy.PromiseKind {
  fileprivate var cells: [String] { [tier, priority, milestone.rawValue] }
}
