import ServiceModel

extension ScenarioFormat {
  static let serviceOrder = ObjectFormat(
    name: "serviceOrder", summary: "A customer's call or a planned job.",
    keys: orderKeys + orderClockKeys + detailKeys
      + visitKeys.filter { !sharedKeys.contains($0.name) },
    alternatives: [["serviceDuration", "serviceMinutes"]])

  static let visit = ObjectFormat(
    name: "visit", summary: "One stop of one technician at a customer's site.",
    keys: [
      .required("id", .identifier, "The name used by plans, unique in the scenario.")
    ] + visitKeys, alternatives: [["serviceDuration", "serviceMinutes"]])

  /// The keys of an order that its visits have too, as defaults.
  private static let sharedKeys = ["location", "priority"]

  private static let orderKeys: [KeyFormat] = [
    .required("id", .identifier, "The name used by plans."),
    .optional("customer", .text, "The customer, for people."),
    .optional("agreement", .reference(to: "agreements"), "The contract that covers the order."),
    .optional(
      "serviceLevelAgreement", .reference(to: "serviceLevelAgreements"),
      "The promises that hold for this order.", else: "those of its agreement"),
    .optional("createdAt", .instant, "When the order was created and its clocks start."),
    .optional(
      "due", .words(Milestone.allCases.map(\.rawValue), .instant),
      "Negotiated due instants, which replace the computed ones."),
    .optional(
      "stage", .reference(to: "stages"), "Where the order stands.", else: "the initial stage"),
    .optional(
      "priority", .reference(to: "priorities"), "The urgency of visits that state none."),
    .optional(
      "responsible", .reference(to: "technicians"),
      "Who answers for the order, whoever makes its visits."),
    .optional(
      "stageReasons", .list(.object(stageReason)), "The reasons that were given for the order."),
    .optional("location", location, "The site of visits that state none."),
    .optional(
      "visits", .list(.object(visit)), "The visits of the order.",
      else: "one visit with the id of the order, whose keys stand in the order"),
  ]

  /// The keys that stand in a visit, or in an order that is its own visit.
  static let visitKeys: [KeyFormat] = [
    .optional("location", location, "The site.", else: "that of the order"),
    .optional("serviceDuration", .duration, "The time that the work takes; this or the next."),
    .optional("serviceMinutes", .whole(minimum: 0), "The time that the work takes, in minutes."),
    .optional(
      "requiredSkills", .list(.either([.reference(to: "skills"), .object(requiredSkill)])),
      "What the technician must be able to do; a bare name means level 1."),
    .optional(
      "timeWindows", .list(.object(timeWindow)), "When service may start and must end.",
      else: "any time"),
    .optional(
      "dateWindow", .object(dateWindow), "The days on which service may start.", else: "any day"),
    .optional("priority", .reference(to: "priorities"), "The urgency.", else: "that of the order"),
    .optional(
      "requiredTechnicians", .list(.reference(to: "technicians")), "Who may make the visit.",
      else: "anybody"),
    .optional(
      "preferredTechnicians", .list(.reference(to: "technicians")),
      "Whom the customer would like to see.", else: "those of the order, then of its agreement"),
    .optional(
      "excludedTechnicians", .list(.reference(to: "technicians")), "Who may not make the visit."),
    .optional("pin", .object(pin), "A decision that the plan must keep."),
    .optional(
      "booking", .object(pin), "The booking that stands; a pin when the stage is not movable."),
    .optional(
      "started", .object(started), "Who is at work on it since when; it is never moved."),
    .optional(
      "parts", .names(of: "stockItems", .whole(minimum: 0)),
      "What the visit needs from the van, in numbers by stock item."),
    .optional("mandatory", .flag, "Whether leaving it out is no choice.", else: "false"),
    .optional(
      "promised", .flag, "Whether the promises about the order bind this visit.", else: "true"),
    .optional(
      "dropCost", .money, "What leaving it out costs.", else: "from priority and agreement"),
  ]

  static let requiredSkill = ObjectFormat(
    name: "requiredSkill", summary: "A skill that a visit asks for.",
    keys: [
      .required("skill", .reference(to: "skills"), "The skill."),
      .optional("minLevel", .whole(minimum: 1), "The lowest level that will do.", else: "1"),
    ])

  static let timeWindow = ObjectFormat(
    name: "timeWindow", summary: "When service may start, and when it must be over.",
    keys: [
      .required("start", .instant, "The earliest start of service."),
      .optional(
        "maxStart", .instant, "The latest start of service.",
        else: "the end less the service duration"),
      .optional("end", .instant, "The latest end of service.", else: "no limit"),
    ])

  static let dateWindow = ObjectFormat(
    name: "dateWindow", summary: "Days on which service may start, as in preventive maintenance.",
    keys: [
      .required("start", .date, "The first day, in the zone of the agreement."),
      .required("end", .date, "The last day."),
      .optional(
        "hours", hours, "The hours of each day within which service starts and ends.",
        else: "all day"),
    ])

  static let started = ObjectFormat(
    name: "started", summary: "Work that has begun.",
    keys: [
      .required("technician", .reference(to: "technicians"), "Who does it."),
      .required("start", .instant, "When service began, within a shift of the technician."),
    ])

  static let pin = ObjectFormat(
    name: "pin", summary: "Who, when, or both.",
    keys: [
      .optional("technician", .reference(to: "technicians"), "The technician."),
      .optional("start", .instant, "The exact start of service."),
      .optional("startRange", .list(.instant), "The earliest and the latest start of service."),
    ], alternatives: [["start", "startRange"]])
}
