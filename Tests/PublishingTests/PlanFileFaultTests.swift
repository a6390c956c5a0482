import Foundation
import Planning
import Publishing
import ServiceModel
import Testing

struct PlanFileFaultTests {
  @Test(arguments: [
    ("", "E2000 $"),
    ("{\"calloutPlan\": 1", "E2000 $"),
    ("[]", "E2001 $: expected an object"),
    ("{}", "E2001 $: the key \"calloutPlan\" is missing"),
    ("{\"calloutPlan\": 2}", "E2002 $.calloutPlan"),
    ("{\"calloutPlan\": 1e99}", "E2000 $"),
    ("{\"calloutPlan\": \"1\"}", "E2001 $.calloutPlan: expected a whole number"),
    ("{\"calloutPlan\": 1}", "E2001 $: the key"),
  ])
  func `bytes that are no plan are a fault`(text: String, beginning: String) throws {
    let fault = try #require(throws: PlanFileFault.self) {
      try PlanFile(json: Data(text.utf8))
    }

    #expect(fault.description.hasPrefix(beginning), "\(fault)")
  }

  @Test(arguments: [
    ("\"2026-03-10T09:00:00+01:00\"", "\"tomorrow\"", "E2001 $.routes[0].visits[0].arrivalTime: "),
    ("\"PT20M\"", "\"20 min\"", "E2001 $.routes[0].visits[0].travelTimeFromPrevious: "),
    ("\"PT20M\"", "20", "E2001 $.routes[0].visits[0].travelTimeFromPrevious: expected a text"),
    ("\"met\" : true", "\"met\" : 1", "E2001 $.routes[0].visits[0].sla[0].met: expected true"),
  ])
  func `a value of the wrong form is named by its path`(
    value: String, replacement: String, beginning: String
  ) throws {
    let text = String(decoding: try PlanFileTests.file.json(), as: UTF8.self)
    let broken = text.replacing(value, with: replacement, maxReplacements: 1)

    let fault = try #require(throws: PlanFileFault.self) {
      try PlanFile(json: Data(broken.utf8))
    }

    #expect(fault.description.hasPrefix(beginning), "\(fault)")
  }

  @Test func `all that makes no sense in a scenario is found at once`() {
    var file = PlanFileTests.file
    file.currency = "USD"
    file.status = "perfect"
    file.objective = .max
    file.terms["luck"] = .min
    file.routes[0].technician = "anna"
    file.routes[0].visits[0].visit = "SO-99"
    file.routes[0].visits[0].sla[0].slackSeconds = 1
    file.routes[1].shift = "early"
    file.unassignedVisits[0].reasons[0].code = "WEATHER"

    let (_, faults) = file.plan(for: PlannedDay.scenario)

    #expect(
      Set(faults.map(\.path)) == [
        "$.currency", "$.status", "$.objective", "$.terms.luck", "$.terms",
        "$.routes[0].technician", "$.routes[0].visits[0].visit",
        "$.routes[0].visits[0].sla[0].slackSeconds", "$.routes[1].shift",
        "$.unassignedVisits[0].reasons[0].code",
      ])
    #expect(faults.contains { $0.code == .unknownName && $0.text.contains("\"anna\"") })
  }

  @Test(arguments: 0..<300)
  func `damaged files are read or refused, never more`(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    var bytes = Array(try PlanFileTests.file.json())
    if seed.isMultiple(of: 3) {
      bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
    }
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes[place] = UInt8.random(in: 0...255, using: &random)
    }

    do {
      let file = try PlanFile(json: Data(bytes))
      _ = file.plan(for: PlannedDay.scenario)
      _ = file.breakdown
    } catch is PlanFileFault {
      // Refused with a place, as promised.
    }
  }
}

/// A generator of pseudo-random numbers that starts where it is told to.
///
/// - Source: Steele, Lea & Flood (2014), doi:10.1145/2660193.2660195.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
