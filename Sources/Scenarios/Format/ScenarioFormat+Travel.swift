extension ScenarioFormat {
  static let travel = ObjectFormat(
    name: "travel", summary: "How travel is measured: straightLine or matrices.",
    keys: [
      .optional(
        "straightLine", .object(straightLine), "Great-circle distance at a constant speed."),
      .optional(
        "matrices", .names(of: "matrices", .object(matrix)),
        "Travel times and distances for each travel profile."),
    ], alternatives: [["straightLine", "matrices"]])

  static let straightLine = ObjectFormat(
    name: "straightLine", summary: "Great-circle distance, stretched, at a constant speed.",
    keys: [
      .required(
        "kilometresPerHour", .decimal(places: 3, minimum: 0), "The speed in kilometres per hour."),
      .optional(
        "detourFactor", .decimal(places: 2, minimum: 0),
        "How much longer roads are than the straight line.", else: "1.3"),
    ])

  static let matrix = ObjectFormat(
    name: "matrix",
    summary: "Travel between all places, inline or in a JSON file with the same two keys.",
    keys: [
      .optional(
        "durations", .matrix,
        "Whole seconds, one row for each place of departure; null where there is no way."),
      .optional(
        "distances", .matrix, "Whole metres, in the same order.", else: "no distances are charged"),
      .optional("file", .file, "A JSON file with durations and distances."),
    ], alternatives: [["durations", "file"], ["distances", "file"]])

  static let place = ObjectFormat(
    name: "place", summary: "Coordinates, an index into the travel matrices, or both.",
    keys: [
      .optional("lat", .degrees(limit: 90), "Degrees north of the equator (WGS 84)."),
      .optional("lon", .degrees(limit: 180), "Degrees east of Greenwich (WGS 84)."),
      .optional("index", .whole(minimum: 0), "The row in the travel matrices, from zero."),
      .optional("name", .text, "The name for people."),
    ])

  /// A location, by name or written out.
  static let location = ValueFormat.either([.reference(to: "locations"), .object(place)])
}
