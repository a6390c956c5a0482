/// Decisions that hold for the whole company.
///
/// - Source: `service-management.md` 1.1; decisions OP-6, OP-13, OP-14, OP-22.
package struct ServiceParameters: Hashable, Sendable {
  /// The calendar whose open days orders are generated on; `nil` means that every day is open.
  package var defaultCalendar: Identifier<WorkingCalendar>?
  /// The group proposed for new agreements (rule AG-1).
  package var defaultAgreementGroup: Identifier<AgreementGroup>?
  /// Whether an order may be created without an agreement (rule OR-2, decision OP-6).
  package var allowOrderWithoutAgreement: Bool
  /// Whether one item may be the item of several objects (rule MD-4).
  package var allowSameItemOnSeveralObjects: Bool
  /// Whether two occurrences of one agreement line may stand on one order (decision OP-13).
  package var allowRepeatOnOneOrder: Bool
  /// Whether windows may reach outside the period that is generated, up to the dates of agreement
  /// and line (decision OP-22).
  package var windowMayLeaveRun: Bool
  /// On which day the weeks of windows begin (decision OP-14).
  package var firstDayOfWeek: Weekday
  /// Whether hour lines register when work began and ended, if their journal does too (rule OR-7).
  package var registersTimes: Bool
  /// The journal of hour lines.
  package var hourJournal: Identifier<Journal>?
  /// The ids of new orders; without it none are generated (rule MD-2).
  package var orderNumbers: NumberSequence?
  /// The ids of new agreements; without it they are typed in.
  package var agreementNumbers: NumberSequence?

  /// Creates parameters.
  package init(
    defaultCalendar: Identifier<WorkingCalendar>? = nil,
    defaultAgreementGroup: Identifier<AgreementGroup>? = nil,
    allowOrderWithoutAgreement: Bool = true, allowSameItemOnSeveralObjects: Bool = false,
    allowRepeatOnOneOrder: Bool = false, windowMayLeaveRun: Bool = false,
    firstDayOfWeek: Weekday = .monday, registersTimes: Bool = false,
    hourJournal: Identifier<Journal>? = nil, orderNumbers: NumberSequence? = nil,
    agreementNumbers: NumberSequence? = nil
  ) {
    self.defaultCalendar = defaultCalendar
    self.defaultAgreementGroup = defaultAgreementGroup
    self.allowOrderWithoutAgreement = allowOrderWithoutAgreement
    self.allowSameItemOnSeveralObjects = allowSameItemOnSeveralObjects
    self.allowRepeatOnOneOrder = allowRepeatOnOneOrder
    self.windowMayLeaveRun = windowMayLeaveRun
    self.firstDayOfWeek = firstDayOfWeek
    self.registersTimes = registersTimes
    self.hourJournal = hourJournal
    self.orderNumbers = orderNumbers
    self.agreementNumbers = agreementNumbers
  }
}
