import ServiceModel

extension ScenarioFormat {
  /// Keys of opening hours by day of the week, for suggestions.
  static let dayWords =
    dayNames + ["monday-friday", "monday-saturday", "monday-sunday", "saturday-sunday"]

  /// The days of the week in lower case, Monday first.
  static let dayNames = Weekday.allCases.map { String(describing: $0) }

  /// Opening hours of one day: one interval, several, or none.
  static let hours = ValueFormat.either([
    .openingHours, .list(.openingHours), .choice(["closed"]),
  ])

  static let calendar = ObjectFormat(
    name: "calendar", summary: "The hours that targets count: a week, holidays and exceptions.",
    keys: [
      .required("id", .identifier, "The name used by targets."),
      .optional(
        "timeZone", .timeZone, "The zone of the opening hours.", else: "that of the scenario"),
      .required(
        "hours", .weekdays(calendarHours),
        "Opening hours by day or range of days; days that are missing are closed, or as in the base."
      ),
      .optional("holidays", .list(.date), "Days on which nothing opens."),
      .optional(
        "exceptions", .dates(calendarHours),
        "Days with hours of their own, which override the week and the holidays."),
      .optional(
        "standardDayMinutes", .whole(minimum: 1),
        "The length of one working day in goals stated in days, in minutes.", else: "480"),
      .optional(
        "base", .reference(to: "calendars"), "The calendar that days may defer to (useBase)."),
    ])

  static let serviceLevelAgreement = ObjectFormat(
    name: "serviceLevelAgreement", summary: "Promises about how soon something happens.",
    keys: [
      .required("id", .identifier, "The name used by agreements and orders."),
      .optional("name", .text, "The name for people.", else: "the id"),
      .required("targets", .list(.object(target)), "The promises."),
    ] + serviceLevelOptionKeys)

  static let target = ObjectFormat(
    name: "target", summary: "A promise: a milestone is reached within a goal.",
    keys: [
      .required(
        "milestone", .choice(Milestone.allCases.map(\.rawValue)), "What has to happen."),
      .required(
        "goal", .either([.duration, .object(goal)]),
        "How soon: open time such as PT4H, working days, or a time on the next business day."),
      .optional(
        "goalsByPriority", .names(of: "priorities", .either([.duration, .object(goal)])),
        "How soon for orders of some priorities.", else: "the goal"),
      .optional(
        "calendar", .reference(to: "calendars"), "The calendar that the goal counts on.",
        else: "around the clock"),
      .optional("breach", .object(breach), "What missing the goal costs.", else: "nothing"),
    ])

  static let goal = ObjectFormat(
    name: "goal", summary: "A goal in days.",
    keys: [
      .optional(
        "businessDays", .whole(minimum: 0), "So many standard working days of the calendar."),
      .optional(
        "nextBusinessDayBy", .timeOfDay, "On the next day with open time, by this time of day."),
    ], alternatives: [["businessDays", "nextBusinessDayBy"]])

  static let breach = ObjectFormat(
    name: "breach", summary: "The price of lateness.",
    keys: [
      .optional("fixed", .money, "Charged once when the goal is missed.", else: "0"),
      .optional("perUnit", .money, "Charged for each unit of lateness that has begun.", else: "0"),
      .optional("unit", .duration, "The unit of lateness.", else: "PT1H"),
      .optional("cap", .money, "The largest charge.", else: "no limit"),
    ])

  static let agreement = ObjectFormat(
    name: "agreement", summary: "A contract under which a customer's orders are served.",
    keys: [
      .required("id", .identifier, "The name used by orders."),
      .optional("name", .text, "The name for people.", else: "the id"),
      .optional("tier", .text, "A group for sorting, such as gold."),
      .optional(
        "serviceLevelAgreement", .reference(to: "serviceLevelAgreements"),
        "The promises made to the customer."),
      .optional("startDate", .date, "The first day on which orders may be served.", else: "always"),
      .optional("endDate", .date, "The last day on which orders may be served.", else: "open end"),
      .optional("suspended", .flag, "Whether all work is on hold.", else: "false"),
      .optional(
        "preferredTechnicians", .list(.reference(to: "technicians")),
        "Whom the customer would like to see."),
      .optional(
        "dropCostPercent", .whole(minimum: 0),
        "How the drop cost of visits is scaled, in per cent.", else: "100"),
      .optional(
        "timeZone", .timeZone, "The zone in which the dates count.",
        else: "that of the scenario"),
    ] + termKeys)

  static let stage = ObjectFormat(
    name: "stage", summary: "A step in the life of an order.",
    keys: [
      .required("id", .identifier, "The name used by orders."),
      .optional("name", .text, "The name for people.", else: "the id"),
      .optional(
        "parent", .reference(to: "stages"),
        "The stage before this one; only the initial stage has none."),
      .optional(
        "clock", .choice(StageClock.allCases.map(\.rawValue)),
        "What the stage does to the clocks of targets.", else: "running"),
      .optional(
        "requiresReason", .flag, "Whether an order moves here only with a reason code.",
        else: "false"),
      .optional("activityPhase", .text, "The phase that activities of orders have here."),
    ] + stageFlags.map { .optional($0.name, .flag, $0.summary, else: "true") })

  /// The flags of a stage with their permissions.
  static let stageFlags: [(name: String, permission: StagePermissions, summary: String)] = [
    ("schedulable", .schedulable, "Whether visits may be planned."),
    ("movable", .movable, "Whether booked visits may get another technician or time."),
    ("modifiable", .modifiable, "Whether the order may be edited."),
    ("cancellable", .cancellable, "Whether the order may be cancelled."),
    ("deletable", .deletable, "Whether the order may be deleted."),
    ("postable", .postable, "Whether the order may be posted."),
  ]
}
