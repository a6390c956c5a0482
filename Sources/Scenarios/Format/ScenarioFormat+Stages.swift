import ServiceModel

extension ScenarioFormat {
  static let reasonCode = ObjectFormat(
    name: "reasonCode", summary: "A code for why an order moved to a stage, or its clock stopped.",
    keys: [
      .required("id", .identifier, "The code itself."),
      .optional("name", .text, "The description for people.", else: "the id"),
    ])

  static let stageReason = ObjectFormat(
    name: "stageReason", summary: "A reason that was given for an order.",
    keys: [
      .required("reason", .reference(to: "reasonCodes"), "The code that was given."),
      .optional("note", .text, "What was added in words."),
      .optional(
        "stage", .reference(to: "stages"),
        "The stage at that moment; of a stage change, the one that the order moved to."),
      .required(
        "type", .choice(StageReason.Kind.allCases.map(\.rawValue)), "What produced the row."),
      .required("at", .instant, "When it was given."),
      .optional("by", .text, "Who gave it."),
    ])
}
