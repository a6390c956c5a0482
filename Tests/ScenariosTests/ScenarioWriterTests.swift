import Foundation
import Scenarios
import ServiceModel
import Testing

struct ScenarioWriterTests {
  @Test(arguments: 0..<150)
  func `what is written reads back as the same scenario`(seed: UInt64) throws {
    var maker = RandomScenario(seed: seed)
    let scenario = maker.scenario()

    let loaded = try Self.load(ScenarioWriter(fileName: "s.yaml").files(for: scenario))

    let errors = loaded.diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.description) == [])
    let read = try #require(loaded.scenario)
    let isSame = read == scenario
    #expect(isSame, "\(Self.firstDifference(read, scenario))")
  }

  /// Writes the files to a folder of their own and loads the first one.
  private static func load(_ files: [ScenarioFile]) throws -> LoadedScenario {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files {
      try Data(file.contents.utf8).write(to: folder.appending(path: file.name))
    }
    return ScenarioLoader.load(path: folder.appending(path: files[0].name).path)
  }

  private static func firstDifference(_ left: Scenario, _ right: Scenario) -> String {
    for (one, other) in zip(Mirror(reflecting: left).children, Mirror(reflecting: right).children)
    where "\(one.value)" != "\(other.value)" {
      return "\(one.label ?? ""): \(one.value)\nis not \(other.value)"
    }
    return "none that can be printed"
  }
}
