/// How one technician spent the time that counts; unit: seconds.
///
/// Travel, work, waiting and idleness are parts of the time on duty and add up to it. Whatever goes on
/// outside shifts is overtime, on top of it.
package struct TechnicianTime: Hashable, Sendable {
  /// Time on the road within shifts.
  package var travel = 0
  /// Time at work within shifts.
  package var work = 0
  /// Time at sites without work within shifts, such as at closed doors.
  package var waiting = 0
  /// Time on the road and at sites outside shifts.
  package var overtime = 0
  /// Time on duty by the shifts that took place.
  package var duty = 0

  /// Creates a technician's time without anything in it.
  package init() {}

  /// Time on duty without anything to do.
  package var idle: Int { duty - travel - work - waiting }

  /// What a technician can be busy with.
  enum Occupation: UInt8 { case travel, work, closedDoor }

  /// Adds time in which a technician was busy; unit: seconds.
  @inline(__always)
  mutating func add(_ seconds: Int, to occupation: Occupation) {
    switch occupation {
    case .travel: travel += seconds
    case .work: work += seconds
    case .closedDoor: waiting += seconds
    }
  }

  /// Adds each part of two times.
  package static func + (left: TechnicianTime, right: TechnicianTime) -> TechnicianTime {
    var sum = left
    sum.travel += right.travel
    sum.work += right.work
    sum.waiting += right.waiting
    sum.overtime += right.overtime
    sum.duty += right.duty
    return sum
  }
}
