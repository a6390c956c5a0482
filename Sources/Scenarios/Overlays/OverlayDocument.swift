import ServiceModel

/// What an overlay says, before it is applied.
struct OverlayDocument {
  /// The name of the scenario; `nil` where that of the base stays.
  var name: String?
  /// The planning window; `nil` where that of the base stays.
  var planningWindow: TimeRange?
  /// What is simulated; that of the base with what the overlay says otherwise.
  var simulation: SimulationSettings?
  /// The log of calls that the overlay names, still to be read.
  var callLog: CallLogReference?
  /// Where the overlay says what is not a change of the base's lists.
  var position: SourcePosition
  /// What is different in every variant.
  var changes: [PlacedChange]
  /// The axes of the grid; empty when the overlay is one scenario.
  var axes: [[Alternative]]
  /// Where the grid stands.
  var gridPosition: SourcePosition?

  /// One choice on an axis.
  struct Alternative {
    var label: String
    var position: SourcePosition
    var changes: [PlacedChange]
  }
}

/// A change with its place in the overlay.
struct PlacedChange {
  var change: ScenarioChange
  var position: SourcePosition
}
