/// Names for files that no two technicians share and every system accepts.
struct FileNames {
  private var taken: Set<String> = []
  private static let longest = 80
  /// Names that Windows keeps for devices, whatever follows the first dot.
  private static let reserved: Set<String> =
    Set(["con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })

  /// Returns a name like `name` that was not given out before, whatever the case of its letters.
  mutating func unique(_ name: String) -> String {
    let safe = Self.safe(name)
    var candidate = safe
    var number = 2
    while !taken.insert(candidate.lowercased()).inserted {
      candidate = "\(safe)-\(number)"
      number += 1
    }
    return candidate
  }

  /// Returns `name` with an underscore for whatever is no letter, digit, dot or hyphen of ASCII.
  private static func safe(_ name: String) -> String {
    let letters = name.unicodeScalars.prefix(longest).map { scalar -> Character in
      let isSafe =
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      return isSafe || scalar == "." || scalar == "-" ? Character(scalar) : "_"
    }
    var text = String(letters)
    if text.hasPrefix(".") || text.isEmpty { text = "_" + text.dropFirst() }
    let stem = text.prefix { $0 != "." }.lowercased()
    return reserved.contains(stem) ? "_" + text : text
  }
}
