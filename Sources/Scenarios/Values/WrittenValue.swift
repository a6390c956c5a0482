package import ServiceModel

/// Single values as people write them on the command line, in the form that files have.
package enum WrittenValue {
  /// Why a text is no such value, in one sentence without a full stop.
  package struct Fault: Error, Hashable, Sendable {
    /// The sentence, beginning with the text.
    package var message: String
  }

  /// Reads an instant with offset, or a local time in `zone`, such as `2026-03-10T08:00`.
  ///
  /// - Throws: ``Fault`` when the text is something else.
  package static func instant(
    _ text: String, in zone: TimeZoneName
  ) throws(Fault) -> Instant {
    do throws(ValueFault) {
      return try InstantText.instant(ValueText(Array(text.utf8)), in: ReadingZone(zone))
    } catch {
      throw Fault(message: "\(text.excerpt) \(error.message)")
    }
  }

  /// Reads a duration, such as `PT4H`, that is not negative.
  ///
  /// - Throws: ``Fault`` when the text is something else.
  package static func duration(_ text: String) throws(Fault) -> Seconds {
    do throws(ValueFault) {
      let duration = try TimeText.duration(ValueText(Array(text.utf8)))
      guard duration >= .zero else { throw ValueFault(.malformedValue, "is negative") }
      return duration
    } catch {
      throw Fault(message: "\(text.excerpt) \(error.message)")
    }
  }
  /// Reads a quantity, such as `1.5`, exactly.
  ///
  /// - Throws: ``Fault`` when the text is something else, too large or more precise than thousandths.
  package static func quantity(_ text: String) throws(Fault) -> Quantity {
    do throws(ValueFault) {
      let number = try NumberText.decimal(
        ValueText(Array(text.utf8)), places: 3, limit: Quantity.limit)
      return Quantity(thousandths: number)
    } catch {
      throw Fault(message: "\(text.excerpt) \(error.message)")
    }
  }
}
