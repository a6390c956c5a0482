import Scenarios
import ServiceModel

/// Field service in VROOM's JSON form, with its matrix of travel times.
///
/// Conventions: seconds; the objective is the seconds of travel plus the penalties of the jobs
/// left out, which stand in each job's description; a job's service starts inside one of its
/// windows; a route fits in its vehicle's window. All of it is what ``VROOMImport`` makes of the
/// file, so the import is measured too.
///
/// - Source: `fsm_check.py`, the judge of this set.
struct FieldServiceFile {
  /// Returns the scenario in `text`, named `name` and read from `file`.
  ///
  /// - Throws: ``InstanceFault`` with the first error that the import reports.
  static func scenario(_ text: String, file: String, name: String) throws -> Scenario {
    let loaded = VROOMImport(file: file).scenario(from: text)
    let errors = loaded.diagnostics.filter { $0.severity == .error }
    guard var scenario = loaded.scenario, errors.isEmpty else {
      throw fault(errors, file: file)
    }
    scenario.name = name
    return scenario
  }

  private static func fault(_ errors: [ScenarioDiagnostic], file: String) -> InstanceFault {
    guard let first = errors.first else {
      return InstanceFault(file: file, message: "not a field-service instance")
    }
    let others = errors.count > 1 ? " (\(errors.count - 1) more errors)" : ""
    return InstanceFault(
      file: file, line: first.position?.line,
      message: "\(first.code.rawValue): \(first.message)\(others)")
  }
}
