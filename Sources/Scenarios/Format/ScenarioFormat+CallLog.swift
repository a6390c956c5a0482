import ServiceModel

// Keys of calls that are known before a simulation.
extension ScenarioFormat {
  static let callLog = ObjectFormat(
    name: "callLog",
    summary: "A log of calls that is replayed; the work of each is drawn in each replication.",
    keys: [
      .optional(
        "table", .file, "The log, CSV; --log of simulate names another.",
        else: "named by --log"),
      .optional(
        "mapping", .file, "What its columns and values mean, as for import requests; with table."),
      .optional("calls", .list(.object(loggedCall)), "The calls, where no table holds them."),
      .optional(
        "openCalls", .flag,
        "Whether calls received before the planning window and closed after its start wait from the "
          + "beginning.", else: "false"),
    ] + orderWorkKeys,
    alternatives: [["table", "calls"], ["mapping", "calls"]])

  static let loggedCall = ObjectFormat(
    name: "loggedCall", summary: "A call of a log, and what became of it at the time.",
    keys: [
      .required("order", .object(serviceOrder), "The call as an order; it says when it came in."),
      .optional("closedAt", .instant, "When it was closed.", else: "it was open"),
      .optional(
        "onTime", .flag, "Whether its target was met.", else: "closedAt and the target decide"),
    ])

  static let orderWork = ObjectFormat(
    name: "orderWork", summary: "How the work of orders turns out; its mean is their duration.",
    keys: orderWorkKeys)

  private static let orderWorkKeys: [KeyFormat] =
    [
      .optional(
        "variation", .whole(minimum: 0),
        "The coefficient of variation of the work, which is log-normal, in per cent.",
        else: String(OrderWork.usualVariation))
    ] + outcomeKeys

  static let callStages = ObjectFormat(
    name: "callStages", summary: "The stages to which simulated calls move.",
    keys: [
      stage("dispatched", "When a technician sets out."),
      stage("started", "When work starts."),
      stage(
        "waitingForParts", "When parts are ordered; the stage says whether clocks stand still."),
      stage("waiting", "When parts are there, or nobody opened, so that the call waits again."),
      stage("completed", "When all work is done."),
      stage("cancelled", "When the customer cancels."),
    ])

  private static func stage(_ key: String, _ summary: String) -> KeyFormat {
    .optional(key, .reference(to: "stages"), summary, else: "the call stays")
  }
}
