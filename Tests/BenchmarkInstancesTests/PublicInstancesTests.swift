import Foundation
import ServiceModel
import Testing

import BenchmarkInstances

@Suite(.enabled(if: PublicInstances.folder != nil, "shared/bench is not above the package"))
struct PublicInstancesTests {
  @Test(arguments: [BenchmarkSet.sdvrptw, .pcvrptw])
  func `published plans keep every rule and cost what they say`(set: BenchmarkSet) throws {
    let reader = InstanceReader(set)
    let paths = try PublicInstances.paths(of: set.rawValue, ending: ".vrp")

    for path in paths {
      let instance = try reader.read(path)
      let solution = try #require(try reader.referenceSolution(for: path))
      let judgement = RouteJudge(scenario: instance.scenario).judge(solution.routes)
      #expect(judgement.objective == solution.cost, "\(instance.name)")
      #expect(judgement.faults == [], "\(instance.name)")
      #expect(instance.bestKnown == solution.cost, "\(instance.name)")
    }

    #expect(!paths.isEmpty)
  }

  @Test(arguments: [
    (BenchmarkSet.solomon, "solomon100", ".txt"), (.homberger, "homberger200", ".txt"),
    (.strsp, "strsp/tasks", ".txt"), (.sdvrptw, "sdvrptw", "1.vrp"), (.fsm, "fsm", "0x8.json"),
  ])
  func `instances make scenarios without errors`(
    set: BenchmarkSet, folder: String, ending: String
  ) throws {
    let instances = try PublicInstances.read(set, folder: folder, ending: ending)

    let faults = instances.flatMap { $0.scenario.faults() }.filter { $0.severity == .error }

    #expect(!instances.isEmpty)
    #expect(faults.isEmpty)
  }

  @Test func `Solomon's instances have 100 customers and a best known cost`() throws {
    let instances = try PublicInstances.read(.solomon, folder: "solomon100", ending: ".txt")

    #expect(instances.count == 56)
    #expect(instances.allSatisfy { $0.scenario.serviceOrders.count == 100 })
    #expect(instances.allSatisfy { $0.bestKnown != nil })
    let first = instances.first { $0.name == "C101" }
    #expect(first?.bestKnown == Money(minorUnits: 8273))
    #expect(first?.scenario.technicians.count == 25)
  }

  @Test(arguments: [("homberger200", 200), ("homberger1000", 1000)])
  func `Homberger's instances have the customers of their folder`(
    folder: String, customers: Int
  ) throws {
    let instances = try PublicInstances.read(.homberger, folder: folder, ending: ".txt")

    #expect(!instances.isEmpty)
    #expect(instances.allSatisfy { $0.scenario.serviceOrders.count == customers })
  }

  @Test(arguments: [InstanceReader.Crew.full, .reduced])
  func `every task file finds its crew`(crew: InstanceReader.Crew) throws {
    let reader = InstanceReader(.strsp, crew: crew)

    let instances = try PublicInstances.paths(of: "strsp/tasks", ending: ".txt").map(reader.read)

    #expect(instances.count == 24)
    #expect(instances.allSatisfy { $0.scenario.serviceOrders.count == 100 })
    #expect(instances.allSatisfy { (1...40).contains($0.scenario.technicians.count) })
    #expect(Set(instances.map(\.scenario.skills.count)) == [5, 6])
  }

  @Test func `field-service instances have the crew and work of their names`() throws {
    // The tests of the import read the largest one; in debug mode it takes its time.
    let paths = try PublicInstances.paths(of: "fsm", ending: ".json")
    let instances = try paths.filter { !$0.contains("1000x120") }.map(InstanceReader(.fsm).read)

    #expect(instances.count == 3)
    for instance in instances {
      let scenario = instance.scenario
      let size = "\(scenario.serviceOrders.count)x\(scenario.technicians.count)"
      #expect(instance.name == "fsm_\(size)")
    }
    let small = instances.first { $0.name == "fsm_50x8" }
    #expect(small?.bestKnown == Money(minorUnits: 109_010))
  }
}

/// The public instances in `shared/bench`, in the nearest folder above the package that has it.
private enum PublicInstances {
  static let folder: URL? = {
    var parent = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while parent.path != "/" {
      let candidate = parent.appendingPathComponent("shared/bench")
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
      parent = parent.deletingLastPathComponent()
    }
    return nil
  }()

  static func paths(of folder: String, ending suffix: String) throws -> [String] {
    let folder = try #require(Self.folder).appendingPathComponent(folder)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(suffix) }.sorted().map { folder.appendingPathComponent($0).path }
  }

  static func read(
    _ set: BenchmarkSet, folder: String, ending suffix: String
  ) throws -> [BenchmarkInstance] {
    try paths(of: folder, ending: suffix).map(InstanceReader(set).read)
  }
}
