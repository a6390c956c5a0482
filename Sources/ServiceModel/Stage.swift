/// A step in the life of a service order, which permits some actions and forbids others.
///
/// Stages form one tree; exactly one of them, the initial stage, has no parent.
///
/// - Source: `service-management.md` 1.11, rules ST-1 to ST-6; `sla-clock.md`, "Stages".
package struct Stage: Hashable, Sendable {
  /// The name used by orders.
  package var id: Identifier<Stage>
  /// The name for people.
  package var name: String
  /// The stage before this one; `nil` for the initial stage only.
  package var parent: Identifier<Stage>?
  /// What may be done with an order here.
  package var permissions: StagePermissions
  /// Whether the SLA clock runs here.
  package var clock: StageClock

  /// Creates a stage.
  package init(
    id: Identifier<Stage>, name: String, parent: Identifier<Stage>? = nil,
    permissions: StagePermissions = .all, clock: StageClock = .running
  ) {
    self.id = id
    self.name = name
    self.parent = parent
    self.permissions = permissions
    self.clock = clock
  }
}

/// What a stage lets be done with its orders.
package struct StagePermissions: OptionSet, Hashable, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  /// Visits may be planned; without it they are left out of the plan.
  package static let schedulable = StagePermissions(rawValue: 1)
  /// Planned visits may get another technician or time; without it their booking is a pin.
  package static let movable = StagePermissions(rawValue: 2)
  /// Fields may be edited (rule OR-11).
  package static let modifiable = StagePermissions(rawValue: 4)
  /// The order may be cancelled.
  package static let cancellable = StagePermissions(rawValue: 8)
  /// The order may be deleted.
  package static let deletable = StagePermissions(rawValue: 16)
  /// The order may be posted.
  package static let postable = StagePermissions(rawValue: 32)

  /// Everything is permitted, as when no stages are configured (rule ST-3).
  package static let all: StagePermissions = [
    .schedulable, .movable, .modifiable, .cancellable, .deletable, .postable,
  ]
}

/// What a stage does to the SLA clock (rule ST-6).
package enum StageClock: String, CaseIterable, Hashable, Sendable {
  /// Time counts.
  case running
  /// Time stands still until the order moves on.
  case paused
  /// Measuring is over.
  case stopped
}
