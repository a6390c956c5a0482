import Foundation

/// A folder whose files appear in full or not at all.
///
/// All bytes go to drafts first; they take their names only when the last of them is on the disk. After
/// a fault there is no draft and no new folder.
struct OutputFolder {
  /// The path as the user wrote it.
  var path: String

  /// Returns the path of a file in the folder.
  func path(of file: String) -> String { path.hasSuffix("/") ? path + file : "\(path)/\(file)" }

  /// Complains early when it is plain that nothing can be written here.
  ///
  /// - Throws: ``CommandFailure`` with the reason.
  func checkWritable() throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else { throw failure(.last) }
      return
    }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw failure(SystemFault(number: ENOTDIR)) }
    guard access(path, W_OK | X_OK) == 0 else { throw failure(.last) }
  }

  /// Writes `files`, whose paths may begin with a folder of their own; all or nothing.
  ///
  /// - Throws: ``CommandFailure`` with the reason, for example a full disk.
  func write(_ files: [(path: String, bytes: Data)]) throws {
    var made = Made()
    do {
      for file in files {
        let target = path(of: file.path)
        try makeFolder(String(target[..<(target.lastIndex(of: "/") ?? target.endIndex)]), &made)
        try refuseFolder(at: target)
        let draft = "\(target).\(getpid()).part"
        made.drafts.append((draft, target))
        try write(file.bytes, to: draft)
      }
      for (draft, target) in made.drafts where rename(draft, target) != 0 {
        throw SystemFault.last
      }
    } catch let fault as SystemFault {
      made.remove()
      throw failure(fault)
    }
  }

  /// What there would not be without this run.
  private struct Made {
    var folders: [String] = []
    var drafts: [(draft: String, target: String)] = []

    func remove() {
      for (draft, _) in drafts { unlink(draft) }
      // Only what is empty goes.
      for folder in folders.reversed() { rmdir(folder) }
    }
  }

  /// Makes a folder and those around it that are missing.
  private func makeFolder(_ folder: String, _ made: inout Made) throws {
    var status = stat()
    if folder.isEmpty { return }
    if stat(folder, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else { throw SystemFault(number: ENOTDIR) }
      return
    }
    if let slash = folder.lastIndex(of: "/") { try makeFolder(String(folder[..<slash]), &made) }
    guard mkdir(folder, 0o777) == 0 else {
      if errno == EEXIST { return }
      throw SystemFault.last
    }
    made.folders.append(folder)
  }

  /// A folder in the place of a file would be found only after other files have their names.
  private func refuseFolder(at target: String) throws {
    var status = stat()
    if stat(target, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw SystemFault(number: EISDIR)
    }
  }

  private func write(_ bytes: Data, to draft: String) throws {
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL, 0o666)
    guard descriptor >= 0 else { throw SystemFault.last }
    do {
      try callout.write(bytes, to: descriptor)
      guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
        throw SystemFault.last
      }
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw SystemFault.last }
  }

  private func failure(_ fault: SystemFault) -> CommandFailure {
    CommandFailure("cannot write to \(path): \(fault.message)")
  }
}
