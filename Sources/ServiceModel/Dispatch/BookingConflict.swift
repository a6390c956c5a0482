/// Something about booked work that cannot be, or breaks a promise.
///
/// - Source: `service-management.md` 6.1, checklist row 73.
package struct BookingConflict: Hashable, Sendable {
  /// What kind of conflict it is.
  package var kind: Kind
  /// The work in conflict; of two the later one.
  package var work: BookedWork
  /// The work that it is in conflict with, when there is one.
  package var other: BookedWork?
  /// By how much; `nil` where there is no way between two sites.
  ///
  /// It is the shared time of an overlap, the time outside shifts, the travel time that is missing, or
  /// the lateness.
  package var amount: Seconds?
  /// The promise that is broken, when it is one.
  package var promise: MilestoneDue?

  /// Creates a conflict.
  package init(
    _ kind: Kind, _ work: BookedWork, with other: BookedWork? = nil, by amount: Seconds?,
    promise: MilestoneDue? = nil
  ) {
    self.kind = kind
    self.work = work
    self.other = other
    self.amount = amount
    self.promise = promise
  }

  /// What can be in conflict; the codes stay the same from version to version.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A technician is booked twice at the same time.
    case overlap = "OVERLAP"
    /// Work lies, whole or in part, outside the shifts of its technician.
    case outsideWorkingTime = "OUTSIDE_WORKING_TIME"
    /// The time between two bookings is shorter than the way.
    case travelTooShort = "TRAVEL_TOO_SHORT"
    /// A milestone comes after it is due.
    case afterDeadline = "AFTER_DEADLINE"
  }

  /// The conflict in one sentence, with numbers.
  package var message: String {
    let minutes = amount.map { "\(($0.count + 59) / 60) minutes" } ?? ""
    let partner = other.map { "\($0.subject)" } ?? ""
    switch kind {
    case .overlap:
      return "\(work.technician) is booked for \(partner) and \(work.subject) at once, "
        + "for \(minutes)."
    case .outsideWorkingTime:
      return "\(work.subject) lies outside the shifts of \(work.technician) for \(minutes)."
        .capitalizedFirst
    case .travelTooShort where amount == nil:
      return "There is no way for \(work.technician) from \(partner) to \(work.subject)."
    case .travelTooShort:
      return "The way of \(work.technician) from \(partner) to \(work.subject) takes \(minutes) "
        + "longer than the time between them."
    case .afterDeadline:
      let milestone = promise?.milestone.rawValue ?? ""
      return "\(work.subject) reaches \(milestone) of order \(work.order) \(minutes) late."
        .capitalizedFirst
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
