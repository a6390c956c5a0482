import ServiceModel

// Readers of locations and travel.
extension ScenarioReader {
  /// Reads the named places, for use by everything that follows.
  mutating func readPlaces(in fields: Fields) {
    let named: [(String, Location)] = entries(
      "locations", in: fields, keys: { _, entry in entry.key },
      { reader, node in Self.place(&reader, node) })
    for (name, place) in named {
      var place = place
      place.name = place.name ?? name
      context.places[name] = place
      context.placeNames.append(name)
    }
  }

  /// Reads a location: the name of a place, or a place written out.
  static func location(_ reader: inout ScenarioReader, _ node: SourceNode) -> Location? {
    guard let name = node.scalar else { return place(&reader, node) }
    do throws(ValueFault) {
      return try reader.context.place(name)
    } catch {
      reader.add(error, of: name, at: node.position)
      return nil
    }
  }

  private static func place(_ reader: inout ScenarioReader, _ node: SourceNode) -> Location? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.place) else { return nil }
    let latitude = reader.value("lat", in: fields, degrees)
    let longitude = reader.value("lon", in: fields, degrees)
    if (fields["lat"] == nil) != (fields["lon"] == nil) {
      reader.addMissing(fields["lat"] == nil ? "lat" : "lon", in: fields)
    }
    var coordinate: Coordinate?
    if let latitude, let longitude {
      coordinate = Coordinate(latitude: latitude, longitude: longitude)
    }
    return Location(
      name: reader.value("name", in: fields, text), coordinate: coordinate,
      matrixIndex: reader.value("index", in: fields, whole))
  }

  /// Reads how travel is measured; matrices in files of their own are left for later.
  static func travel(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> (TravelSpecification?, [MatrixReference])? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.travel) else { return nil }
    var files: [MatrixReference] = []
    let matrices = reader.entries(
      "matrices", in: fields, keys: { _, entry in (entry.key, entry.position) }
    ) { reader, node in Self.matrixOrFile(&reader, node) }
    guard fields["matrices"] == nil else {
      var specification: [String: TravelMatrix] = [:]
      for ((profile, _), entry) in matrices {
        switch entry {
        case .matrix(let matrix): specification[profile] = matrix
        case .file(let path, let position):
          files.append(MatrixReference(profile: profile, path: path, position: position))
        }
      }
      let isComplete = matrices.count == fields["matrices"]?.entries?.count
      return (isComplete ? .matrices(specification) : nil, files)
    }
    guard let line = reader.value("straightLine", in: fields, Self.straightLine) else {
      if fields["straightLine"] == nil {
        reader.add(
          .conflictingKeys, at: fields.position, "travel needs straightLine or matrices")
      }
      return nil
    }
    return (line, [])
  }

  private static func straightLine(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> TravelSpecification? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.straightLine) else { return nil }
    let speed = reader.value("kilometresPerHour", in: fields, decimal(places: 3))
    let detour = reader.value("detourFactor", in: fields, decimal(places: 2))
    guard let speed else { return nil }
    return .straightLine(metresPerHour: speed, detourPercent: detour ?? 130)
  }

  /// A matrix, or where it can be read.
  private enum MatrixEntry {
    case matrix(TravelMatrix)
    case file(String, SourcePosition)
  }

  private static func matrixOrFile(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> MatrixEntry? {
    guard let fields = reader.fields(of: node, as: ScenarioFormat.matrix) else { return nil }
    if let file = fields["file"], let path = reader.value("file", in: fields, text) {
      return .file(path, file.position)
    }
    guard fields["durations"] != nil else {
      reader.add(.conflictingKeys, at: fields.position, "a matrix needs durations or a file")
      return nil
    }
    let durations = reader.value("durations", in: fields) { reader, node in
      reader.matrix(node, noWay: TravelMatrix.unreachable)
    }
    let distances = reader.value("distances", in: fields) { reader, node in
      reader.matrix(node, noWay: 0)
    }
    guard let durations else { return nil }
    if let distances, distances.size != durations.size {
      reader.add(
        .matrixSizesDiffer, at: fields["distances"]?.position ?? node.position,
        "durations cover \(durations.size) places, distances \(distances.size)")
      return nil
    }
    let none = [Int32](repeating: 0, count: durations.entries.count)
    return .matrix(
      TravelMatrix(
        size: durations.size, durations: durations.entries, distances: distances?.entries ?? none))
  }

  /// Reads the rows of a matrix.
  private mutating func matrix(
    _ node: SourceNode, noWay: Int32
  ) -> (size: Int, entries: [Int32])? {
    guard let rows = node.elements else {
      addWrongType(of: node, wanted: "a list of rows")
      return nil
    }
    var entries: [Int32] = []
    var isComplete = true
    for row in rows {
      if row.elements?.count != rows.count {
        let found = row.elements.map { "\($0.count)" } ?? row.form
        add(
          .matrixNotSquare, at: row.position,
          "a matrix of \(rows.count) rows needs \(rows.count) entries in each, not \(found)")
        isComplete = false
      }
      for cell in row.elements ?? [] {
        let entry = cell.isNull ? noWay : matrixEntry(cell)
        if let entry { entries.append(entry) } else { isComplete = false }
      }
    }
    return isComplete ? (rows.count, entries) : nil
  }

  private mutating func matrixEntry(_ cell: SourceNode) -> Int32? {
    let text = cell.scalar ?? ""
    guard let number = NumberText.number(of: ValueText(Array(text.utf8))),
      number <= MatrixLimits.entry
    else {
      let shown = cell.scalar.map { $0.excerpt } ?? cell.form
      add(
        .invalidMatrixEntry, at: cell.position, value: cell.scalar,
        "\(shown) is not a whole number from 0 to \(MatrixLimits.entry)")
      return nil
    }
    return Int32(number)
  }
}

/// The largest numbers that travel matrices may hold.
enum MatrixLimits {
  /// Seconds or metres; a billion seconds are 31 years.
  static let entry = 1_000_000_000
}
