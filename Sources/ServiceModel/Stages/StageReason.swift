/// A code for why an order moved to a stage, or why its clock was stopped or cancelled.
///
/// - Source: `service-management.md` 1.11, "Reason code".
package struct StageReasonCode: Hashable, Sendable {
  /// The code itself, unique among reason codes (rule MD-1).
  package var id: Identifier<StageReasonCode>
  /// The description for people.
  package var name: String

  /// Creates a reason code.
  package init(id: Identifier<StageReasonCode>, name: String) {
    self.id = id
    self.name = name
  }
}

/// A row in the history of reasons that were given for an order.
///
/// - Source: `service-management.md` 1.12, rules ST-5 and ST-7.
package struct StageReason: Hashable, Sendable {
  /// The code that was given.
  package var reason: Identifier<StageReasonCode>
  /// What was added in words.
  package var note: String?
  /// The stage of the order at that moment; of a stage change, the stage that it moved to.
  package var stage: Identifier<Stage>?
  /// What produced the row.
  package var kind: Kind
  /// When it was given.
  package var at: Instant
  /// Who gave it; `nil` when nobody wrote that down.
  package var by: String?

  /// Creates a row.
  package init(
    _ reason: Identifier<StageReasonCode>, note: String? = nil, stage: Identifier<Stage>?,
    kind: Kind, at: Instant, by: String? = nil
  ) {
    self.reason = reason
    self.note = note
    self.stage = stage
    self.kind = kind
    self.at = at
    self.by = by
  }

  /// What can produce a row.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The order moved to the stage (rule ST-5).
    case stageChange
    /// Its clock was stopped by hand, by a stage or by sign-off (rule SL-11).
    case stop
    /// Measuring was cancelled (rule SL-12).
    case cancel
    /// Somebody added it by hand (rule ST-7).
    case manual
  }
}

/// A reason that comes with an action, before it is a row of the history.
package struct GivenReason: Hashable, Sendable {
  /// The code.
  package var code: Identifier<StageReasonCode>
  /// What to add in words.
  package var note: String?

  /// Creates a reason.
  package init(_ code: Identifier<StageReasonCode>, note: String? = nil) {
    self.code = code
    self.note = note
  }
}
