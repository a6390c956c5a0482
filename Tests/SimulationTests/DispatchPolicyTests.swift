import ServiceModel
import TestScenarios
import Testing

@testable import Simulation

/// What a policy is asked, and what becomes of its answers.
struct DispatchPolicyTests {
  /// The rule "first free" as a policy: whoever waits longest gets whoever is first by number.
  private struct InOrder: DispatchPolicy {
    var interval = 1 << 30
    var triggers = Set(PlanningTrigger.allCases)
    var delay = 0

    func assignments(in situation: DispatchSituation) -> [DispatchAssignment] {
      let free = situation.technicians.indices.filter {
        situation.technicians[$0].shift != nil && situation.technicians[$0].busyUntil == nil
      }
      return zip(free, situation.calls).map { technician, call in
        DispatchAssignment(
          technician: technician, call: call.call,
          departure: max(situation.now, call.created + delay))
      }
    }
  }

  /// A policy that writes down what is known when it decides.
  private struct Watched: DispatchPolicy {
    var inner = InOrder()
    let log: Recorder<DispatchSituation>
    var interval: Int { inner.interval }
    var triggers: Set<PlanningTrigger> { inner.triggers }

    func assignments(in situation: DispatchSituation) -> [DispatchAssignment] {
      log.add(situation)
      return inner.assignments(in: situation)
    }
  }

  private static func instant(_ seconds: Int) -> Instant { Instant(secondsSinceEpoch: seconds) }

  private static func model(
    _ types: [CallType], technicians: Int = 1, hours: Int = 100
  ) -> SimulationModel {
    SimulationModel(
      technicians: (0..<technicians).map { SimulatedTechnician(id: "technician-\($0)") },
      callTypes: types,
      window: SimulationWindow(
        start: instant(0), length: .hours(hours), coolDown: .hours(1000)))
  }

  @Test(arguments: 1...5)
  func `a policy that serves in order of arrival is the rule that does`(seed: UInt64) {
    let type = CallType(
      id: "call", arrivals: .poisson(perHour: 2.4), work: .exponential(mean: 3600),
      technicians: [0, 1, 2])
    var model = Self.model([type], technicians: 3, hours: 400)
    let ruled = model.replication(0, seed: seed)
    model.policy = InOrder()

    let planned = model.replication(0, seed: seed)

    #expect(ruled.calls.count > 800)
    #expect(planned.calls.map(\.started) == ruled.calls.map(\.started))
    #expect(planned.whole == ruled.whole)
    #expect(planned.end == ruled.end)
  }

  @Test func `between plans a technician goes on with the visit that was planned next`() {
    let type = CallType(
      id: "call", arrivals: .listed([60, 120, 7300].map(Self.instant)), work: .constant(5400),
      technicians: [0])
    var model = Self.model([type])
    model.policy = Ahead()

    let calls = model.replication(0, seed: 1).calls

    // Plans are made on the hour; at 2:00 and 3:00 the next visit is known before the last one ends.
    #expect(calls.map(\.started) == [3600, 9000, 14_400])
  }

  /// Plans on the hour: the oldest call is the next visit, whether or not another one goes on.
  private struct Ahead: DispatchPolicy {
    let interval = 3600
    let triggers: Set<PlanningTrigger> = []

    func assignments(in situation: DispatchSituation) -> [DispatchAssignment] {
      situation.calls.prefix(1).map {
        DispatchAssignment(technician: 0, call: $0.call, departure: situation.now)
      }
    }
  }

  @Test func `a call that is not to be served yet is set out for in time`() {
    let type = CallType(
      id: "call", arrivals: .listed([Self.instant(60)]), work: .constant(1800), technicians: [0])
    var model = Self.model([type])
    model.policy = InOrder(delay: 7200)

    #expect(model.replication(0, seed: 1).calls.map(\.started) == [7260])
  }

  @Test func `calls for a contractor stay when somebody takes them at once`() {
    var type = CallType(
      id: "call", arrivals: .listed([60, 120, 4000].map(Self.instant)), work: .constant(1800),
      technicians: [0])
    type.passesOn = true
    var model = Self.model([type])
    model.policy = InOrder(triggers: [])

    let record = model.replication(0, seed: 1)

    #expect(record.calls.map(\.state) == [.completed, .passedOn, .completed])
  }

  @Test func `nothing that is known depends on what was drawn and has not happened`() {
    // The same means, different draws; before an hour has passed nothing of them can have shown.
    let shapes: [Distribution] = [
      .constant(7200), .logNormal(mean: 7200, variation: 0.1),
      .triangular(low: 3600, mode: 7200, high: 10_800),
    ]
    let logs = shapes.map { shape in
      let log = Recorder<DispatchSituation>()
      var type = CallType(
        id: "call", arrivals: .listed([60, 120, 600, 1200].map(Self.instant)), work: shape,
        technicians: [0, 1, 2])
      type.sites = [WeightedSite(place: 1)]
      type.firstFix = FirstFix(
        probability: 0.5, partsDelay: .constant(3600), work: shape)
      var model = Self.model([type], technicians: 3)
      model.travel = SimulatedTravel(
        size: 2, durations: [0, 900, 900, 0],
        noise: shape == .constant(7200) ? .constant(1) : .logNormal(mean: 1, variation: 0.01))
      model.policy = Watched(log: log)
      let works = model.replication(0, seed: 1).calls.map(\.work)
      #expect(shape == .constant(7200) || Set(works).count > 1)
      return log.all.prefix { $0.now <= 900 }
    }

    #expect(logs[0].count == 3)
    #expect(logs[0] == logs[1] && logs[0] == logs[2])
    // The third call comes in while two technicians are on the way.
    #expect(
      logs[0].last?.technicians.map(\.busyUntil) == [60 + 900 + 7200, 120 + 900 + 7200, nil])
  }
}
