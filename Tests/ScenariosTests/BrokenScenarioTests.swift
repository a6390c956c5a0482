import Foundation
import Scenarios
import ServiceModel
import Testing

struct BrokenScenarioTests {
  @Test(arguments: Broken.names)
  func `a broken scenario gives the documented codes and places`(name: String) throws {
    let loaded = ScenarioLoader.load(path: Fixture.path("Broken/\(name).yaml"))

    let folder = Fixture.path("Broken") + "/"
    let text = loaded.diagnostics.map { $0.description.replacing(folder, with: "") + "\n" }
    try WrittenFile.expect(
      text.joined(), at: "Tests/ScenariosTests/Broken/\(name).expected.txt")
    #expect((loaded.scenario == nil) == loaded.diagnostics.contains { $0.severity == .error })
  }

  @Test func `more than thirty broken rules each stand in a small file of their own`() {
    let small = Broken.names.filter { $0.hasPrefix("1") && $0.prefix { $0.isNumber }.count == 3 }

    #expect(small.count > 30)
    for name in small {
      let loaded = ScenarioLoader.load(path: Fixture.path("Broken/\(name).yaml"))
      #expect(loaded.diagnostics.count == 1, "\(name)")
      #expect(loaded.diagnostics.allSatisfy { $0.position != nil && !$0.remedy.isEmpty }, "\(name)")
    }
  }

  @Test func `a file that does not exist is a diagnostic`() {
    let loaded = ScenarioLoader.load(path: "no/such/file.yaml")

    #expect(loaded.diagnostics.map(\.code) == [.fileMissing])
    #expect(loaded.diagnostics.first?.position == nil)
  }

  @Test func `a folder is a diagnostic`() {
    let loaded = ScenarioLoader.load(path: Fixture.path("Broken"))

    #expect(loaded.diagnostics.map(\.code) == [.fileUnreadable])
  }

  @Test func `a device that never ends is a diagnostic`() {
    let loaded = ScenarioLoader.load(path: "/dev/zero")

    #expect(loaded.diagnostics.map(\.code) == [.fileUnreadable])
  }
}

/// The scenarios under `Broken/`.
enum Broken {
  /// The names of the scenarios, without extension, in order.
  static var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: Fixture.path("Broken"))) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }
}
