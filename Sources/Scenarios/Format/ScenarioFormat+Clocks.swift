import ServiceModel

// Keys of clocks: options of service levels, parameters, and what happened to orders.
extension ScenarioFormat {
  /// Opening hours of one day of a calendar, or those of its base.
  static let calendarHours = ValueFormat.either([
    .openingHours, .list(.openingHours), .choice(["closed", baseWord]),
  ])

  /// The word for a day that is as the base calendar has it.
  static let baseWord = "useBase"

  /// The keys of a service level agreement that say how its clocks run.
  static let serviceLevelOptionKeys: [KeyFormat] = [
    .optional(
      "countMode", .choice(CountMode.allCases.map(\.rawValue)),
      "Whether only open time counts, or the calendar only moves the start.", else: "workingTime"),
    .optional(
      "priorityChange", .choice(PriorityChangePolicy.allCases.map(\.rawValue)),
      "From where another goal counts that an order gets with its priority.", else: "restart"),
    .optional(
      "reopening", .choice(ReopeningPolicy.allCases.map(\.rawValue)),
      "What opening an order again does to its clocks.", else: "newCycle"),
    .optional(
      "latenessIn", .choice(LatenessClock.allCases.map(\.rawValue)),
      "Whether lateness is priced by the clock on the wall or by open time.", else: "wall"),
    .optional(
      "warnings", .list(.whole(minimum: 1)),
      "Shares of the goal at which somebody wants to be warned, in per cent."),
    .optional(
      "suspended", .flag, "Whether it may not be assigned any more.", else: "false"),
  ]

  static let serviceLevelParameters = ObjectFormat(
    name: "serviceLevelParameters", summary: "What holds for all service levels.",
    keys: [
      .optional(
        "reasonRequiredOnSlaCancel", .flag,
        "Whether ending a measurement demands a reason code.", else: "false"),
      .optional(
        "reasonRequiredOnSlaExceeded", .flag,
        "Whether stopping a clock whose limit is exceeded demands a reason code.", else: "false"),
      .optional(
        "slaOnGenerated", .flag, "Whether generated orders are measured, too.", else: "false"),
    ])

  /// The keys of an order that its clocks are computed from.
  static let orderClockKeys: [KeyFormat] = [
    .optional(
      "receivedAt", .instant, "When the call came in, if its clocks start then.",
      else: "createdAt"),
    .optional(
      "origin", .choice(OrderOrigin.allCases.map(\.rawValue)),
      "Who made the order; generated ones (system) carry no promises.", else: "user"),
    .optional(
      "events", .list(.object(orderEvent)), "What happened to the order, in order of time."),
  ]

  static let orderEvent = ObjectFormat(
    name: "serviceOrderEvent", summary: "Something that happened to an order.",
    keys: [
      .required("at", .instant, "When it happened."),
      .required("event", .choice(OrderEvent.Kind.words), "What happened."),
      .optional("stage", .reference(to: "stages"), "The new stage; with stageChanged."),
      .optional(
        "priority", .reference(to: "priorities"), "The new priority; with priorityChanged."),
      .optional("reason", .text, "The reason code; with paused."),
    ])
}

extension OrderEvent.Kind {
  /// The words of events in files, in the order of an order's life.
  static let words = [
    "created", "priorityChanged", "paused", "resumed", "stageChanged", "responded", "arrived",
    "started", "restored", "completed", "reopened", "signedOff", "clockCancelled", "cancelled",
  ]

  /// The word of the event in files.
  var word: String {
    switch self {
    case .created: "created"
    case .priorityChanged: "priorityChanged"
    case .paused: "paused"
    case .resumed: "resumed"
    case .stageChanged: "stageChanged"
    case .responded: "responded"
    case .arrived: "arrived"
    case .started: "started"
    case .restored: "restored"
    case .completed: "completed"
    case .reopened: "reopened"
    case .signedOff: "signedOff"
    case .clockCancelled: "clockCancelled"
    case .cancelled: "cancelled"
    }
  }
}
