import ServiceModel

/// Applies the changes of one variant to its base, and says what is wrong with the result.
struct OverlayAssembly {
  /// The overlay, for diagnostics.
  let file: String
  /// What the overlay refers to; it has no errors.
  let original: Scenario
  /// What the changes refer to: the original in the planning window of the overlay, with what the
  /// overlay simulates.
  let base: Scenario
  /// Where the overlay says what is not a change.
  private let position: SourcePosition
  /// What is wrong so far.
  private(set) var diagnostics: [ScenarioDiagnostic] = []

  /// Starts with the scenario that the changes of `file` refer to.
  ///
  /// - Parameters:
  ///   - file: The overlay.
  ///   - base: What it extends.
  ///   - document: What it says.
  ///   - log: The log of calls to replay, instead of the one that it names.
  init(file: String, base: Scenario, document: OverlayDocument, log: String?) {
    self.file = file
    original = base
    position = document.position
    var changed = base
    changed.planningWindow = document.planningWindow ?? base.planningWindow
    changed.simulation = document.simulation
    if let reference = document.callLog {
      diagnostics = reference.addCalls(to: &changed, besides: file, table: log)
    }
    self.base = changed
  }

  /// Returns the base with `changes`; `nil` when something is wrong with it.
  ///
  /// A fault that the changes bring about is reported at the first change from which on it is there.
  mutating func scenario(with placed: [PlacedChange], name: String?) -> Scenario? {
    checkEffects(of: placed)
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
    let changes = placed.map(\.change)
    var result = base.applying(changes)
    result.name = name ?? base.name
    let known = Set(original.faults().map(FaultKey.init))
    let news = result.faults().filter {
      !known.contains(FaultKey($0)) && !Self.expected.contains($0.code)
    }
    guard !news.isEmpty else { return result }
    let own = Set(base.faults().map(FaultKey.init))
    let steps = changes.indices.map { count in
      Set(base.applying(Array(changes[...count])).faults().map(FaultKey.init))
    }
    for fault in news {
      let culprit = steps.firstIndex { $0.contains(FaultKey(fault)) }
      let isChange = culprit.map { _ in !own.contains(FaultKey(fault)) } ?? false
      let place = isChange ? culprit.map { placed[$0].position } : position
      diagnostics.append(
        ScenarioDiagnostic(
          fault.code, file: file, position: place ?? position, value: fault.value,
          message: "with this change, \(fault.message)", remedy: fault.remedy))
    }
    return diagnostics.contains { $0.severity == .error } ? nil : result
  }

  /// What changes bring about on purpose: people who are absent, and a window within that of the base.
  private static let expected: Set<FaultCode> = [
    .withoutShift, .shiftOutsidePlanningWindow, .outsidePlanningWindow,
  ]

  /// Adds a fault for each change that does nothing, or that contradicts an earlier one.
  private mutating func checkEffects(of placed: [PlacedChange]) {
    var earlier: [String: [(effect: ChangeEffect, index: Int)]] = [:]
    for (index, change) in placed.enumerated() {
      let effects = change.change.effects(on: base)
      if effects.isEmpty {
        diagnostics.append(
          ScenarioDiagnostic(
            .emptySelection, file: file, position: change.position,
            message: "the change matches nothing in the base"))
      }
      let contradiction = effects.lazy.compactMap { effect in
        earlier[effect.subject]?.first { $0.effect.contradicts(effect) }.map { (effect, $0.index) }
      }.first
      if let (effect, former) = contradiction {
        let line = placed[former].position.line
        let what = effect.property ?? "removal"
        diagnostics.append(
          ScenarioDiagnostic(
            .contradictoryChanges, file: file, position: change.position, value: effect.subject,
            message: "the change contradicts that of line \(line): \(what) of \(effect.subject)"))
      }
      for effect in effects { earlier[effect.subject, default: []].append((effect, index)) }
    }
  }
}

/// What makes two faults the same although the lists of the scenario have become shorter or longer.
private struct FaultKey: Hashable {
  let code: FaultCode
  let value: String?
  let message: String

  init(_ fault: ScenarioFault) {
    code = fault.code
    value = fault.value
    message = fault.message
  }
}
