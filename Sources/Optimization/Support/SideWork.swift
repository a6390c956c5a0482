import Dispatch
import Synchronization

/// Work on a thread of its own that ends when it is asked to.
final class SideWork<Result: Sendable>: Sendable {
  private let result = Mutex<Result?>(nil)
  private let isAsked = Atomic(false)
  private let group = DispatchGroup()

  /// Starts `work`, which asks now and then whether it has to end.
  init(_ work: @escaping @Sendable (_ isAsked: @escaping @Sendable () -> Bool) -> Result) {
    DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
      let outcome = work { self.isAsked.load(ordering: .relaxed) }
      result.withLock { $0 = outcome }
    }
  }

  /// Asks the work to end, waits for it, and returns what came of it.
  func finish() -> Result? {
    isAsked.store(true, ordering: .relaxed)
    group.wait()
    return result.withLock { $0 }
  }
}
