/// Something in a plan file that cannot be read, with its place.
package struct PlanFileFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of fault, for programs.
  package var code: Code
  /// The JSON path of the value, such as `$.routes[2].visits[0].arrivalTime`.
  package var path: String
  /// What is wrong with it, with the value.
  package var text: String

  /// Creates a fault.
  package init(_ code: Code, at path: String, _ text: String) {
    self.code = code
    self.path = path
    self.text = text
  }

  /// The fault on one line.
  package var description: String { "\(code.rawValue) \(path): \(text)" }

  /// The kinds of fault, in the range that the error catalogue keeps for plan files.
  package enum Code: String, CaseIterable, Hashable, Sendable {
    /// The bytes are not JSON, or a number in them is larger than any that can be stored.
    case notJSON = "E2000"
    /// A key is missing or its value has the wrong form.
    case wrongForm = "E2001"
    /// The version of the format is one that this program does not know.
    case unsupportedVersion = "E2002"
    /// A number is out of all proportion.
    case outOfRange = "E2003"
    /// A name does not occur in the scenario, or is none that the format knows.
    case unknownName = "E2004"
    /// The file contradicts itself or its scenario.
    case contradiction = "E2005"
  }
}

extension PlanFileFault {
  /// Creates the fault that made decoding stop.
  init(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, let context):
      self.init(
        .wrongForm, at: Self.path(context.codingPath), "the key \"\(key.stringValue)\" is missing")
    case .typeMismatch(let type, let context):
      self.init(
        .wrongForm, at: Self.path(context.codingPath), "expected \(Self.name(of: type))")
    case .valueNotFound(let type, let context):
      self.init(
        .wrongForm, at: Self.path(context.codingPath),
        "expected \(Self.name(of: type)), found nothing")
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      self.init(.notJSON, at: "$", "the file is not JSON that can be read, or ends too early")
    case .dataCorrupted(let context):
      self.init(.wrongForm, at: Self.path(context.codingPath), context.debugDescription)
    @unknown default:
      self.init(.wrongForm, at: "$", "the file is not a plan")
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.reduce("$") { path, key in
      key.intValue.map { "\(path)[\($0)]" } ?? "\(path).\(key.stringValue)"
    }
  }

  /// Returns what JSON calls the values of `type`.
  private static func name(of type: any Any.Type) -> String {
    switch type {
    case is String.Type: "a text"
    case is Bool.Type: "true or false"
    case is Int.Type, is UInt64.Type: "a whole number"
    case is Double.Type: "a number"
    case is [Any].Type: "a list"
    default: "an object"
    }
  }
}
