import ServiceModel

// Keys of calls that are to be simulated.
extension ScenarioFormat {
  static let simulation = ObjectFormat(
    name: "simulation", summary: "Calls that are not known yet, and how they are simulated.",
    keys: [
      .optional("calls", .list(.object(simulatedCalls)), "Kinds of calls that come in at random."),
      .optional(
        "log", known(callLog), "Calls that came in once and come in again; none for none.",
        else: "there is none"),
      .optional(
        "backlog", known(orderWork),
        "Lets the orders of the scenario come in: those received before the planning window wait "
          + "from its start.", else: "they play no part"),
      .optional(
        "preventive", known(orderWork),
        "Lets the orders come in that agreements ask for in the planning window.",
        else: "they play no part"),
      .optional(
        "stages", .object(callStages), "The stages to which calls move as things happen to them.",
        else: "they stay in their stage"),
      .optional(
        "rule", .choice(DispatchRule.allCases.map(\.rawValue)),
        "Who is sent where: the oldest urgent call to who is free first, the nearest, the call "
          + "that is due first, or what the optimizer plans again and again.", else: "firstFree"),
      .optional("optimizer", .object(rollingPlan), "How the optimizer plans, if that is the rule."),
      .optional(
        "replications", .whole(minimum: 2), "How many independent replications are made.",
        else: "30"),
      .optional(
        "warmUp", .duration,
        "How long after the start of the planning window calls are not counted.", else: "PT0S"),
      .optional(
        "coolDown", .duration, "How long after its end the run goes on without new calls.",
        else: "PT336H"),
      .optional(
        "travelVariation", .whole(minimum: 0),
        "The coefficient of variation of ways, in per cent.", else: "0"),
      .optional(
        "absence", .whole(minimum: 0), "How often a shift does not take place, in per cent.",
        else: "0"),
    ])

  /// Calls of one source, or the word none, by which an overlay takes back those of its base.
  private static func known(_ format: ObjectFormat) -> ValueFormat {
    .either([.object(format), .choice(["none"])])
  }

  static let rollingPlan = ObjectFormat(
    name: "rollingPlan", summary: "When and how the optimizer plans while calls come in.",
    keys: [
      .optional(
        "every", .duration, "After how long a new plan is made at the latest.", else: "PT15M"),
      .optional(
        "events", .list(.choice(PlanningTrigger.allCases.map(\.rawValue))),
        "What makes it plan at once.", else: "all of them"),
      .optional(
        "workLimit", .whole(minimum: 1), "How many steps the search takes for each plan.",
        else: "1000"),
      .optional(
        "shifts", .whole(minimum: 1), "How many shifts of each technician a plan looks at.",
        else: "2"),
    ])

  static let simulatedCalls = ObjectFormat(
    name: "simulatedCalls", summary: "A kind of call, with its work and its promises.",
    keys: [
      .required("id", .identifier, "The name, by which its random numbers are drawn."),
      .optional("agreement", .reference(to: "agreements"), "The contract whose promises hold."),
      .optional(
        "serviceLevelAgreement", .reference(to: "serviceLevelAgreements"),
        "The promises that hold.", else: "those of the agreement"),
      .optional(
        "priority", .reference(to: "priorities"),
        "The urgency; the priority that costs most to leave out goes first.", else: "goes last"),
      .optional(
        "requiredSkills", .list(.either([.reference(to: "skills"), .object(requiredSkill)])),
        "What the technician must be able to do."),
      .required("sites", .list(location), "Where calls come from, each as often as the others."),
      .optional(
        "perWeek", .decimal(places: 2, minimum: 0), "How many come in a week on average."),
      .optional(
        "hours", .weekdays(.list(.whole(minimum: 0))),
        "How the calls of a week spread: 24 weights for each day that has calls.",
        else: "all hours are alike"),
      .optional(
        "callsAtOnce", .either([.whole(minimum: 1), .object(burst)]),
        "How many come in at once, as after a storm.", else: "1"),
      .optional("at", .list(.instant), "When calls come in, if that is known."),
      .required("work", randomDuration, "How long the work takes."),
    ] + outcomeKeys,
    alternatives: [["perWeek", "at"], ["hours", "at"]])

  static let burst = ObjectFormat(
    name: "burst", summary: "A random number of calls at once, which is geometric.",
    keys: [.required("mean", .decimal(places: 2, minimum: 1), "The mean number of calls.")])

  /// How the work of a call or an order turns out.
  static let outcomeKeys: [KeyFormat] = [
    .optional(
      "firstFix", .object(firstFix), "What happens when the first visit does not solve it.",
      else: "it always does"),
    .optional(
      "closedDoor", .object(closedDoor), "What happens when nobody opens.",
      else: "somebody always does"),
    .optional(
      "patience", randomDuration,
      "How long customers wait for somebody to set out before they cancel.", else: "for ever"),
  ]

  static let firstFix = ObjectFormat(
    name: "firstFix", summary: "What happens when the first visit does not solve the problem.",
    keys: [
      .required("percent", .whole(minimum: 0), "How often the first visit solves it."),
      .required("partsDelay", randomDuration, "How long parts take."),
      .required("work", randomDuration, "How long the second visit takes."),
      .optional(
        "pausesClock", .flag, "Whether the clocks of promises stand still until then.",
        else: "true"),
    ])

  static let closedDoor = ObjectFormat(
    name: "closedDoor", summary: "What happens when nobody opens at the first visit.",
    keys: [
      .required("percent", .whole(minimum: 0), "How often nobody does."),
      .required("spent", randomDuration, "How long the technician waits."),
      .required("retryAfter", randomDuration, "After how long the call waits again."),
    ])

  /// A duration that is always the same, or one that varies.
  static let randomDuration = ValueFormat.either([.duration, .object(randomDurationKeys)])

  static let randomDurationKeys = ObjectFormat(
    name: "randomDuration",
    summary: "A duration that varies: around a mean, between bounds, or as observed.",
    keys: [
      .optional("mean", .duration, "The mean."),
      .optional(
        "variation", .whole(minimum: 0), "The coefficient of variation, in per cent.", else: "50"),
      .optional(
        "shape", .choice(RandomDuration.Shape.allCases.map(\.rawValue)),
        "How lengths lie around the mean.", else: "logNormal"),
      .optional("min", .duration, "The least length; with mode and max."),
      .optional("mode", .duration, "The most likely length; with min and max."),
      .optional("max", .duration, "The greatest length; with min and mode."),
      .optional("observed", .list(.duration), "Lengths of which each is as likely as the others."),
    ],
    alternatives: [
      ["mean", "min", "observed"], ["mean", "mode", "observed"], ["mean", "max", "observed"],
    ])
}
