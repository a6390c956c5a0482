import Foundation

/// A file that is there in full or not at all.
///
/// The bytes go to a file beside it, which takes its name only when all of them are on the disk. What
/// is no regular file, such as a pipe or `/dev/null`, is written as it is.
struct OutputFile {
  /// The path as the user wrote it.
  var path: String

  /// Complains early when it is plain that nothing can be written here.
  ///
  /// - Throws: ``CommandFailure`` with the reason.
  func checkWritable() throws {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT != S_IFDIR else { throw failure(SystemFault(number: EISDIR)) }
      guard access(path, W_OK) == 0 else { throw failure(.last) }
      guard status.st_mode & S_IFMT == S_IFREG else { return }
    }
    guard access(folder, W_OK) == 0 else { throw failure(.last) }
  }

  /// Writes `bytes`, all or nothing.
  ///
  /// - Throws: ``CommandFailure`` with the reason, for example a full disk; the file is then as it was.
  func write(_ bytes: Data) throws {
    do {
      var status = stat()
      if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
        try write(bytes, to: path, flags: O_WRONLY)
      } else {
        try replace(with: bytes)
      }
    } catch let fault as SystemFault {
      throw failure(fault)
    }
  }

  private func replace(with bytes: Data) throws {
    let target = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
    let draft = "\(target).\(getpid()).part"
    do {
      try write(bytes, to: draft, flags: O_WRONLY | O_CREAT | O_EXCL)
      guard rename(draft, target) == 0 else { throw SystemFault.last }
    } catch {
      unlink(draft)
      throw error
    }
  }

  private func write(_ bytes: Data, to path: String, flags: Int32) throws {
    let descriptor = open(path, flags, 0o666)
    guard descriptor >= 0 else { throw SystemFault.last }
    do {
      try callout.write(bytes, to: descriptor)
      // Pipes and terminals have nothing to synchronise and say so with EINVAL.
      guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
        throw SystemFault.last
      }
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw SystemFault.last }
  }

  private var folder: String {
    URL(filePath: path).resolvingSymlinksInPath().deletingLastPathComponent()
      .path(percentEncoded: false)
  }

  private func failure(_ fault: SystemFault) -> CommandFailure {
    CommandFailure("cannot write \(path): \(fault.message)")
  }
}
