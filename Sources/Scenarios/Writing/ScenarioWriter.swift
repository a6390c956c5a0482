package import ServiceModel

/// A writer of scenario files, the inverse of the loader.
///
/// What the writer writes, the loader reads back as the same scenario. Keys stand in a fixed order,
/// and what equals its default is left out, so that two versions of a file compare line by line.
/// Matrices that no person would read go to JSON files of their own, long lists of orders to a CSV
/// table. The writer touches no disk.
package struct ScenarioWriter: Sendable {
  /// The largest matrix that stands in the scenario file itself, in places.
  package static let largestInlineMatrix = 12

  /// The longest list of orders that stands in the scenario file itself, if a table can hold it.
  package static let largestInlineOrderList = 300

  /// The name of the scenario file, which also begins the names of the files beside it.
  package var fileName: String

  /// Creates a writer.
  package init(fileName: String = "scenario.yaml") { self.fileName = fileName }

  /// Returns the files that make up `scenario`: first the scenario file, then those it refers to.
  package func files(for scenario: Scenario) -> [ScenarioFile] {
    let sections = ScenarioSections(scenario: scenario)
    var files: [ScenarioFile] = []
    let travel = travelValue(scenario.travel, files: &files)
    var orderTables: [(list: String, file: String)] = []
    if scenario.serviceOrders.count > Self.largestInlineOrderList,
      let csv = OrderTable(scenario, places: sections.places).csv,
      let lines = OrderLineTable(scenario).csv
    {
      let name = "\(stem).orders.csv"
      files.append(ScenarioFile(name: name, contents: csv))
      orderTables.append(("serviceOrders", name))
      if scenario.serviceOrders.contains(where: { !$0.lines.isEmpty }) {
        let name = "\(stem).orderLines.csv"
        files.append(ScenarioFile(name: name, contents: lines))
        orderTables.append(("orderLines", name))
      }
    }
    let text = FileLayout.text(of: sections.entries(travel: travel, orderTables: orderTables))
    return [ScenarioFile(name: fileName, contents: text)] + files
  }

  private func travelValue(
    _ travel: TravelSpecification, files: inout [ScenarioFile]
  ) -> FileValue {
    switch travel {
    case .straightLine(let metresPerHour, let detourPercent):
      return .entries([
        "straightLine": .entries([
          "kilometresPerHour": .decimal(metresPerHour, digits: 0, parts: 1000),
          "detourFactor": .decimal(detourPercent, digits: 0, parts: 100),
        ])
      ])
    case .matrices(let matrices):
      var entries: [FileEntry] = []
      for (profile, matrix) in matrices.sorted(by: { $0.key < $1.key }) {
        if matrix.size <= Self.largestInlineMatrix {
          entries.append(FileEntry(key: profile, value: matrix.fileValue))
        } else {
          let name = matrixFileName(profile: profile, taken: files.map(\.name))
          files.append(ScenarioFile(name: name, contents: matrix.json))
          entries.append(FileEntry(key: profile, value: .entries(["file": .text(name)])))
        }
      }
      return .entries(["matrices": .map(entries)])
    }
  }

  /// The name of the scenario file without its ending.
  private var stem: String {
    let parts = fileName.split(separator: ".")
    return parts.isEmpty
      ? "scenario" : parts.dropLast(parts.count > 1 ? 1 : 0).joined(separator: ".")
  }

  /// Returns a name for a matrix file that is safe on any disk and not among those `taken`.
  private func matrixFileName(profile: String, taken: [String]) -> String {
    let safe = profile.unicodeScalars.map { scalar in
      scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        ? String(scalar) : "-"
    }
    let name = "\(stem).\(safe.joined())"
    var candidate = name
    var counter = 2
    while taken.contains(candidate + ".json") {
      candidate = "\(name)-\(counter)"
      counter += 1
    }
    return candidate + ".json"
  }
}

extension TravelMatrix {
  /// The matrix as it stands in a scenario file.
  fileprivate var fileValue: FileValue {
    .entries([
      "durations": rows(of: durations),
      "distances": hasDistances ? rows(of: distances) : nil,
    ])
  }

  /// The matrix as a JSON file, one line for each row.
  fileprivate var json: String {
    var text = "{\n\"durations\": [\n" + jsonRows(of: durations) + "]"
    if hasDistances { text += ",\n\"distances\": [\n" + jsonRows(of: distances) + "]" }
    return text + "\n}\n"
  }

  private var hasDistances: Bool { distances.contains { $0 != 0 } }

  private func rows(of cells: [Int32]) -> FileValue {
    .list(
      (0..<size).map { row in
        .list(
          cells[row * size..<(row + 1) * size].map { cell in .scalar(Self.text(of: cell)) })
      })
  }

  private func jsonRows(of cells: [Int32]) -> String {
    var text = ""
    for row in 0..<size {
      text += "["
      for column in 0..<size {
        if column > 0 { text += "," }
        text += Self.text(of: cells[row * size + column])
      }
      text += row + 1 < size ? "],\n" : "]\n"
    }
    return text
  }

  private static func text(of cell: Int32) -> String {
    cell == unreachable ? "null" : String(cell)
  }
}
