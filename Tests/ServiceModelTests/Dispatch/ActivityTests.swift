import ServiceModel
import Testing

/// Checklist row 66, rules DI-2 and DI-3: activities follow the lines of their order.
struct ActivityTests {
  private let settings = DispatchSettings(
    activityCreation: .always, generationStage: "dispatched", activityType: "visit")

  private func demand(
    _ line: Int, _ technician: Identifier<Technician>?, _ task: Identifier<ServiceTask>?,
    minutes: Int = 30
  ) -> ActivityDemand {
    ActivityDemand(line: line, technician: technician, task: task, duration: .minutes(minutes))
  }

  @Test func `row 66, DI-3: lines with the same technician and task share an activity`() {
    let change = settings.matching(
      [],
      to: [
        demand(3, "ana", "clean"), demand(1, "ana", "repair"), demand(2, "ben", "repair"),
        demand(4, "ana", "repair", minutes: 45), demand(5, nil, nil),
      ], of: .order(), startingAt: .hour(9))

    #expect(change.created == ["SO-1-1", "SO-1-2", "SO-1-3", "SO-1-4"])
    #expect(change.activities.map(\.lines) == [[1, 4], [2], [3], [5]])
    #expect(change.activities.map(\.technician) == ["ana", "ben", "ana", nil])
    #expect(change.activities[0].duration == .minutes(75))
    #expect(change.activities.allSatisfy { $0.type == "visit" && $0.start == .hour(9) })
    #expect(change.removed.isEmpty)
  }

  @Test func `row 66, DI-3: a changed line merges into another activity or removes its own`() {
    let before = settings.matching(
      [], to: [demand(1, "ana", "repair"), demand(2, "ben", "repair")], of: .order(),
      startingAt: nil)

    let after = settings.matching(
      before.activities, to: [demand(1, "ana", "repair"), demand(2, "ana", "repair")],
      of: .order(), startingAt: nil)

    #expect(after.changed == ["SO-1-1"])
    #expect(after.removed == ["SO-1-2"])
    #expect(after.created.isEmpty)
    #expect(after.activities.map(\.lines) == [[1, 2]])
  }

  @Test func `row 66: what the dispatcher decided stays while the activity does`() {
    var activities = settings.matching(
      [], to: [demand(1, "ana", "repair")], of: .order(), startingAt: .hour(9)
    ).activities
    activities[0].technician = "ben"
    activities[0].start = .hour(11)
    activities[0].isDispatched = true

    let after = settings.matching(
      activities, to: [demand(1, "ana", "repair"), demand(2, "ana", "repair")], of: .order(),
      startingAt: .hour(9))

    #expect(after.activities.count == 1)
    #expect(after.activities[0].technician == "ben")
    #expect(after.activities[0].start == .hour(11))
    #expect(after.activities[0].isDispatched)
    #expect(after.activities[0].lines == [1, 2])
  }

  @Test
  func `closed activities stay and cover their lines, those of other orders stay as they are`() {
    let done = Activity(
      id: "done", order: "SO-1", lines: [1], task: "repair", requestedTechnician: "ana",
      duration: .minutes(30), isClosed: true)
    let other = Activity(id: "SO-1-1", order: "SO-2", lines: [1], duration: .zero)

    let change = settings.matching(
      [done, other], to: [demand(1, "ana", "repair"), demand(2, "ana", "repair")], of: .order(),
      startingAt: nil)

    #expect(change.activities.prefix(2) == [done, other])
    #expect(change.created == ["SO-1-2"])
    #expect(change.activities.last?.lines == [2])
  }

  @Test(arguments: 1...UInt64(200))
  func `row 66: activities are the distinct pairs of the lines, whatever came before`(
    seed: UInt64
  ) {
    var generator = SeededGenerator(seed: seed)
    var activities: [Activity] = [Activity(id: "x", order: "SO-9", lines: [1], duration: .zero)]
    for _ in 0..<6 {
      let demands = (0..<Int.random(in: 0...6, using: &generator)).map { line in
        demand(
          line, ["ana", "ben", nil].randomElement(using: &generator) ?? nil,
          ["clean", "repair", nil].randomElement(using: &generator) ?? nil,
          minutes: Int.random(in: 0...90, using: &generator))
      }
      let change = settings.matching(
        activities, to: demands.shuffled(using: &generator), of: .order(), startingAt: .hour(8))
      let own = change.activities.filter { $0.order == "SO-1" }

      #expect(own.flatMap(\.lines).sorted() == demands.map(\.line))
      #expect(Set(own.map { [$0.requestedTechnician?.text, $0.task?.text] }).count == own.count)
      for activity in own {
        let lines = demands.filter { activity.lines.contains($0.line) }
        #expect(lines.allSatisfy { $0.technician == activity.requestedTechnician })
        #expect(lines.allSatisfy { $0.task == activity.task })
        #expect(activity.duration == lines.reduce(.zero) { $0 + $1.duration })
      }
      #expect(Set(change.activities.map(\.id)).count == change.activities.count)
      #expect(change.activities.contains { $0.id == "x" })
      let kept = Set(activities.map(\.id)).subtracting(change.removed)
      #expect(kept.union(change.created) == Set(change.activities.map(\.id)))
      let again = settings.matching(
        change.activities, to: demands, of: .order(), startingAt: .hour(8))
      #expect(again.activities == change.activities)
      #expect(again.created.isEmpty && again.changed.isEmpty && again.removed.isEmpty)
      activities = change.activities
    }
  }

  @Test func `no duration of a line overflows`() {
    let change = settings.matching(
      [],
      to: [
        ActivityDemand(line: 1, duration: Seconds(.max)),
        ActivityDemand(line: 2, duration: Seconds(.max)),
        ActivityDemand(line: 3, duration: Seconds(.min)),
      ], of: .order(), startingAt: nil)

    #expect(change.activities.map(\.duration) == [PlanningLimits.durations.upperBound])
  }

  @Test func `DI-3: the creation rule makes an activity never, always or when asked`() throws {
    func made(_ rule: ActivityCreation, answer: Bool? = nil) throws(Refusal) -> Int {
      var order = ServiceOrder.order()
      order.preferredTechnicians = ["ana"]
      return try DispatchSettings(activityCreation: rule).addingActivity(
        to: [], for: order, startingAt: .hour(9), taking: .hours(1), answer: answer
      ).filter { $0.technician == "ana" && $0.lines.isEmpty }.count
    }

    #expect(try made(.never) == 0)
    #expect(try made(.always) == 1)
    #expect(try made(.ask, answer: true) == 1)
    #expect(try made(.ask, answer: false) == 0)
    let refusal = #expect(throws: Refusal.self) { try made(.ask) }
    #expect(refusal?.rule == "DI-3")
  }

  @Test func `DI-3: the activity of the order as a whole gives way to those of its lines`() throws {
    let whole = try settings.addingActivity(
      to: [], for: .order(), startingAt: .hour(9), taking: .hours(1))

    let kept = settings.matching(whole, to: [], of: .order(), startingAt: nil)
    let change = settings.matching(
      whole, to: [demand(1, "ana", "repair")], of: .order(), startingAt: nil)

    #expect(kept.activities == whole)
    #expect(change.removed == ["SO-1-1"])
    #expect(change.activities.map(\.id) == ["SO-1-2"])
  }

  @Test func `ST-8: lines have activities from the generation stage on`() throws {
    let tree = try StageTree.repairShop
    let has = tree.stages.filter { settings.hasActivities(.order(in: $0.id), in: tree) }

    #expect(has.map(\.id) == ["dispatched", "done"])
    #expect(!DispatchSettings().hasActivities(.order(in: "done"), in: tree))
    #expect(!settings.hasActivities(.order(), in: try StageTree.made([])))
  }
}
