import ServiceModel

// Overlays: files that begin with what they extend, and say what is different.
extension ScenarioFormat {
  /// The top of an overlay.
  static let overlay = ObjectFormat(
    name: "overlay", summary: "What is different from another scenario.",
    keys: [
      .required("callout", .whole(minimum: 1), "The version of the file format: 1."),
      .required(
        "extends", .file, "The base: a scenario or another overlay, relative to this file."),
      .optional("name", .text, "The name of the scenario, for people.", else: "that of the base"),
      .optional(
        "changes", .list(.object(change)),
        "What is different. All changes refer to the base; their order does not matter."),
      .optional(
        "vary", .list(.object(axis)),
        "A grid: each choice of one alternative from every axis is a variant."),
    ])

  static let axis = ObjectFormat(
    name: "axis", summary: "Alternatives that exclude each other.",
    keys: [
      .required("alternatives", .list(.object(alternative)), "What can be chosen.")
    ])

  static let alternative = ObjectFormat(
    name: "alternative", summary: "One choice on an axis of a grid.",
    keys: [
      .required("label", .text, "Its part of the names of variants, unique on the axis."),
      .optional("changes", .list(.object(change)), "What is different.", else: "nothing"),
    ])

  static let change = ObjectFormat(
    name: "change", summary: "One difference from the base; exactly one of the first nine keys.",
    keys: [
      .optional(
        "remove", .choice(["technicians", "serviceOrders"]), "What is not there, with `where`."),
      .optional(
        "absent", .either([.text, .list(.text)]),
        "Technicians without the shifts that start on the days from `from` to `to`."),
      .optional(
        "copy", .reference(to: "technicians"),
        "There is one more technician like this one of the base, called `id`."),
      .optional("add", .object(addition), "More technicians and orders."),
      .optional(
        "scale", .choice(["demand", "goals"]),
        "Multiplies by `by`: the number of orders, or the goals of service levels with the due "
          + "instants negotiated under them."),
      .optional(
        "set", .choice(["goals", "serviceOrders", "rule"]),
        "What gets other values, those under `to`."),
      .optional(
        "forbid", .choice(["overtime"]), "Shifts of technicians end with regular time."),
      .optional(
        "permit", .choice(["schedulable"]), "Orders may be planned in stages."),
      .optional("holiday", .date, "Calendars are closed on this day."),
      .optional("where", .object(selector), "Which ones are meant.", else: "all"),
      .optional("from", .date, "With `absent`: the first day.", else: "from the first shift on"),
      .optional(
        "to",
        .either([
          .date, .duration, .object(orderSettings),
          .choice(DispatchRule.allCases.map(\.rawValue)),
        ]),
        "With `absent`: the last day. With `set`: the goal, the values of orders, or the rule by "
          + "which technicians are sent to simulated calls."),
      .optional(
        "by", .decimal(places: 3, minimum: 0),
        "With `scale`: the factor, above 0 and at most 10."),
      .optional("id", .identifier, "With `copy`: the id of the new technician."),
      .optional("name", .text, "With `copy`: the name for people.", else: "the id"),
    ])

  /// The keys that say what a change does.
  static let changeVerbs = [
    "remove", "absent", "copy", "add", "scale", "set", "forbid", "permit", "holiday",
  ]

  /// The keys of selectors, as the changes know them.
  static let selectorKeys = ScenarioSelector.Key.allCases.map(\.rawValue)

  static let addition = ObjectFormat(
    name: "addition", summary: "What comes on top of the base.",
    keys: [
      .optional("technicians", .list(.object(technician)), "More technicians."),
      .optional("serviceOrders", .list(.object(serviceOrder)), "More orders."),
    ])

  static let selector = ObjectFormat(
    name: "selector",
    summary: "Which things are meant: all keys have to match, within one any of its names.",
    keys: [
      selects("id", "Names of the things themselves; of goals, their service level agreement."),
      selects("customer", "Customers of orders."),
      selects("agreement", "Agreements of orders."),
      selects("serviceLevelAgreement", "Service levels of orders, given by agreement or order."),
      selects("skill", "Skills that technicians have, or that visits of orders ask for."),
      selects("priority", "Priorities of orders or of one of their visits."),
      selects("stage", "Stages of orders."),
      selects("milestone", "Milestones of goals."),
    ])

  private static func selects(_ key: String, _ summary: String) -> KeyFormat {
    .optional(key, .either([.text, .list(.text)]), summary, else: "any")
  }

  static let orderSettings = ObjectFormat(
    name: "orderSettings", summary: "Other values of orders; keys left out stay as they are.",
    keys: [
      .optional("agreement", .reference(to: "agreements"), "The contract."),
      .optional(
        "serviceLevelAgreement", .reference(to: "serviceLevelAgreements"), "The promises."),
      .optional(
        "priority", .reference(to: "priorities"), "The urgency, also of visits with their own."),
      .optional("stage", .reference(to: "stages"), "The stage."),
      .optional("mandatory", .flag, "Whether leaving a visit out is no choice."),
      .optional("dropCost", .money, "What leaving a visit out costs."),
    ])
}
