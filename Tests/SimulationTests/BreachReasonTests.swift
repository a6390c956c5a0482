import ServiceModel
import Testing

@testable import Simulation

/// What calls were doing when their promises were due.
struct BreachReasonTests {
  private static let shift = TimeRange(
    start: Instant(secondsSinceEpoch: 1000), end: Instant(secondsSinceEpoch: 2000))

  private static func model(shifts: [TimeRange]) -> SimulationModel {
    SimulationModel(
      technicians: [SimulatedTechnician(id: "ann", shifts: shifts)], callTypes: [],
      window: SimulationWindow(
        start: Instant(secondsSinceEpoch: 0), length: .hours(1), coolDown: .zero))
  }

  private static func reason(
    at due: Int, technicians: [Int] = [0], missed: [TimeRange] = [],
    _ change: (inout SimulatedCall) -> Void = { _ in }
  ) -> BreachReason {
    var call = SimulatedCall(type: 0, number: 0, created: 0)
    change(&call)
    return BreachReason(
      call,
      of: CallType(
        id: "call", arrivals: .poisson(perHour: 1), work: .constant(60), technicians: technicians),
      at: due, in: model(shifts: [shift]),
      missed: missed.map { ReplicationRecord.MissedShift(technician: 0, shift: $0) })
  }

  @Test func `calls that wait do so for a reason`() {
    #expect(Self.reason(at: 1500, technicians: []) == .noTechnician)
    #expect(Self.reason(at: 999) == .nobodyOnDuty)
    #expect(Self.reason(at: 2000) == .nobodyOnDuty)
    #expect(Self.reason(at: 1000) == .everybodyBusy)
    #expect(Self.reason(at: 1500, missed: [Self.shift]) == .everybodyAbsent)
  }

  @Test func `calls that are answered are followed step by step`() {
    func reason(at due: Int) -> BreachReason {
      Self.reason(at: due) { call in
        (call.dispatched, call.arrived, call.started) = (1100, 1200, 1300)
        (call.partsFrom, call.partsUntil) = (1400, 1500)
        (call.lastDispatched, call.lastArrived, call.completed) = (1600, 1700, 1800)
      }
    }

    let reasons = [1050, 1150, 1250, 1350, 1450, 1550, 1650, 1750].map(reason)

    #expect(
      reasons == [
        .everybodyBusy, .travel, .closedDoor, .work, .parts, .everybodyBusy, .travel, .work,
      ])
  }
}
