import Foundation
import Testing

/// The built program, run as a user runs it.
struct CalloutTool {
  /// What a run left behind.
  struct Outcome {
    var exitCode: Int32
    var output: String
    var errors: String

    /// Whether there is a plan, proved to be the best or not.
    var hasPlan: Bool { [0, 4].contains(exitCode) }

    /// Standard output as one JSON object.
    func json() throws -> [String: Any] {
      let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
      return try #require(value as? [String: Any])
    }
  }

  /// A folder for the files of one test.
  let folder: URL

  /// Creates an empty folder to work in.
  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(component: "callout-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Removes the folder.
  func cleanUp() { try? FileManager.default.removeItem(at: folder) }

  /// Returns the path of `name` in the folder.
  func path(_ name: String) -> String { folder.appending(component: name).path }

  /// Writes `text` to the file called `name` and returns its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: folder.appending(component: name))
    return path(name)
  }

  /// Returns what the file called `name` holds.
  func contents(of name: String) throws -> Data {
    try Data(contentsOf: folder.appending(component: name))
  }

  /// Runs the program in the folder until it ends.
  ///
  /// - Parameters:
  ///   - arguments: The verb and what follows it.
  ///   - input: What comes from standard input.
  ///   - output: The file that takes standard output, unless it is to be returned.
  ///   - interruptAfter: A text in standard error after which Ctrl-C is pressed.
  /// - Returns: What the run left behind.
  /// - Throws: An error when the program cannot be started.
  func run(
    _ arguments: [String], input: String = "", output: String? = nil,
    interruptAfter: String? = nil
  ) async throws -> Outcome {
    let name = UUID().uuidString
    let outputPath = output ?? path("\(name).out")
    let errorPath = path("\(name).err")
    try write(input, to: "\(name).in")
    if output == nil { try write("", to: "\(name).out") }
    try write("", to: "\(name).err")

    let process = Process()
    process.executableURL = try Self.executable()
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: path("\(name).in")))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: outputPath))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: errorPath))
    let ends = AsyncStream<Void> { stream in
      process.terminationHandler = { _ in stream.finish() }
    }
    try process.run()
    if let interruptAfter {
      Self.interrupt(process.processIdentifier, after: interruptAfter, in: errorPath)
    }
    for await _ in ends {}
    return Outcome(
      exitCode: process.terminationStatus,
      output: output == nil ? Self.text(at: outputPath) : "", errors: Self.text(at: errorPath))
  }

  /// Runs the program in the folder until it ends, with nothing on standard input.
  func run(_ arguments: String...) async throws -> Outcome { try await run(arguments) }

  /// Presses Ctrl-C as soon as a file holds a text, from a thread that no busy test can hold up.
  private static func interrupt(_ process: pid_t, after text: String, in path: String) {
    Thread.detachNewThread {
      while kill(process, 0) == 0, !Self.text(at: path).contains(text) {
        Thread.sleep(forTimeInterval: 0.02)
      }
      kill(process, SIGINT)
    }
  }

  private static func text(at path: String) -> String {
    (try? Data(contentsOf: URL(filePath: path))).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Returns the program beside the test bundle.
  private static func executable() throws -> URL {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appending(component: "callout")
      var isDirectory: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isDirectory),
        !isDirectory.boolValue
      {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    throw CocoaError(.fileNoSuchFile)
  }
}
