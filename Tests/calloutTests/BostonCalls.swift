import Foundation

/// The city's calls for service, on machines that have the table.
enum BostonCalls {
  /// The folder of the package.
  static let project = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The table of calls, in a folder beside the project or beside the folder that holds it.
  static let table: URL? = {
    let parent = project.deletingLastPathComponent()
    return [parent, parent.deletingLastPathComponent()]
      .map { $0.appending(path: "shared/data/boston-311/requests-2015-h1.csv") }
      .first { FileManager.default.fileExists(atPath: $0.path(percentEncoded: false)) }
  }()
}
