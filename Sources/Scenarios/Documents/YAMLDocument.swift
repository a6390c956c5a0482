import ServiceModel
import Yams

/// A YAML text as a tree of values with places.
///
/// Goals, in order: no text traps or takes longer than its size warrants; each value knows its
/// place; all duplicate keys are found, not only the first.
struct YAMLDocument {
  /// The top of the tree; `nil` when the text is not well-formed.
  private(set) var root: SourceNode?
  /// What is wrong with the text.
  private(set) var diagnostics: [ScenarioDiagnostic] = []

  private let file: String
  /// How many values the tree may still get before its aliases are taken for a bomb.
  private var budget: Int
  /// The nesting beyond which a document is refused; scenarios need less than ten.
  private static let maximumDepth = 64
  /// The number of duplicate keys after which reading gives up.
  private static let maximumDuplicates = 20

  /// Reads `text`, naming `file` in diagnostics.
  init(_ text: String, file: String) {
    self.file = file
    var source = Substring(text)
    if source.first == "\u{FEFF}" { source.removeFirst() }
    budget = 10_000 + 4 * source.utf8.count
    read(String(source))
  }

  /// Composes the tree, hiding duplicate keys one after the other.
  private mutating func read(_ text: String) {
    if let position = AliasGuard.complexKey(in: text) {
      add(.tooComplex, at: position, "a key is an alias or a collection in a text with aliases")
      return
    }
    var text = text
    for _ in 0..<Self.maximumDuplicates {
      do {
        // The basic resolver leaves values as texts; the default one would run regular expressions.
        guard let node = try compose(yaml: text, .basic) else {
          add(.syntax, at: .start, "the file is empty")
          return
        }
        root = tree(of: node, depth: 0)
        return
      } catch let error as YamlError {
        guard case .duplicatedKeysInMapping(let keys, let context) = error, let key = keys.first
        else {
          addSyntaxFault(error)
          return
        }
        var search = DuplicateKeySearch(text)
        let first = SourcePosition(line: context.mark.line, column: context.mark.column)
        guard let second = search.hideSecond(key, firstAt: first) else {
          add(.duplicateKey, at: first, value: key, "key \(key) stands more than once")
          return
        }
        add(
          .duplicateKey, at: second, value: key,
          "key \(key) stands already on line \(first.line)")
        text = search.text
      } catch {
        add(.syntax, at: .start, "the text cannot be read as YAML")
        return
      }
    }
  }

  /// Returns `node` as a tree of its own; `nil` when it is too deep or too large.
  private mutating func tree(of node: Node, depth: Int) -> SourceNode? {
    let position = SourcePosition(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    budget -= 1
    guard depth < Self.maximumDepth, budget > 0 else {
      if !diagnostics.contains(where: { $0.code == .tooComplex }) {
        let reason =
          budget > 0 ? "more than \(Self.maximumDepth) levels" : "too many aliased values"
        add(.tooComplex, at: position, "the document has \(reason)")
      }
      return nil
    }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain
      let isNull = isPlain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      return SourceNode(position: position, content: isNull ? .null : .scalar(scalar.string))
    case .sequence(let sequence):
      var elements: [SourceNode] = []
      elements.reserveCapacity(sequence.count)
      for element in sequence {
        guard let element = tree(of: element, depth: depth + 1) else { return nil }
        elements.append(element)
      }
      return SourceNode(position: position, content: .list(elements))
    case .mapping(let mapping):
      guard let entries = entries(of: mapping, depth: depth) else { return nil }
      return SourceNode(position: position, content: .mapping(entries))
    case .alias:
      return SourceNode(position: position, content: .null)
    }
  }

  /// Returns the entries of `mapping`, without hidden duplicates.
  private mutating func entries(of mapping: Node.Mapping, depth: Int) -> [SourceEntry]? {
    var entries: [SourceEntry] = []
    entries.reserveCapacity(mapping.count)
    for (key, value) in mapping {
      let position = SourcePosition(line: key.mark?.line ?? 1, column: key.mark?.column ?? 1)
      guard case .scalar(let scalar) = key else {
        add(.wrongType, at: position, "a key is a list or a mapping, but keys are texts")
        continue
      }
      if DuplicateKeySearch.isHidden(scalar.string) { continue }
      guard let value = tree(of: value, depth: depth + 1) else { return nil }
      entries.append(SourceEntry(key: scalar.string, position: position, value: value))
    }
    return entries
  }

  private mutating func addSyntaxFault(_ error: YamlError) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let position = SourcePosition(line: mark.line, column: mark.column)
      let setting = context.map { " \($0.text), which begins on line \($0.mark.line)" } ?? ""
      add(.syntax, at: position, "\(problem)\(setting)")
    case .reader(let problem, let offset, _, let yaml):
      let position = offset.map { SourcePosition(of: $0, in: yaml) } ?? .start
      add(.syntax, at: position, problem)
    default:
      add(.syntax, at: .start, "the text cannot be read as YAML")
    }
  }

  private mutating func add(
    _ code: FaultCode, at position: SourcePosition, value: String? = nil, _ message: String
  ) {
    diagnostics.append(
      ScenarioDiagnostic(code, file: file, position: position, value: value, message: message))
  }
}

extension SourcePosition {
  /// Creates the place of the character `offset` characters into `text`.
  init(of offset: Int, in text: String) {
    var place = SourcePosition.start
    for character in text.prefix(max(0, offset)) {
      if character.isNewline {
        place = SourcePosition(line: place.line + 1, column: 1)
      } else {
        place.column += character.unicodeScalars.count
      }
    }
    self = place
  }
}
