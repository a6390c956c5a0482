import Foundation
import ServiceModel

/// A text file, read whole.
struct TextFile {
  /// The file, as the user would name it.
  var name: String
  /// The bytes, valid UTF-8, without a byte order mark.
  var bytes: [UInt8]

  /// Reads the file at `path`.
  ///
  /// - Parameters:
  ///   - path: The file; relative paths count from the working directory.
  ///   - place: Where the file is named, for diagnostics about files that others name.
  /// - Returns: The file, or why it cannot be read.
  static func read(
    _ path: String, namedAt place: (file: String, position: SourcePosition)? = nil
  ) -> Result<TextFile, TextFileFault> {
    func fault(_ code: FaultCode, _ message: String) -> TextFileFault {
      TextFileFault(
        diagnostic: ScenarioDiagnostic(
          code, file: place?.file ?? path, position: place?.position, value: path,
          message: message))
    }
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      return .failure(fault(.fileMissing, "there is no file \(path)"))
    }
    guard !isDirectory.boolValue else {
      return .failure(fault(.fileUnreadable, "\(path) is a folder"))
    }
    guard let data = regularContents(of: path) else {
      return .failure(fault(.fileUnreadable, "\(path) cannot be read"))
    }
    var bytes = [UInt8](data)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      var position = SourcePosition(ofByte: firstInvalid(bytes), in: bytes)
      position.column = max(1, position.column)
      return .failure(
        TextFileFault(
          diagnostic: ScenarioDiagnostic(
            .notUTF8, file: path, position: position, message: "the bytes are not UTF-8 text")))
    }
    return .success(TextFile(name: path, bytes: bytes))
  }

  /// Returns the contents of a file or pipe; `nil` for devices, which may never end.
  private static func regularContents(of path: String) -> Data? {
    let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let type = try? FileManager.default.attributesOfItem(atPath: resolved)[.type]
    guard type as? FileAttributeType != .typeCharacterSpecial else { return nil }
    return try? Data(contentsOf: URL(fileURLWithPath: path))
  }

  /// Returns the offset of the first byte that is not UTF-8.
  private static func firstInvalid(_ bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF8.width(scalar)
    }
    return offset
  }
}

/// Why a file could not be read.
struct TextFileFault: Error {
  /// The fault, ready to be shown.
  var diagnostic: ScenarioDiagnostic
}

extension SourcePosition {
  /// Creates the place of the byte at `offset` in UTF-8 text.
  init(ofByte offset: Int, in bytes: [UInt8], from start: Int = 0, line: Int = 1) {
    var line = line
    var column = 1
    for byte in bytes[start..<min(offset, bytes.count)] {
      if byte == .lineFeed {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    self.init(line: line, column: column)
  }
}
