import ServiceModel

extension ScenarioFormat {
  static let technician = ObjectFormat(
    name: "technician", summary: "Someone who visits customers and does the work.",
    keys: [
      .required("id", .identifier, "The name used by orders and plans."),
      .optional("name", .text, "The name for people.", else: "the id"),
      .optional(
        "skills", .list(.either([.reference(to: "skills"), .object(heldSkill)])),
        "What the technician can do; a bare name means level 1."),
      .optional(
        "travelProfile", .text, "The travel profile, a key of the travel matrices.", else: "car"),
      .optional("costs", .object(costs), "What the technician costs.", else: "nothing"),
      .optional(
        "maxWeeklyDutyTime", .duration,
        "The longest duty in a week from Monday to Sunday: the time from start to return, over its "
          + "shifts that make a visit.", else: "no limit"),
      .optional(
        "minRest", .duration,
        "The shortest time from a return to the start of the next shift that makes a visit.",
        else: "no rest"),
      .optional(
        "employment", .choice(Employment.allCases.map(\.rawValue)),
        "Whether the company employs the technician.", else: "employee"),
      .optional("shifts", .list(.object(shift)), "The working periods, in order."),
    ])

  static let heldSkill = ObjectFormat(
    name: "heldSkill", summary: "A skill of a technician.",
    keys: [
      .required("skill", .reference(to: "skills"), "The skill."),
      .optional("level", .whole(minimum: 1), "How well; levels include lower ones.", else: "1"),
      .optional("validFrom", .date, "The first day on which it may be used.", else: "always"),
      .optional("validTo", .date, "The last day on which it may be used.", else: "for ever"),
    ])

  static let costs = ObjectFormat(
    name: "costs", summary: "What a technician costs.",
    keys: [
      .optional("fixed", .money, "For each shift that makes a visit.", else: "0"),
      .optional(
        "perHour", .money, "For each hour from the start of the shift to the return.", else: "0"),
      .optional("perWorkHour", .money, "For each hour of service.", else: "0"),
      .optional("perTravelHour", .money, "For each hour on the road.", else: "0"),
      .optional("perKilometre", .money, "For each kilometre driven.", else: "0"),
      .optional(
        "overtime", .list(.object(overtimeTier)),
        "Tiers of overtime past the regular end, on top of all other rates.", else: "free"),
    ])

  static let overtimeTier = ObjectFormat(
    name: "overtimeTier", summary: "The price of overtime from some length on.",
    keys: [
      .required("after", .duration, "The overtime at which the tier begins; PT0S for the first."),
      .required("perHour", .money, "For each hour of overtime within the tier."),
    ])

  static let shift = ObjectFormat(
    name: "shift", summary: "One working period of one technician.",
    keys: [
      .optional(
        "id", .identifier, "The name of the shift, unique within its technician.",
        else: "its number, from 1"),
      .required("start", .instant, "The earliest departure."),
      .optional(
        "softEnd", .instant, "The end of regular time; what runs past it is overtime.",
        else: "the end"),
      .required("end", .instant, "The latest return."),
      .optional(
        "repeat", .object(shiftRepetition),
        "Later days with the same shift, at the same times on the clock.", else: "only once"),
      .optional("startLocation", location, "Where it begins.", else: "at the first visit"),
      .optional("endLocation", location, "Where it ends.", else: "at the last visit"),
      .optional("breaks", .list(.object(breakFormat)), "Breaks, in order."),
      .optional(
        "stock", .names(of: "stockItems", .whole(minimum: 0)),
        "What the van carries, in numbers by stock item."),
      .optional("maxVisits", .whole(minimum: 0), "The largest number of visits."),
      .optional("maxWorkTime", .duration, "The longest time from departure to return."),
      .optional("maxTravelTime", .duration, "The longest time on the road."),
      .optional(
        "maxDistanceKilometres", .decimal(places: 3, minimum: 0),
        "The longest distance driven, in kilometres."),
    ])

  static let shiftRepetition = ObjectFormat(
    name: "shiftRepetition",
    summary: "Later days with the same shift. Each is named like the first, with its date.",
    keys: [
      .required("until", .date, "The last day on which it may start."),
      .optional(
        "days", .either([.choice(dayNames), .text, .list(.text)]),
        "The days of the week, such as monday-friday or [monday, thursday].",
        else: "monday-friday"),
      .optional("except", .list(.date), "Days on which it does not take place."),
    ])

  static let breakFormat = ObjectFormat(
    name: "break", summary: "A pause within a shift.",
    keys: [
      .optional(
        "id", .identifier, "The name of the break, unique within its shift.",
        else: "its number, from 1"),
      .required("duration", .duration, "How long it lasts."),
      .required("start", .instant, "The earliest start."),
      .required("end", .instant, "The latest end."),
    ])
}
