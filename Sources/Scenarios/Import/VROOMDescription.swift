import ServiceModel

/// What the description of a VROOM job or vehicle says.
///
/// Field-service instances put a JSON object there, whose `penalty` is the price of leaving a job
/// out; any other text is a name.
struct VROOMDescription {
  /// The name for people.
  private(set) var name: String?
  /// What leaving the job out costs.
  private(set) var penalty: Int?

  /// Reads the description of the job or vehicle at `cursor`.
  init(_ cursor: JSONCursor) {
    guard let text = cursor.string("description"), !text.isEmpty else { return }
    guard let node = try? JSONReader.node(from: text), node.members != nil else {
      name = text
      return
    }
    guard let penalty = node["penalty"] else { return }
    if case .integer(let amount) = penalty.value, (0...JSONCursor.largestNumber).contains(amount) {
      self.penalty = amount
    } else {
      cursor.child("description")?.report(
        .malformedValue, "the penalty in the description is not a whole number of at least 0",
        remedy: "Write for example {\"penalty\": 8000}.")
    }
  }
}
