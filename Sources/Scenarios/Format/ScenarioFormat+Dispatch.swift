import ServiceModel

extension ScenarioFormat {
  static let dispatchTeam = ObjectFormat(
    name: "dispatchTeam", summary: "Technicians who are dispatched together.",
    keys: [
      .required("id", .identifier, "The name of the team."),
      .optional("name", .text, "The name for people.", else: "the id"),
      .required(
        "owner", .reference(to: "technicians"), "Who answers for the team; an employee, no vendor."),
      .optional(
        "members", .list(.reference(to: "technicians")),
        "Who belongs to it; nobody belongs to two teams."),
    ])

  static let activityType = ObjectFormat(
    name: "activityType", summary: "A kind of activity.",
    keys: [
      .required("id", .identifier, "The name used by activities."),
      .optional("name", .text, "The description for people.", else: "the id"),
    ])

  static let activity = ObjectFormat(
    name: "activity", summary: "A piece of work on the dispatch board.",
    keys: [
      .required("id", .identifier, "The name of the activity."),
      .required("order", .reference(to: "serviceOrders"), "The order whose work it is."),
      .optional(
        "lines", .list(.whole(minimum: 0)), "The numbers of the order's lines that it covers.",
        else: "the order as a whole"),
      .optional("type", .reference(to: "activityTypes"), "The kind."),
      .optional("task", .reference(to: "tasks"), "What the lines ask to be done."),
      .optional(
        "requestedTechnician", .reference(to: "technicians"), "Whom the lines ask for."),
      .optional("technician", .reference(to: "technicians"), "Who does it.", else: "nobody yet"),
      .optional("start", .instant, "When it starts.", else: "open"),
      .optional("duration", .duration, "How long it takes.", else: "no time"),
      .optional(
        "priority", .reference(to: "priorities"), "The urgency.", else: "that of the order"),
      .optional("dispatched", .flag, "Whether it was released.", else: "false"),
      .optional("closed", .flag, "Whether it is over.", else: "false"),
    ])

  static let dispatch = ObjectFormat(
    name: "dispatch", summary: "How activities come about, and which of them the board shows.",
    keys: [
      .optional(
        "activityCreation", .choice(ActivityCreation.allCases.map(\.rawValue)),
        "Whether an order gets an activity when it is created.", else: "never"),
      .optional(
        "generationStage", .reference(to: "stages"),
        "The stage that makes activities of an order's lines when it is reached.", else: "none"),
      .optional("activityType", .reference(to: "activityTypes"), "The type of these activities."),
      .optional(
        "daysBefore", .whole(minimum: 0), "How many days before today the board begins.",
        else: "1"),
      .optional(
        "daysAfter", .whole(minimum: 0), "How many days after today the board ends.", else: "7"),
    ])
}
