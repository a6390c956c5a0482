import ServiceModel

extension ScenarioFormat {
  /// The keys of an agreement that say what its orders default to and how they are made.
  static let termKeys: [KeyFormat] = [
    .optional(
      "project", .reference(to: "projects"), "The project through which its orders are posted."),
    .optional("group", .reference(to: "agreementGroups"), "The group, for sorting and filtering."),
    .optional(
      "templateGroup", .reference(to: "templateGroups"),
      "The group of templates; it makes the agreement a template.", else: "no template"),
    .optional("description", .text, "What its orders are about."),
    .optional(
      "combineBy", .choice(CombineCriterion.allCases.map(\.rawValue)),
      "What lines must have in common to share an order.", else: "agreement"),
    .optional("contactPerson", .text, "Whom to ask for at the customer's."),
    .optional(
      "responsible", .reference(to: "technicians"), "Who answers for its orders."),
    .optional("location", location, "The site of orders whose object has none."),
    .optional(
      "requiredSkills", .list(.either([.reference(to: "skills"), .object(requiredSkill)])),
      "What a technician must be able to do on every visit."),
    .optional(
      "coveredHours", .reference(to: "calendars"), "The hours within which visits are covered.",
      else: "at any time"),
    .optional(
      "visitAllowance", .object(visitAllowance), "How many visits the agreement pays for.",
      else: "any number"),
    .optional("objects", objectRelations, "The objects that its lines and orders may be about."),
    .optional("tasks", taskRelations, "The tasks that its lines and orders may be about."),
    .optional(
      "lines", .list(.object(agreementLine)), "What is to be done, once or again and again."),
  ]

  static let visitAllowance = ObjectFormat(
    name: "visitAllowance", summary: "How many visits an agreement pays for in a period.",
    keys: [
      .required("visits", .whole(minimum: 0), "The most visits in a period."),
      .required(
        "period", .choice(AllowancePeriod.allCases.map(\.rawValue)), "The period of the calendar."),
    ])

  /// Objects by name, or with what the relation is known by.
  static let objectRelations = ValueFormat.list(
    .either([.reference(to: "objects"), .object(objectRelation)]))

  static let objectRelation = ObjectFormat(
    name: "objectRelation", summary: "The attachment of an object to an agreement or order.",
    keys: [
      .required("object", .reference(to: "objects"), "The object."),
      .optional("reference", .text, "What this very relation is known by."),
    ])

  /// Tasks by name, or with notes.
  static let taskRelations = ValueFormat.list(
    .either([.reference(to: "tasks"), .object(taskRelation)]))

  static let taskRelation = ObjectFormat(
    name: "taskRelation", summary: "The attachment of a task to an agreement or order.",
    keys: [
      .required("task", .reference(to: "tasks"), "The task."),
      .optional("internalNote", .text, "What technicians should know; customers never see it."),
      .optional("externalNote", .text, "What customers may see."),
    ])

  /// The keys of what a line of an agreement or an order is about.
  static let contentKeys: [KeyFormat] = [
    .optional(
      "line", .whole(minimum: 1), "The number of the line, unique here.", else: "its position"),
    .optional(
      "type", .choice(TransactionType.allCases.map(\.rawValue)), "What kind of line it is.",
      else: "hour"),
    .optional("description", .text, "What is to be done, in a few words."),
    .optional("note", .text, "What else there is to know."),
    .optional("technician", .reference(to: "technicians"), "Who does it, if that is decided."),
    .optional("object", .reference(to: "objects"), "What it is about; related before."),
    .optional("task", .reference(to: "tasks"), "The task it is part of; related before."),
    .optional(
      "startAfterTime", .timeOfDay, "From when on in the day it may be done.",
      else: "from midnight"),
    .optional(
      "endBeforeTime", .timeOfDay, "Until when in the day it must be done.",
      else: "until midnight"),
    .optional(
      "quantity", .decimal(places: 3, minimum: 0),
      "How much: hours of hour lines, times of expenses, pieces of items, fees.", else: "1"),
    .optional("unit", .text, "What the quantity of an item line is counted in."),
    .optional("item", .reference(to: "stockItems"), "The item of an item line."),
    .optional("category", .reference(to: "categories"), "What kind of work or cost it is."),
    .optional("costPrice", .money, "What one unit of the quantity costs."),
    .optional("salesPrice", .money, "What one unit of the quantity is sold for."),
  ]

  static let agreementLine = ObjectFormat(
    name: "agreementLine",
    summary: "Work, an expense, an item or a fee that an agreement asks for.",
    keys: contentKeys + [
      .optional(
        "startDate", .date, "The first day; the first calculated date.",
        else: "that of the agreement"),
      .optional("endDate", .date, "The last day.", else: "that of the agreement"),
      .optional("interval", .reference(to: "intervals"), "How often it comes due.", else: "once"),
      .optional(
        "window", .reference(to: "windows"), "How far it may move from its calculated date.",
        else: "not at all"),
      .optional(
        "itemSetup", .choice(ItemSetup.allCases.map(\.rawValue)),
        "What becomes of an item line on an order.", else: "transaction"),
      .optional("stopped", .flag, "Whether it yields nothing.", else: "false"),
    ])

  /// The keys of the business side of an order.
  static let detailKeys: [KeyFormat] = [
    .optional("description", .text, "What it is about, in a few words."),
    .optional("project", .reference(to: "projects"), "The project through which it is posted."),
    .optional("serviceDateTime", .instant, "When it is to be done, by preference."),
    .optional("serviceAddress", .object(serviceAddress), "Where it is to be done."),
    .optional("contactPerson", .text, "Whom to ask for at the customer's."),
    .optional("calendarConflict", .flag, "Whether it lies on a closed day.", else: "false"),
    .optional("objects", objectRelations, "The objects that its lines may be about."),
    .optional("tasks", taskRelations, "The tasks that only its own lines may be about."),
    .optional("lines", .list(.object(orderLine)), "Work, expenses, items and fees."),
    .optional(
      "itemRequirements", .list(.object(itemRequirement)), "Items that are delivered for it."),
  ]

  /// The keys of the occurrence that an order line or item requirement was generated from.
  private static let occurrenceKeys: [KeyFormat] = [
    .optional(
      "agreement", .reference(to: "agreements"), "The agreement that it was generated from."),
    .optional("agreementLine", .whole(minimum: 1), "The line that it was generated from."),
    .optional("dateCalculated", .date, "The day that the interval came to."),
  ]

  static let orderLine = ObjectFormat(
    name: "orderLine", summary: "Work, an expense, an item or a fee on an order.",
    keys: contentKeys + [
      .optional(
        "status", .choice(LineStatus.allCases.map(\.rawValue)), "How far it has come.",
        else: "created"),
      .optional(
        "origin", .choice(OrderOrigin.allCases.map(\.rawValue)), "Who or what created it.",
        else: "user"),
    ] + occurrenceKeys + [
      .optional("windowFrom", .date, "The first day to which it may move."),
      .optional("windowTo", .date, "The last day to which it may move."),
      .optional("dateExecuted", .date, "The day on which it was done."),
      .optional("actualTimes", .openingHours, "When work began and ended."),
    ])

  static let itemRequirement = ObjectFormat(
    name: "itemRequirement", summary: "A planned demand for an item.",
    keys: [
      .optional("line", .whole(minimum: 1), "The number, unique here.", else: "its position"),
      .required("item", .reference(to: "stockItems"), "What is needed."),
      .optional("quantity", .decimal(places: 3, minimum: 0), "How much of it.", else: "1"),
      .optional("unit", .text, "What the quantity is counted in."),
      .optional("deliveryDate", .date, "When it is delivered; visits wait for it."),
      .optional(
        "status", .choice(ItemRequirement.Status.allCases.map(\.rawValue)),
        "How far it has come.", else: "open"),
    ] + occurrenceKeys)
}
