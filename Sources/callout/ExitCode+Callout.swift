import ArgumentParser
import Planning

extension ExitCode {
  /// Something is wrong with Callout itself.
  static let internalError = ExitCode(1)
  /// The command line, an input or an output file cannot be used.
  static let inputError = ExitCode(2)
  /// It is proved that no plan makes every mandatory visit.
  static let infeasible = ExitCode(3)
  /// A limit or an interrupt ended the run; the best plan was kept.
  static let stoppedWithPlan = ExitCode(4)
  /// A limit or an interrupt ended the run before there was a plan.
  static let stoppedWithoutPlan = ExitCode(5)

  /// The exit codes as the help texts list them.
  ///
  /// - Source: `terms-and-codes.md`, "Error catalogue convention".
  static let help = """
    Exit codes:
      0  done; a plan is proved optimal or within the gap asked for
      1  internal error, please report it
      2  the command line, an input or an output file cannot be used
      3  proved infeasible: no plan makes every mandatory visit
      4  stopped at a limit or by an interrupt, with the best plan found
      5  stopped at a limit or by an interrupt, without a plan
    """

  /// The exit code for a run that established `status`.
  init(_ status: PlanningStatus) {
    self =
      switch status {
      case .provedOptimal, .withinGap: .success
      case .stoppedFeasible: .stoppedWithPlan
      case .stoppedEmpty: .stoppedWithoutPlan
      case .infeasible: .infeasible
      }
  }
}
