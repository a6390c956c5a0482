import ServiceModel

/// The declarations of all keys of scenario files, format version 1.
enum ScenarioFormat {
  /// The version that this program reads and writes.
  static let version = 1

  /// The top of a scenario file.
  static let scenario = ObjectFormat(
    name: "scenario", summary: "A company and the days that are to be planned.",
    keys: [
      .required("callout", .whole(minimum: 1), "The version of the file format: 1."),
      .required("name", .text, "The name of the scenario, for people."),
      .optional("currency", .text, "The currency of all amounts, an ISO 4217 code.", else: "EUR"),
      .required(
        "timeZone", .timeZone,
        "The IANA zone in which local times and dates count, such as Europe/Amsterdam."),
      .required(
        "planningWindow", .object(planningWindow), "The stretch of time that is planned."),
      .optional(
        "freezeUntil", .instant, "Bookings that start before it are kept, like pins.",
        else: "none is kept for its time"),
      .required("travel", .object(travel), "How travel is measured."),
      .optional("objective", .object(objective), "Prices that belong to no one in particular."),
      .optional("skills", .list(.object(skill)), "Abilities that visits may ask for."),
      .optional("stockItems", .list(.object(stockItem)), "Parts that vans may carry."),
      .optional("priorities", .list(.object(priority)), "Levels of urgency."),
      .optional("calendars", .list(.object(calendar)), "Working hours that targets count on."),
      .optional(
        "serviceLevelAgreements", .list(.object(serviceLevelAgreement)), "Sets of promises."),
      .optional(
        "serviceLevelParameters", .object(serviceLevelParameters),
        "What holds for all service levels."),
      .optional("agreements", .list(.object(agreement)), "Contracts with customers."),
      .optional(
        "stages", .list(.object(stage)), "The stage tree of orders.",
        else: "every order may be planned and moved"),
      .optional(
        "reasonCodes", .list(.object(reasonCode)),
        "Codes of reasons for moving to a stage, or for stopping or cancelling a clock."),
      .optional(
        "locations", .names(of: "locations", .object(place)),
        "Places by name, for use wherever a location is asked for."),
      .optional("technicians", .list(.object(technician)), "Who does the work."),
      .optional("serviceOrders", .list(.object(serviceOrder)), "The work."),
      .optional(
        "dispatchTeams", .list(.object(dispatchTeam)), "Technicians who are dispatched together."),
      .optional("activityTypes", .list(.object(activityType)), "Kinds of activities."),
      .optional("activities", .list(.object(activity)), "Work on the dispatch board."),
      .optional(
        "dispatch", .object(dispatch),
        "How activities come about, and which of them the board shows."),
      .optional(
        "catalog", .object(catalog), "Master data: what agreements, orders and lines refer to."),
      .optional(
        "simulation", .object(simulation), "Calls that are not known yet, for simulate."),
      .optional("tables", .object(tables), "CSV files with more technicians and orders."),
    ])

  static let planningWindow = ObjectFormat(
    name: "planningWindow", summary: "The stretch of time that is planned.",
    keys: [
      .required("start", .instant, "The first instant inside."),
      .required("end", .instant, "The first instant after."),
    ])

  static let objective = ObjectFormat(
    name: "objective", summary: "Prices that belong to no technician, agreement or visit.",
    keys: [
      .optional(
        "notPreferredCost", .money,
        "What it costs when a visit with preferred technicians is made by somebody else.",
        else: "0"),
      .optional(
        "defaultDropCost", .money,
        "What leaving out a visit costs that has neither a price nor a priority.", else: "1000"),
    ])

  static let skill = ObjectFormat(
    name: "skill", summary: "An ability, such as a trade or a certificate.",
    keys: [
      .required("id", .identifier, "The name used by technicians and visits."),
      .optional("name", .text, "The name for people.", else: "the id"),
    ])

  static let stockItem = ObjectFormat(
    name: "stockItem", summary: "A part or load that vans carry and visits need.",
    keys: [
      .required("id", .identifier, "The name used by shifts and visits."),
      .optional("name", .text, "The name for people.", else: "the id"),
      .optional("availableFrom", .date, "The first day on which it can be had.", else: "at once"),
    ] + dimensionKeys)

  static let priority = ObjectFormat(
    name: "priority", summary: "A level of urgency.",
    keys: [
      .required("id", .identifier, "The name used by orders and visits."),
      .required("dropCost", .money, "What it costs to leave out a visit of this priority."),
    ])

  static let tables = ObjectFormat(
    name: "tables", summary: "CSV files whose rows are appended to the lists of the scenario.",
    keys: [
      .optional("technicians", tableValue, "A table with one shift of a technician in each row."),
      .optional("serviceOrders", tableValue, "A table with one order and visit in each row."),
      .optional("agreementLines", tableValue, "A table with one agreement line in each row."),
      .optional("orderLines", tableValue, "A table with one order line in each row."),
    ])

  private static let tableValue = ValueFormat.either([.file, .object(table)])

  static let table = ObjectFormat(
    name: "table", summary: "A CSV file (RFC 4180, UTF-8) with a header row.",
    keys: [
      .required("file", .file, "The file, relative to the scenario file."),
      .optional("delimiter", .text, "The character between cells; \\t for a tab.", else: "\",\""),
      .optional(
        "columns", .names(of: "columns", .text),
        "The header of the file for keys whose column is named otherwise."),
    ])
}
