import ServiceModel

/// Service technician routing and scheduling without teams: a file of tasks and one of technicians.
///
/// A task asks for a level in each of some domains; a technician may do it whose level is at least
/// as high in all of them. A task that nobody does is outsourced at 200 + s^1.5, where s is the
/// sum of its requirement entries. Conventions: distances, times and prices in thousandths,
/// distances rounded to the nearest (the article computes with real numbers); loads and the cost
/// column do not matter; everybody starts and ends at the depot within its opening time.
///
/// - Source: Kovacs, Parragh, Doerner & Hartl (2012), doi:10.1007/s10951-011-0246-9.
struct ServiceTechnicianFile {
  /// Returns the scenario of `tasks` for the crew in `technicians`, named `name`.
  ///
  /// - Throws: ``InstanceFault`` at the first line that does not fit the formats.
  static func scenario(
    tasks: InstanceText, technicians: InstanceText, name: String
  ) throws -> Scenario {
    guard let header = tasks.lines.first(where: { $0.words.first == "CUST" }) else {
      throw tasks.fault("expected a header line that begins with CUST")
    }
    let entries = try entries(header, in: tasks)
    let rows = tasks.lines.filter { $0.number > header.number }
    guard let first = rows.first else { throw tasks.fault("expected a line for the depot") }
    let depot = try customer(first, entries: entries, in: tasks)
    var problem = DepotProblem(
      name: name, scale: .thousandths, depot: depot.point, horizon: depot.window)
    problem.skills = (1...(entries.last?.domain ?? 1)).map {
      Skill(id: Self.domain($0), name: "Domain \($0)")
    }
    problem.customers = try rows.dropFirst().map {
      try customer($0, entries: entries, in: tasks)
    }
    problem.vehicles = try crew(technicians)
    return try problem.checkedScenario(in: tasks)
  }

  /// A column of the requirement matrix: at least this level in this domain.
  private struct Entry {
    var domain: Int
    var level: Int
  }

  /// Returns the columns of the requirement matrix, domain by domain and level by level.
  ///
  /// Only the last name is read, such as d54 for five domains with four levels: names in between
  /// are misspelt in some files (2d52).
  private static func entries(
    _ header: InstanceText.Line, in text: InstanceText
  ) throws -> [Entry] {
    let last = header.words.last ?? ""
    let digits = last.dropFirst().compactMap(\.wholeNumberValue)
    let columns = header.words.drop { $0 != "cost" }.count - 1
    guard last.first == "d", last.count == 3, digits.count == 2, digits[0] * digits[1] == columns
    else {
      throw text.fault(
        "expected after \"cost\" the columns d11, d12 and so on, found \(columns) columns, "
          + "the last \"\(last)\"", header.number)
    }
    return (0..<columns).map {
      Entry(domain: $0 / digits[1] + 1, level: $0 % digits[1] + 1)
    }
  }

  /// The words of a row before its requirements: number, x, y, demand, ready, due, service, cost.
  private static let leadingColumns = 8

  private static func customer(
    _ line: InstanceText.Line, entries: [Entry], in text: InstanceText
  ) throws -> DepotProblem.Customer {
    let expected = leadingColumns + entries.count
    guard line.words.count == expected else {
      throw text.fault("expected \(expected) columns, found \(line.words.count)", line.number)
    }
    let required = try entries.indices.filter {
      try text.integer(leadingColumns + $0, of: line) != 0
    }.map { entries[$0] }
    let scale = Scale.thousandths
    let levels = Dictionary(grouping: required, by: \.domain).mapValues { $0.map(\.level).max() }
    let weight = Double(required.count)
    return DepotProblem.Customer(
      id: String(line.words[0]),
      point: PlanarPoint(x: try text.decimal(1, of: line), y: try text.decimal(2, of: line)),
      window: try DepotProblem.window(
        ready: text.decimal(4, of: line), due: text.decimal(5, of: line), scale: scale, in: text,
        line: line.number),
      service: scale.whole(try text.decimal(6, of: line)),
      skills: levels.keys.sorted().map {
        RequiredSkill(skill: domain($0), minLevel: levels[$0].flatMap { $0 } ?? 1)
      },
      dropCost: scale.whole(200 + weight * weight.squareRoot()))
  }

  private static func crew(_ text: InstanceText) throws -> [DepotProblem.Vehicle] {
    guard let header = text.lines.first(where: { $0.words.first == "ID" }) else {
      throw text.fault("expected a header line that begins with ID")
    }
    return try text.lines.filter { $0.number > header.number }.map { line in
      let held = try line.words.indices.dropFirst().compactMap { position in
        let level = try text.count(position, of: line)
        return level == 0 ? nil : HeldSkill(skill: domain(position), level: level)
      }
      return DepotProblem.Vehicle(id: String(line.words[0]), skills: held)
    }
  }

  private static func domain(_ number: Int) -> Identifier<Skill> { Identifier("domain-\(number)") }
}
