import Foundation

/// Files that lie beside the package on machines that have them.
enum SharedFiles {
  /// Returns the text of a file under `../shared`; `nil` when this machine does not have it.
  static func text(_ path: String) -> String? {
    let package = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    // A package may itself be a second checkout, one folder further down.
    let folders =
      [package.deletingLastPathComponent()]
      + [package.deletingLastPathComponent().deletingLastPathComponent()]
    for folder in folders {
      let file = folder.appending(path: "shared").appending(path: path)
      if let data = try? Data(contentsOf: file) { return String(decoding: data, as: UTF8.self) }
    }
    return nil
  }
}
