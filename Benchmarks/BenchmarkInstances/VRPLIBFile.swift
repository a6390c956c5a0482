/// A file in the VRPLIB format: `KEY: value` lines, then sections of rows, then `EOF`.
///
/// Nodes are numbered from one, the depot first; solutions number customers from one, so customer
/// 1 is node 2. Identifiers of visits are those of the solutions.
///
/// - Source: the instances of PyVRP, which extend TSPLIB (Reinelt 1991).
struct VRPLIBFile {
  /// The text, for messages.
  let text: InstanceText
  /// The header lines by key.
  private var header: [String: InstanceText.Line] = [:]
  /// The rows of each section.
  private var sections: [String: [InstanceText.Line]] = [:]

  /// Splits `text` into header and sections.
  ///
  /// - Throws: ``InstanceFault`` at the first line that belongs to neither.
  init(_ text: InstanceText) throws {
    self.text = text
    var section: String?
    for line in text.lines {
      let first = String(line.words[0])
      if first == "EOF" { break }
      if first.hasSuffix("_SECTION") {
        section = first
        sections[first] = []
      } else if let section {
        sections[section, default: []].append(line)
      } else {
        try addHeader(line)
      }
    }
  }

  private mutating func addHeader(_ line: InstanceText.Line) throws {
    let joined = line.words.joined(separator: " ")
    guard let colon = joined.firstIndex(of: ":") else {
      throw text.fault("expected \"KEY: value\", found \"\(joined)\"", line.number)
    }
    let key = joined[..<colon].split(separator: " ").joined()
    let value = joined[joined.index(after: colon)...].split(separator: " ")
    header[key] = InstanceText.Line(number: line.number, words: value)
  }

  /// Returns the whole number in the header under `key`.
  ///
  /// - Throws: ``InstanceFault`` when it is missing, no whole number, or negative.
  func headerCount(_ key: String) throws -> Int {
    guard let line = header[key] else { throw text.fault("expected a header line \"\(key)\"") }
    return try text.count(0, of: line)
  }

  /// Returns the number in the header under `key`, if there is such a line.
  ///
  /// - Throws: ``InstanceFault`` when it is no number.
  func headerDecimal(_ key: String) throws -> Double? {
    try header[key].map { try text.decimal(0, of: $0) }
  }

  /// Returns the rows of the section `name`, which are numbered from one to `count`.
  ///
  /// - Throws: ``InstanceFault`` when the section or a row is missing or out of order.
  func rows(_ name: String, count: Int) throws -> [InstanceText.Line] {
    guard let rows = sections[name] else { throw text.fault("expected a section \(name)") }
    guard rows.count == count else {
      throw text.fault("expected \(count) rows in \(name), found \(rows.count)")
    }
    for (index, row) in rows.enumerated() where try text.integer(0, of: row) != index + 1 {
      throw text.fault(
        "expected row \(index + 1) of \(name), found \"\(row.words[0])\"", row.number)
    }
    return rows
  }

  /// Whether the file has the section `name`.
  func hasSection(_ name: String) -> Bool { sections[name] != nil }
}

extension VRPLIBFile {
  /// Returns depot and customers, without vehicles; customers are mandatory.
  ///
  /// - Throws: ``InstanceFault`` at the first row that does not fit.
  func depotProblem(name: String, scale: Scale) throws -> DepotProblem {
    let count = try headerCount("DIMENSION")
    let points = try rows("NODE_COORD_SECTION", count: count).map {
      PlanarPoint(x: try text.decimal(1, of: $0), y: try text.decimal(2, of: $0))
    }
    let demands = try rows("DEMAND_SECTION", count: count).map { try text.count(1, of: $0) }
    let windows = try rows("TIME_WINDOW_SECTION", count: count).map {
      try DepotProblem.window(
        ready: text.decimal(1, of: $0), due: text.decimal(2, of: $0), scale: scale, in: text,
        line: $0.number)
    }
    let services = try serviceTimes(count: count, scale: scale)
    guard count > 1 else { throw text.fault("expected DIMENSION 2 or more, found \(count)") }
    var problem = DepotProblem(
      name: name, scale: scale, depot: points[0], horizon: windows[0])
    problem.customers = (1..<count).map {
      DepotProblem.Customer(
        id: String($0), point: points[$0], window: windows[$0], service: services[$0],
        demand: demands[$0])
    }
    return problem
  }

  private func serviceTimes(count: Int, scale: Scale) throws -> [Int] {
    if let time = try headerDecimal("SERVICE_TIME") {
      return Array(repeating: scale.whole(time), count: count)
    }
    return try rows("SERVICE_TIME_SECTION", count: count).map {
      scale.whole(try text.decimal(1, of: $0))
    }
  }
}
