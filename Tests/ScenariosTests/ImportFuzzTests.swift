import Scenarios
import ServiceModel
import Testing

/// No text makes an import trap or stay silent about why there is no scenario.
struct ImportFuzzTests {
  @Test func `every beginning of a VROOM problem is read without a trap`() {
    let text = VROOMText.problem(
      vehicle: #""capacity": [1], "breaks": [{"id": 1, "service": 60, "time_windows": [[0, 9]]}]"#,
      jobs: [#"{"id": 1, "location_index": 1, "description": "\u00e9\ud83d\ude00", "skills": [1]}"#]
    )
    var failures = 0

    for length in 0..<text.utf8.count {
      let start = String(decoding: text.utf8.prefix(length), as: UTF8.self)
      let result = VROOMImport(file: "p.json").scenario(from: start)
      if result.scenario == nil, result.diagnostics.contains(where: { $0.code == .syntax }) {
        failures += 1
      }
    }

    #expect(failures == text.utf8.count)
    #expect(VROOMImport(file: "p.json").scenario(from: text).scenario != nil)
  }

  @Test(arguments: 0..<200)
  func `garbled VROOM problems give a scenario or say why not`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let faulty = VROOMText.faulty[random.below(VROOMText.faulty.count)].text
    var bytes = Array(faulty.utf8)
    let alphabet = Array(#"{}[]",:0129-+.eE\ntu "#.utf8) + [0, 0xFF, 0xC3]
    for _ in 0...random.below(6) where !bytes.isEmpty {
      let place = random.below(bytes.count)
      switch random.below(3) {
      case 0: bytes[place] = alphabet[random.below(alphabet.count)]
      case 1: bytes.remove(at: place)
      default: bytes.insert(alphabet[random.below(alphabet.count)], at: place)
      }
    }

    let result = VROOMImport(file: "p").scenario(from: String(decoding: bytes, as: UTF8.self))

    #expect((result.scenario == nil) == result.diagnostics.contains { $0.severity == .error })
  }

  @Test func `deep nesting and huge numbers are refused`() {
    let deep = String(repeating: "[", count: 100_000)
    let huge = VROOMText.problem(
      jobs: [#"{"id": 1, "location_index": 1, "service": 99999999999999999999999999}"#])

    #expect(VROOMImport(file: "p").scenario(from: deep).diagnostics.map(\.code) == [.syntax])
    #expect(VROOMImport(file: "p").scenario(from: huge).diagnostics.map(\.code) == [.wrongType])
  }

  @Test func `every beginning of a mapping and of a table is read without a trap`() {
    let table = "no,in,out,due,what,who,y,x\n1,2015-03-01T10:00:00,,,sign,\"a\"\"b\",42.3,-71.1\n"
    let mapping = RequestsText.mapping(select: "limit: 3", more: "table: { delimiter: \"\\t\" }")

    for length in 0..<table.utf8.count {
      let loaded = RequestsText.load(String(decoding: table.utf8.prefix(length), as: UTF8.self))
      #expect((loaded.scenario == nil) == loaded.diagnostics.contains { $0.severity == .error })
    }
    for length in 0..<mapping.utf8.count {
      let loaded = RequestsImport.load(
        tableText: table, tableFile: "t.csv",
        mappingText: String(decoding: mapping.utf8.prefix(length), as: UTF8.self),
        mappingFile: "m.yaml")
      #expect((loaded.scenario == nil) == loaded.diagnostics.contains { $0.severity == .error })
    }
  }

  @Test(arguments: 0..<200)
  func `garbled mappings and tables give a scenario or say why not`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let table = "no,in,out,due,what,who,y,x\n1,2015-03-01T10:00:00,,,sign,\"ab\",42.3,-71.1\n"
    var texts = [table, RequestsText.mapping(select: "limit: 3")].map { Array($0.utf8) }
    let alphabet = Array(#"{}[]",:0129-+.eE&*!|>%@ \n\t"#.utf8) + [0, 0x0A, 0xFF, 0xC3]
    for index in texts.indices {
      for _ in 0..<random.below(5) {
        let place = random.below(texts[index].count)
        switch random.below(3) {
        case 0: texts[index][place] = alphabet[random.below(alphabet.count)]
        case 1: texts[index].remove(at: place)
        default: texts[index].insert(alphabet[random.below(alphabet.count)], at: place)
        }
      }
    }

    let loaded = RequestsImport.load(
      tableText: String(decoding: texts[0], as: UTF8.self), tableFile: "t.csv",
      mappingText: String(decoding: texts[1], as: UTF8.self), mappingFile: "m.yaml")

    #expect((loaded.scenario == nil) == loaded.diagnostics.contains { $0.severity == .error })
  }
}

/// A sequence of pseudo-random numbers that a seed repeats.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  /// - Source: Vigna, SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Returns a number from zero up to, but not including, `limit`.
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
