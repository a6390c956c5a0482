package import Foundation

extension PlanFile {
  /// The text of the file: JSON with sorted keys, two spaces of indentation and a final newline.
  ///
  /// - Returns: The same bytes for the same plan, always.
  /// - Throws: An `EncodingError` for a gap that is not a number, which no planner returns.
  package func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }

  /// Reads the text of a plan file.
  ///
  /// - Parameter json: Any bytes at all.
  /// - Throws: ``PlanFileFault`` with the path of the first value that does not fit.
  package init(json: Data) throws {
    do {
      let header = try JSONDecoder().decode(Header.self, from: json)
      guard header.calloutPlan == Self.currentVersion else {
        throw PlanFileFault(
          .unsupportedVersion, at: "$.calloutPlan",
          "version \(header.calloutPlan) is not supported; this program reads version "
            + "\(Self.currentVersion)")
      }
      self = try JSONDecoder().decode(PlanFile.self, from: json)
    } catch let error as DecodingError {
      throw PlanFileFault(error)
    }
  }

  /// What every version of the format begins with.
  private struct Header: Decodable {
    var calloutPlan: Int
  }
}
