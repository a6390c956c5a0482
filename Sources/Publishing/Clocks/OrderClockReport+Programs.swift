import ServiceModel

extension OrderClockReport: Encodable {
  private enum CodingKeys: String, CodingKey {
    case order, at, timeZone, clocks
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(order.id.text, forKey: .order)
    try container.encode(Timestamp(instant, on: clock), forKey: .at)
    try container.encode(timeZone.identifier, forKey: .timeZone)
    let entries = readings.map { reading in
      var entry = ClockEntry(reading, of: order, on: clock)
      entry.addSegments(of: reading, on: clock)
      return entry
    }
    try container.encode(entries, forKey: .clocks)
  }

  /// The segments as a table for spreadsheets, a row for each, with a line of column names.
  ///
  /// - Source: RFC 4180, with line feeds only.
  package var csv: String {
    let header = [
      "order", "milestone", "state", "kind", "start", "end", "seconds", "countedSeconds",
      "clockChangeSeconds",
    ]
    var rows = [header]
    for reading in readings {
      var counted = 0
      for segment in reading.trace.segments {
        let length = segment.range.duration.count
        if segment.kind == .open { counted += length }
        rows.append([
          order.id.text, reading.milestone.rawValue, reading.state.rawValue,
          segment.kind.rawValue, clock.timestamp(segment.range.start),
          clock.timestamp(segment.range.end), String(length), String(counted),
          String(segment.clockChange.count),
        ])
      }
    }
    return csvText(rows)
  }
}
