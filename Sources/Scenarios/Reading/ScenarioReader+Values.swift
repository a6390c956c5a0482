import ServiceModel

// Readers of single values.
extension ScenarioReader {
  /// Reads a single value with `parse`.
  mutating func parsed<Value>(
    _ node: SourceNode, _ parse: (ScenarioReader, ValueText) throws(ValueFault) -> Value
  ) -> Value? {
    guard let text = node.scalar else {
      addWrongType(of: node, wanted: "a single value")
      return nil
    }
    do throws(ValueFault) {
      return try parse(self, ValueText(Array(text.utf8)))
    } catch {
      add(error, of: text, at: node.position)
      return nil
    }
  }

  /// Adds the fault of the text at `position`.
  mutating func add(_ fault: ValueFault, of text: String, at position: SourcePosition) {
    let remedy = fault.remedy ?? fault.code.remedy
    add(
      fault.code, at: position, value: text, "\(text.excerpt) \(fault.message)",
      remedy: fault.nearestName.map { "Maybe \($0) is meant. \(remedy)" } ?? remedy)
  }

  static func text(_ reader: inout ScenarioReader, _ node: SourceNode) -> String? {
    guard let text = node.scalar else {
      reader.addWrongType(of: node, wanted: "a single value")
      return nil
    }
    return text
  }

  static func identifier<Entity>(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> Identifier<Entity>? {
    text(&reader, node).map { Identifier($0) }
  }

  static func whole(_ reader: inout ScenarioReader, _ node: SourceNode) -> Int? {
    reader.parsed(node) { (_, text) throws(ValueFault) in try NumberText.whole(text) }
  }

  static func money(_ reader: inout ScenarioReader, _ node: SourceNode) -> Money? {
    reader.parsed(node) { (reader, text) throws(ValueFault) in
      try reader.context.currency.money(text)
    }
  }

  static func instant(_ reader: inout ScenarioReader, _ node: SourceNode) -> Instant? {
    reader.parsed(node) { (reader, text) throws(ValueFault) in
      try InstantText.instant(text, in: reader.context.zone)
    }
  }

  static func date(_ reader: inout ScenarioReader, _ node: SourceNode) -> CivilDate? {
    reader.parsed(node) { (_, text) throws(ValueFault) in try TimeText.date(text) }
  }

  static func duration(_ reader: inout ScenarioReader, _ node: SourceNode) -> Seconds? {
    reader.parsed(node) { (_, text) throws(ValueFault) in try TimeText.duration(text) }
  }

  static func timeOfDay(_ reader: inout ScenarioReader, _ node: SourceNode) -> CivilTime? {
    reader.parsed(node) { (_, text) throws(ValueFault) in try TimeText.timeOfDay(text) }
  }

  static func degrees(_ reader: inout ScenarioReader, _ node: SourceNode) -> Double? {
    reader.parsed(node) { (_, text) throws(ValueFault) in try NumberText.degrees(text) }
  }

  static func minutes(_ reader: inout ScenarioReader, _ node: SourceNode) -> Seconds? {
    whole(&reader, node).map { Seconds.minutes($0) }
  }

  static func timeZone(_ reader: inout ScenarioReader, _ node: SourceNode) -> TimeZoneName? {
    text(&reader, node).map { TimeZoneName($0) }
  }

  static func flag(_ reader: inout ScenarioReader, _ node: SourceNode) -> Bool? {
    word(&reader, node, among: ["true", "false"]).map { $0 == "true" }
  }

  /// Reads a decimal number as a whole number of its last decimal.
  static func decimal(places: Int) -> ValueReader<Int> {
    { reader, node in
      reader.parsed(node) { (_, text) throws(ValueFault) in
        try NumberText.decimal(text, places: places, limit: ValueLimits.whole)
      }
    }
  }

  /// Reads one of `words`.
  static func word(
    _ reader: inout ScenarioReader, _ node: SourceNode, among words: [String]
  ) -> String? {
    guard let text = text(&reader, node) else { return nil }
    guard words.contains(text) else {
      let fault = ValueFault.unknownWord(text, among: words)
      reader.add(fault, of: text, at: node.position)
      return nil
    }
    return text
  }

  /// Reads one of the cases of an enumeration by its raw value.
  static func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ reader: inout ScenarioReader, _ node: SourceNode
  ) -> Choice? {
    word(&reader, node, among: Choice.allCases.map(\.rawValue)).flatMap { Choice(rawValue: $0) }
  }
}

extension ValueFault {
  /// The fault of a text that is none of `words`.
  static func unknownWord(_ text: String, among words: [String]) -> ValueFault {
    ValueFault(
      .malformedValue, "is none of \(words.joined(separator: ", "))",
      nearestName: closestName(to: text, among: words))
  }
}

extension String {
  /// The text in quotes, shortened to what fits a line of a diagnostic.
  var excerpt: String {
    let line = prefix { !$0.isNewline }
    return line.count > 60 || line.count < count ? "\"\(line.prefix(60))…\"" : "\"\(self)\""
  }
}
