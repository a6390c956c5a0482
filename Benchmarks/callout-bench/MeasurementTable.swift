import ArgumentParser
import Foundation

/// Where rows go: the end of a CSV file, or standard output.
///
/// Each row is written as soon as it is known, so an interrupted series keeps what it has.
struct MeasurementTable {
  private let handle: FileHandle

  /// Opens the table at `path`, creates it with its header, or heads standard output.
  ///
  /// - Throws: `ValidationError` when the file cannot be written or holds something else.
  init(path: String?) throws {
    let header = Data((Measurement.header + "\n").utf8)
    guard let path else {
      handle = .standardOutput
      try handle.write(contentsOf: header)
      return
    }
    let files = FileManager.default
    let isNew = !files.fileExists(atPath: path)
    if isNew, !files.createFile(atPath: path, contents: header) {
      throw ValidationError("\(path) cannot be created")
    }
    guard isNew || files.contents(atPath: path)?.starts(with: header) == true else {
      throw ValidationError("\(path) holds other columns; name another file")
    }
    guard let handle = FileHandle(forWritingAtPath: path) else {
      throw ValidationError("\(path) cannot be written")
    }
    try handle.seekToEnd()
    self.handle = handle
  }

  /// Adds a row.
  func append(_ measurement: Measurement) throws {
    try handle.write(contentsOf: Data((measurement.row + "\n").utf8))
  }
}
