import ServiceModel

extension ScenarioFormat {
  static let catalog = ObjectFormat(
    name: "catalog", summary: "Master data: what agreements, orders and their lines refer to.",
    keys: [
      .optional("parameters", .object(parameters), "Decisions that hold for the whole company."),
      .optional("customers", .list(.object(customer)), "Customers."),
      .optional("projects", .list(.object(project)), "Projects, through which orders are posted."),
      .optional("categories", .list(.object(category)), "Kinds of work and cost."),
      .optional("journals", .list(.object(journal)), "Journals, which posted lines go to."),
      .optional("agreementGroups", .list(.object(agreementGroup)), "Groups of agreements."),
      .optional(
        "templateGroups", .list(.object(templateGroup)), "The tree of groups of templates."),
      .optional("intervals", .list(.object(interval)), "How often lines come due."),
      .optional("windows", .list(.object(window)), "How far occurrences may move."),
      .optional("objectGroups", .list(.object(objectGroup)), "Groups of objects."),
      .optional("objects", .list(.object(object)), "What is served."),
      .optional("tasks", .list(.object(task)), "Jobs that lines are part of."),
    ])

  static let parameters = ObjectFormat(
    name: "parameters", summary: "Decisions that hold for the whole company.",
    keys: [
      .optional(
        "defaultCalendar", .reference(to: "calendars"),
        "The calendar whose open days orders are generated on.", else: "every day is open"),
      .optional(
        "defaultAgreementGroup", .reference(to: "agreementGroups"),
        "The group proposed for new agreements."),
      .optional(
        "allowOrderWithoutAgreement", .flag, "Whether an order may do without an agreement.",
        else: "true"),
      .optional(
        "allowSameItemOnSeveralObjects", .flag, "Whether one item may be on several objects.",
        else: "false"),
      .optional(
        "allowRepeatOnOneOrder", .flag,
        "Whether two occurrences of one line may stand on one order.", else: "false"),
      .optional(
        "windowMayLeaveRun", .flag,
        "Whether windows reach outside the period that is generated.", else: "false"),
      .optional(
        "firstDayOfWeek", .choice(dayNames), "On which day the weeks of windows begin.",
        else: "monday"),
      .optional(
        "registersTimes", .flag, "Whether hour lines register when work began and ended.",
        else: "false"),
      .optional("hourJournal", .reference(to: "journals"), "The journal of hour lines."),
      .optional(
        "orderNumbers", .object(numberSequence), "The ids of new orders.",
        else: "none are generated"),
      .optional(
        "agreementNumbers", .object(numberSequence), "The ids of new agreements.",
        else: "they are typed in"),
    ])

  static let numberSequence = ObjectFormat(
    name: "numberSequence", summary: "Where the ids of new records come from.",
    keys: [
      .required("prefix", .text, "What stands before the number, such as SO-."),
      .optional("digits", .whole(minimum: 1), "The least number of digits.", else: "6"),
      .optional("next", .whole(minimum: 1), "The number that is tried next.", else: "1"),
      .optional("fillsGaps", .flag, "Whether numbers that became free come first.", else: "false"),
    ])

  static let customer = named("customer", "A customer.", "The name used by projects.")
  static let category = named(
    "category", "A kind of work or cost.", "The name used by lines.")
  static let objectGroup = named(
    "objectGroup", "A group of objects, by place or kind.", "The name used by objects.")
  static let task = named(
    "task", "A job that lines are part of.", "The name used by relations and lines.")

  static let project = ObjectFormat(
    name: "project", summary: "A project, through which orders are posted.",
    keys: [
      .required("id", .identifier, "The name used by agreements and orders."),
      .optional("name", .text, "The name for people.", else: "the id"),
      .optional(
        "type", .choice(ProjectType.allCases.map(\.rawValue)),
        "What kind of project it is; time projects take no agreements.",
        else: "timeAndMaterial"),
      .optional("customer", .reference(to: "customers"), "Who pays."),
      .optional(
        "addresses", .list(.object(serviceAddress)),
        "Where the customer is; the first one is the default of orders."),
    ])

  static let serviceAddress = ObjectFormat(
    name: "serviceAddress", summary: "An address at which work is done.",
    keys: [
      .required("name", .text, "The name, unique within the project."),
      .optional("postalAddress", .text, "Street and town, for people."),
      .optional("location", location, "Where that is."),
      .optional("orderOnly", .flag, "Whether it holds for one order only.", else: "false"),
    ])

  static let journal = ObjectFormat(
    name: "journal", summary: "A journal, which posted lines go to.",
    keys: [
      .required("id", .identifier, "The name used by parameters."),
      .optional("name", .text, "The name for people.", else: "the id"),
      .optional(
        "registersTimes", .flag, "Whether its lines register when work began and ended.",
        else: "false"),
    ])

  static let agreementGroup = ObjectFormat(
    name: "agreementGroup", summary: "A group of agreements, by size, region or level of service.",
    keys: [
      .required("id", .identifier, "The name used by agreements."),
      .optional("name", .text, "The name for people.", else: "the id"),
      .optional(
        "serviceLevelAgreement", .reference(to: "serviceLevelAgreements"),
        "The promises proposed for new agreements of the group."),
    ])

  static let templateGroup = ObjectFormat(
    name: "templateGroup", summary: "A group of templates, part of a tree.",
    keys: [
      .required("id", .identifier, "The name used by agreements."),
      .optional("name", .text, "The name for people.", else: "the id"),
      .optional("parent", .reference(to: "templateGroups"), "The group that it is part of."),
    ])

  static let interval = ObjectFormat(
    name: "interval", summary: "How often a line comes due.",
    keys: [
      .required("id", .identifier, "The name used by lines."),
      .optional("name", .text, "The name for people.", else: "the id"),
      .required("range", .choice(ServiceInterval.Range.allCases.map(\.rawValue)), "The unit."),
      .optional("frequency", .whole(minimum: 1), "How many units.", else: "1"),
    ])

  static let window = ObjectFormat(
    name: "window", summary: "How far an occurrence may move from its calculated date.",
    keys: [
      .required("id", .identifier, "The name used by lines."),
      .optional("name", .text, "The name for people.", else: "the id"),
      .required(
        "method", .choice(["week", "month", "manual"]),
        "The week or the month of the date, or so many days around it."),
      .optional(
        "daysBefore", .whole(minimum: 0), "How many days before; method manual only.", else: "0"),
      .optional(
        "daysAfter", .whole(minimum: 0), "How many days after; method manual only.", else: "0"),
    ])

  static let object = ObjectFormat(
    name: "object", summary: "What is served: a machine, a building, or something intangible.",
    keys: [
      .required("id", .identifier, "The name used by relations and lines."),
      .optional("name", .text, "The name for people.", else: "the id"),
      .optional("group", .reference(to: "objectGroups"), "The group, by place or kind."),
      .optional("item", .reference(to: "stockItems"), "The item that it is a piece of."),
      .optional("location", location, "Where it stands.", else: "at the address of the order"),
      .optional(
        "requiredSkills", .list(.either([.reference(to: "skills"), .object(requiredSkill)])),
        "What a technician must be able to do to serve it."),
    ] + dimensionKeys)

  /// The keys of what tells pieces of an item apart.
  static let dimensionKeys: [KeyFormat] = [
    .optional("configuration", .text, "The variant, such as a size or colour."),
    .optional("batch", .text, "The batch it was made in."),
    .optional("serial", .text, "The number of this very piece."),
  ]

  private static func named(_ name: String, _ summary: String, _ use: String) -> ObjectFormat {
    ObjectFormat(
      name: name, summary: summary,
      keys: [
        .required("id", .identifier, use),
        .optional("name", .text, "The name for people.", else: "the id"),
      ])
  }
}
