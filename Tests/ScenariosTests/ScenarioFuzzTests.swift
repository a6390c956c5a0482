import Foundation
import ServiceModel
import Testing

@testable import Scenarios

/// No text makes reading trap or stay silent about why there is no scenario.
struct ScenarioFuzzTests {
  @Test(arguments: 0..<200)
  func `random bytes give diagnostics`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet = Array("callout: -[]{}&*?|>'\"#%@!,\n\t\r 0129.Té\u{FEFF}".utf8)
    let bytes = (0..<random.below(400)).map { _ in
      random.below(4) > 0 ? alphabet[random.below(alphabet.count)] : UInt8(random.below(256))
    }

    let loaded = ScenarioLoader.load(text: String(decoding: bytes, as: UTF8.self), file: "f.yaml")

    #expect(loaded.scenario == nil)
    #expect(loaded.diagnostics.contains { $0.severity == .error })
  }

  @Test(arguments: 0..<200)
  func `garbled scenarios load or say why not`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let name = seed % 2 == 0 ? "EveryKey.yaml" : "HarbourTown.yaml"
    let text = Self.garbled(try Self.bytes(of: name), &random)

    let loaded = ScenarioLoader.load(
      text: String(decoding: text, as: UTF8.self), file: Fixture.path("Golden/\(name)"))

    #expect((loaded.scenario == nil) == loaded.diagnostics.contains { $0.severity == .error })
    for diagnostic in loaded.diagnostics { #expect(diagnostic.position != nil) }
  }

  @Test(arguments: 0..<60)
  func `each beginning of a scenario loads or says why not`(part: Int) throws {
    let bytes = try Self.bytes(of: "EveryKey.yaml")
    let text = String(decoding: bytes.prefix(bytes.count * part / 60), as: UTF8.self)

    let loaded = ScenarioLoader.load(text: text, file: "f.yaml")

    #expect((loaded.scenario == nil) == loaded.diagnostics.contains { $0.severity == .error })
  }

  @Test(arguments: 0..<200)
  func `garbled tables are read without a trap`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let orders = Self.garbled(try Self.bytes(of: "HarbourTown-orders.csv"), &random)
    let technicians = Self.garbled(try Self.bytes(of: "HarbourTown-technicians.csv"), &random)

    var orderReader = TableReader<OrderColumn>(
      TextFile(name: "o.csv", bytes: orders), Self.reference(";"), ReadingContext())
    let (readOrders, orderRows) = orderReader.orders()
    var technicianReader = TableReader<TechnicianColumn>(
      TextFile(name: "t.csv", bytes: technicians), Self.reference(","), ReadingContext())
    let (readTechnicians, technicianRows) = technicianReader.technicians()

    #expect(readOrders.count == orderRows.count)
    #expect(readTechnicians.map(\.shifts.count) == technicianRows.map(\.count))
    let table = ReadTable(
      firstIndex: 0, reader: orderReader, rows: orderRows.map { [$0] })
    for index in readOrders.indices {
      let path: ArraySlice<FieldPath.Step> = [
        .key("visits"), .index(0), .key("timeWindows"), .index(0),
      ]
      #expect(table.place(of: path, in: index).position != nil)
    }
  }

  @Test(arguments: 0..<200)
  func `garbled matrices are read without a trap`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let bytes = Self.garbled(try Self.bytes(of: "EveryKey-bike.json"), &random)

    let file = MatrixFile(TextFile(name: "m.json", bytes: bytes))

    #expect((file.matrix == nil) == !file.diagnostics.isEmpty)
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "[a: ", "{? "])
  func `deep nesting is refused`(opening: String) {
    let text = "callout: 1\nskills: " + String(repeating: opening, count: 50_000)

    let loaded = ScenarioLoader.load(text: text, file: "f.yaml")

    #expect(loaded.scenario == nil)
    #expect(!loaded.diagnostics.isEmpty)
  }

  @Test(arguments: ["[", "- ", "? "])
  func `deep nesting from the first byte is refused`(opening: String) {
    let text = String(repeating: opening, count: 50_000)

    let loaded = ScenarioLoader.load(text: text, file: "f.yaml")

    #expect(!loaded.diagnostics.isEmpty)
  }

  @Test(arguments: [
    "*z: 1\n", "*z : 1\n", "? *z\n: 1\n", "{*z: 1}\n", "[*z]: 1\n", "{a: {? *z : 1}}\n",
    "{[*z]: 1}\n",
    "# note\r? *z\r: 1\r", "a: 1\u{2028}*z: 1\n", "? - *z\n  - *z\n",
  ])
  func `an alias bomb as a key is refused at once`(key: String) {
    var text = "a: &a [x, x]\n"
    for level in UInt8(ascii: "b")...UInt8(ascii: "z") {
      let name = String(decoding: [level], as: UTF8.self)
      let before = String(decoding: [level - 1], as: UTF8.self)
      text += "\(name): &\(name) [*\(before), *\(before), *\(before), *\(before)]\n"
    }

    let loaded = ScenarioLoader.load(text: text + key, file: "f.yaml")

    #expect(loaded.diagnostics.map(\.code) == [.tooComplex])
  }

  /// Returns `bytes` with a few random changes.
  private static func garbled(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    let pieces = [
      "\"", "'", ":", ";", ",", "|", "\n", "\r\n", "\r", " ", "\t", "-", "- ", "[", "]", "{", "}",
      "&a ",
      "*a", "? ", "<<: ", "!!int ", "%", "#", "null", "~", "9223372036854775807", "-1", "1e9",
      "NaN",
      "PT9S", "2026-03-29T02:30", "9999-12-31", "\u{0}", "é", "\u{E000}\u{E001}", "id: ",
      "visits: []",
    ].map { Array($0.utf8) }
    for _ in 0...random.below(8) where !bytes.isEmpty {
      let place = random.below(bytes.count)
      switch random.below(5) {
      case 0: bytes[place] = UInt8(random.below(256))
      case 1: bytes.remove(at: place)
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + random.below(40)))
      case 3:
        let end = min(bytes.count, place + random.below(40))
        bytes.insert(contentsOf: bytes[place..<end], at: random.below(bytes.count))
      default: bytes.insert(contentsOf: pieces[random.below(pieces.count)], at: place)
      }
    }
    return bytes
  }

  private static func bytes(of name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: Fixture.path("Golden/\(name)"))))
  }

  private static func reference(_ delimiter: Unicode.Scalar) -> TableReference {
    TableReference(
      list: "serviceOrders", path: "f.csv", position: .start, delimiter: UInt8(ascii: delimiter),
      columns: [(key: "id", header: "Order No", position: .start)])
  }
}
