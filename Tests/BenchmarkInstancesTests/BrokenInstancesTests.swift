import ServiceModel
import Testing

@testable import BenchmarkInstances

struct BrokenInstancesTests {
  @Test(arguments: 1...40)
  func `cut and garbled files are read or reported, never trapped`(seed: UInt64) {
    var random = SplitMix(state: seed)
    var reported = 0

    for _ in 0..<10 {
      reported += faults(of: garbled(InstanceTexts.solomon, &random), with: Self.solomon)
      reported += faults(of: garbled(InstanceTexts.tasks, &random), with: Self.tasks)
      reported += faults(of: garbled(InstanceTexts.technicians, &random), with: Self.crew)
      reported += faults(of: garbled(InstanceTexts.siteDependent, &random), with: Self.sites)
      reported += faults(of: garbled(InstanceTexts.prizeCollecting, &random), with: Self.prizes)
      reported += faults(of: garbled(InstanceTexts.fieldService, &random), with: Self.jobs)
    }

    #expect(reported > 10)
  }

  private typealias Reading = @Sendable (String) throws -> Scenario

  private static let solomon: Reading = { try SolomonFile.scenario($0.asInstance, name: "") }
  private static let tasks: Reading = {
    try ServiceTechnicianFile.scenario(
      tasks: $0.asInstance, technicians: InstanceTexts.technicians.asInstance, name: "")
  }
  private static let crew: Reading = {
    try ServiceTechnicianFile.scenario(
      tasks: InstanceTexts.tasks.asInstance, technicians: $0.asInstance, name: "")
  }
  private static let sites: Reading = {
    try SiteDependentFile.scenario(VRPLIBFile($0.asInstance), name: "")
  }
  private static let prizes: Reading = {
    try PrizeCollectingFile.scenario(VRPLIBFile($0.asInstance), name: "")
  }
  private static let jobs: Reading = {
    try FieldServiceFile.scenario($0, file: "", name: "")
  }

  /// Returns 1 when `reading` reports `text`, 0 when it reads it.
  private func faults(of text: String, with reading: Reading) -> Int {
    do {
      _ = try reading(text)
      return 0
    } catch {
      return 1
    }
  }

  private func garbled(_ text: String, _ random: inout SplitMix) -> String {
    var bytes = Array(text.utf8)
    if Bool.random(using: &random) {
      bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
    }
    for _ in 0..<Int.random(in: 0...4, using: &random) where !bytes.isEmpty {
      let position = Int.random(in: bytes.indices, using: &random)
      bytes[position] = UInt8.random(in: 9...126, using: &random)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A small generator with a seed.
///
/// - Source: Steele, Lea & Flood (2014), doi:10.1145/2660193.2660195.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
