import ServiceModel

/// Reads the tree of a scenario document into a scenario, collecting what is wrong with it.
///
/// A value that cannot be read is replaced by a harmless one, so that reading goes on and the lists
/// of the scenario keep the order of those of the file. Mappings with such values are remembered,
/// because what is said about their contents afterwards may be wrong.
struct ScenarioReader {
  /// The file that is read, for diagnostics.
  let file: String
  /// What is wrong so far.
  var diagnostics: [ScenarioDiagnostic] = []
  /// Where mappings and lists begin that hold values which could not be read.
  var unreliable: Set<SourcePosition> = []
  /// The keys that were asked for, when somebody wants to know that no declared key is forgotten.
  var readKeys: Set<String>?
  /// The log of calls that is named, if there is one.
  var callLog: CallLogReference?
  /// What the meaning of values depends on.
  var context = ReadingContext()

  /// Starts reading `file`.
  init(file: String) { self.file = file }

  /// Reads a value that was found under a key.
  typealias ValueReader<Value> = (inout ScenarioReader, SourceNode) -> Value?

  /// Adds a fault at `position`.
  mutating func add(
    _ code: FaultCode, at position: SourcePosition, value: String? = nil, _ message: String,
    remedy: String? = nil
  ) {
    diagnostics.append(
      ScenarioDiagnostic(
        code, file: file, position: position, value: value, message: message, remedy: remedy))
  }

  /// Returns the fields of `node`; `nil` when it is no mapping.
  ///
  /// Keys that the format does not have are faults.
  mutating func fields(of node: SourceNode, as format: ObjectFormat) -> Fields? {
    guard let entries = node.entries else {
      addWrongType(of: node, wanted: "a mapping with the keys of a \(format.name)")
      return nil
    }
    var fields = Fields(format: format, position: node.position, entries: [])
    fields.entries.reserveCapacity(entries.count)
    for entry in entries {
      guard format[entry.key] != nil else {
        if let nearest = addUnknownKey(entry, in: format) {
          fields.misspelt.append(nearest)
          unreliable.insert(node.position)
        }
        continue
      }
      if !entry.value.isNull { fields.entries.append(entry) }
    }
    for group in format.alternatives { checkAlternatives(group, in: fields) }
    return fields
  }

  /// Adds the fault of an unknown key; returns the key that is probably meant.
  private mutating func addUnknownKey(
    _ entry: SourceEntry, in format: ObjectFormat
  ) -> String? {
    let nearest = closestName(to: entry.key, among: format.keys.lazy.map(\.name))
    var remedy = FaultCode.unknownKey.remedy
    if entry.key == "<<" {
      remedy = "Merge keys are not supported; write the values out, or use an alias as a value."
    } else if let nearest {
      remedy = "Maybe \(nearest) is meant. \(remedy)"
    }
    add(
      .unknownKey, at: entry.position, value: entry.key,
      "\(entry.key) is not a key of a \(format.name)", remedy: remedy)
    return nearest
  }

  private mutating func checkAlternatives(_ group: [String], in fields: Fields) {
    let present = fields.entries.filter { group.contains($0.key) }
    guard present.count > 1, let last = present.last else { return }
    add(
      .conflictingKeys, at: last.position, value: last.key,
      "\(present.map(\.key).joined(separator: " and ")) exclude each other")
  }

  /// Returns what `read` makes of the value of `key`; `nil` when it is missing or unreadable.
  ///
  /// A missing value is a fault when the format requires the key.
  mutating func value<Value>(
    _ key: String, in fields: Fields, _ read: ValueReader<Value>
  ) -> Value? {
    if readKeys != nil { readKeys?.insert("\(fields.format.name).\(key)") }
    guard let node = fields[key] else {
      if fields.format[key]?.isRequired == true { addMissing(key, in: fields) }
      return nil
    }
    guard let value = read(&self, node) else {
      unreliable.insert(fields.position)
      return nil
    }
    return value
  }

  /// Adds the fault that `key` is missing, unless a slip of it was reported already.
  mutating func addMissing(_ key: String, in fields: Fields, remedy: String? = nil) {
    unreliable.insert(fields.position)
    guard !fields.misspelt.contains(key) else { return }
    add(
      .missingKey, at: fields.position, value: key,
      "the \(fields.format.name) lacks the key \(key)", remedy: remedy)
  }

  /// Returns what `read` makes of each element of the list under `key`; empty when it is missing.
  mutating func list<Value>(
    _ key: String, in fields: Fields, _ read: ValueReader<Value>
  ) -> [Value] {
    value(key, in: fields) { reader, node in reader.elements(of: node, read) } ?? []
  }

  /// Returns what `read` makes of each element of `node`; `nil` when it is no list.
  mutating func elements<Value>(of node: SourceNode, _ read: ValueReader<Value>) -> [Value]? {
    guard let elements = node.elements else {
      addWrongType(of: node, wanted: "a list")
      return nil
    }
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for element in elements {
      if let value = read(&self, element) {
        values.append(value)
      } else {
        unreliable.insert(node.position)
      }
    }
    return values
  }

  /// Returns what `read` makes of the entries of the mapping under `key`, in the order of the file.
  mutating func entries<Key, Value>(
    _ key: String, in fields: Fields, keys: (inout ScenarioReader, SourceEntry) -> Key?,
    _ read: ValueReader<Value>
  ) -> [(Key, Value)] {
    value(key, in: fields) { reader, node in
      guard let entries = node.entries else {
        reader.addWrongType(of: node, wanted: "a mapping")
        return nil
      }
      var pairs: [(Key, Value)] = []
      for entry in entries {
        if let key = keys(&reader, entry), let value = read(&reader, entry.value) {
          pairs.append((key, value))
        } else {
          reader.unreliable.insert(node.position)
        }
      }
      return pairs
    } ?? []
  }

  /// Adds the fault that `node` has not the wanted form.
  mutating func addWrongType(of node: SourceNode, wanted: String) {
    add(
      .wrongType, at: node.position, value: node.scalar, "expected \(wanted), found \(node.form)")
  }
}
