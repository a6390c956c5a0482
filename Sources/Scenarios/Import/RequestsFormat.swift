import ServiceModel

/// The declarations of all keys of mapping files, which turn tables of calls into orders.
enum RequestsFormat {
  /// The version that this program reads.
  static let version = 1

  /// The top of a mapping file.
  static let mapping = ObjectFormat(
    name: "mapping", summary: "How a table of service calls becomes service orders.",
    keys: [
      .required("requests", .whole(minimum: 1), "The version of the mapping format: 1."),
      .optional(
        "base", .file, "The scenario file to which the orders are added; a log needs none."),
      .optional(
        "scenario", .object(ScenarioFormat.scenario), "That scenario itself, written out here."),
      .optional("table", .object(table), "The form of the table."),
      .required("columns", .object(columns), "The header of the table for each field of a call."),
      .optional("timestamps", .object(timestamps), "How the table writes times."),
      .optional("select", .object(selection), "Which calls become orders.", else: "all open ones"),
      .optional(
        "categories", .names(of: "categories", .object(category)),
        "What the values of the category column mean for the work."),
      .optional(
        "otherCategories", .object(category), "What all other values mean.",
        else: "such calls are skipped with a warning"),
      .optional("target", .object(target), "What the target column promises."),
      .optional(
        "urgency", .list(.object(urgency)),
        "Priorities by the days left to the target, the most urgent first."),
    ], alternatives: [["base", "scenario"]])

  static let table = ObjectFormat(
    name: "table", summary: "The form of the table.",
    keys: [
      .optional("delimiter", .text, "The character between cells; \\t for a tab.", else: "\",\"")
    ])

  static let columns = ObjectFormat(
    name: "columns", summary: "The header of the table for each field of a call.",
    keys: [
      .required("id", .text, "The number of the call, the id of its order."),
      .required("openedAt", .text, "When the call came in."),
      .optional("closedAt", .text, "When it was closed; empty while it is open."),
      .optional("targetAt", .text, "Until when the call is to be dealt with."),
      .optional(
        "onTime", .text, "Whether the target was met: 1 or 0, true or false; only logs need it."),
      .optional("category", .text, "The kind of call, which decides about the work."),
      .required("lat", .text, "Degrees north of the equator."),
      .required("lon", .text, "Degrees east of Greenwich."),
      .optional("customer", .text, "The customer or the neighbourhood, for people."),
    ])

  static let timestamps = ObjectFormat(
    name: "timestamps", summary: "How the table writes times.",
    keys: [
      .optional(
        "format", .text,
        "ISO 8601, or a pattern of yyyy MM M dd d HH H hh h mm ss a and texts in single quotes.",
        else: "ISO 8601"),
      .optional(
        "timeZone", .timeZone, "The zone of times without offset.", else: "that of the scenario"),
    ])

  static let selection = ObjectFormat(
    name: "select", summary: "Which calls become orders.",
    keys: [
      .optional(
        "asOf", .instant, "The morning on which calls are open or not.",
        else: "the start of the planning window"),
      .optional(
        "until", .instant, "Until when calls of the day come in.",
        else: "the end of the planning window"),
      .optional(
        "where", .names(of: "columns", .either([.text, .list(.text)])),
        "Values that a column may have; all columns named must match."),
      .optional("limit", .whole(minimum: 1), "The largest number of orders.", else: "all"),
      .optional(
        "order", .choice(RequestOrder.allCases.map(\.rawValue)),
        "Which calls come first, and stay when there is a limit.", else: "table"),
    ])

  static let category = ObjectFormat(
    name: "category", summary: "What a kind of call means for the work.",
    keys: [
      .optional(
        "skills",
        .list(.either([.reference(to: "skills"), .object(ScenarioFormat.requiredSkill)])),
        "What the technician must be able to do; a bare name means level 1."),
      .optional("serviceDuration", .duration, "The time that the work takes; this or the next."),
      .optional("serviceMinutes", .whole(minimum: 0), "The time that the work takes, in minutes."),
      .optional(
        "priority", .reference(to: "priorities"), "The urgency, where urgency decides nothing."),
      .optional("agreement", .reference(to: "agreements"), "The contract that covers the calls."),
      .optional(
        "serviceLevelAgreement", .reference(to: "serviceLevelAgreements"),
        "The promises, and what breaking them costs."),
      .optional(
        "parts", .names(of: "stockItems", .whole(minimum: 0)), "What the work needs from the van."),
      .optional(
        "dropCostPercent", .whole(minimum: 0),
        "How the drop cost of the priority is scaled, in per cent.", else: "100"),
    ], alternatives: [["serviceDuration", "serviceMinutes"]])

  static let target = ObjectFormat(
    name: "target", summary: "What the target column promises.",
    keys: [
      .required(
        "milestone", .choice(Milestone.allCases.map(\.rawValue)), "What is to happen by the target."
      )
    ])

  static let urgency = ObjectFormat(
    name: "urgency", summary: "A priority for calls with few days left.",
    keys: [
      .optional(
        "daysToTarget", .whole(minimum: -100_000),
        "The largest number of days from the morning's date to that of the target; 0 is today.",
        else: "any number, and calls without target"),
      .required("priority", .reference(to: "priorities"), "The priority of such calls."),
    ])
}

/// Which calls of a table come first.
enum RequestOrder: String, CaseIterable, Sendable {
  /// Those that stand first.
  case table
  /// Those that came in last.
  case newestFirst
  /// Those that came in first.
  case oldestFirst
  /// Those whose target is nearest or longest past.
  case targetFirst
}
