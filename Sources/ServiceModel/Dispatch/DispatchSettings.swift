/// How activities come about and which of them the board shows.
///
/// - Source: `service-management.md` 1.1; rules DI-2 to DI-4.
package struct DispatchSettings: Hashable, Sendable {
  /// Whether an order gets an activity when it is created.
  package var activityCreation: ActivityCreation
  /// The stage that makes activities of an order's lines when it is reached (rule ST-8).
  package var generationStage: Identifier<Stage>?
  /// The type of activities that are made.
  package var activityType: Identifier<ActivityType>?
  /// How many days before today the board begins.
  package var daysBefore: Int
  /// How many days after today it ends.
  package var daysAfter: Int

  /// Creates settings.
  package init(
    activityCreation: ActivityCreation = .never, generationStage: Identifier<Stage>? = nil,
    activityType: Identifier<ActivityType>? = nil, daysBefore: Int = 1, daysAfter: Int = 7
  ) {
    self.activityCreation = activityCreation
    self.generationStage = generationStage
    self.activityType = activityType
    self.daysBefore = daysBefore
    self.daysAfter = daysAfter
  }

  /// Returns the days that the board shows on `today` unless asked otherwise (rule DI-4).
  package func span(around today: CivilDate) -> ClosedRange<CivilDate> {
    today.advanced(by: -max(0, daysBefore))...today.advanced(by: max(0, daysAfter))
  }

  /// Returns whether `order` stands in the generation stage or has come past it, so that its lines
  /// have activities (rule ST-8).
  package func hasActivities(_ order: ServiceOrder, in tree: StageTree) -> Bool {
    guard let generationStage, let stage = tree.stage(of: order) else { return false }
    return tree.path(to: stage.id).contains { $0.id == generationStage }
  }

  /// Returns whether a new order gets an activity.
  ///
  /// - Parameter answer: What the user said; needed where the rule is to ask.
  /// - Returns: Whether it does.
  /// - Throws: ``Refusal`` by DI-3 when the user has to be asked.
  package func createsActivity(answer: Bool?) throws(Refusal) -> Bool {
    switch activityCreation {
    case .never: return false
    case .always: return true
    case .ask:
      guard let answer else {
        throw Refusal(
          rule: "DI-3", message: "Whether the order gets an activity is to be asked.",
          remedy: "Say yes or no.")
      }
      return answer
    }
  }
}

/// Whether an order gets an activity when it is created (rule DI-3).
package enum ActivityCreation: String, CaseIterable, Hashable, Sendable {
  /// It gets none.
  case never
  /// It always gets one.
  case always
  /// The user is asked.
  case ask
}
