import ServiceModel

/// The bytes of one value of a file, in UTF-8.
typealias ValueText = ArraySlice<UInt8>

/// Why a text is not the value that its key asks for.
struct ValueFault: Error {
  /// The kind of fault.
  var code: FaultCode
  /// The end of a sentence that begins with the key and the text, such as `is not a number`.
  var message: String
  /// The valid word that looks most like the text.
  var nearestName: String?
  /// What to do about it, when that is more than the catalogue knows.
  var remedy: String?

  init(_ code: FaultCode, _ message: String, nearestName: String? = nil, remedy: String? = nil) {
    self.code = code
    self.message = message
    self.nearestName = nearestName
    self.remedy = remedy
  }

  /// The fault of a text that is not written like `example`.
  static func malformed(_ wanted: String) -> ValueFault {
    ValueFault(.malformedValue, "is not \(wanted)")
  }
}

/// The largest numbers that files may hold, so that no calculation overflows.
enum ValueLimits {
  /// Money in minor units, either way.
  static let money = 1_000_000_000_000
  /// Other whole numbers, either way.
  static let whole = 1_000_000_000
}
