import Foundation
import Synchronization

/// The wish of somebody outside that a run ends and keeps its best plan.
///
/// Ctrl-C (SIGINT) and SIGTERM express it; a second one ends the process at once.
enum Interruption {
  private static let wasRequested = Atomic(false)

  /// Whether somebody asked.
  static var isRequested: Bool { wasRequested.load(ordering: .relaxed) }

  /// Takes signals as wishes from now on, instead of dying of them.
  static func listen() {
    // A first use here, because a signal handler must not initialise anything.
    wasRequested.store(false, ordering: .relaxed)
    unblock([SIGINT, SIGTERM])
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        guard Interruption.wasRequested.exchange(true, ordering: .relaxed) else { return }
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  /// Lets signals through that the program may have inherited as blocked.
  ///
  /// Programs that start others from a worker thread of Dispatch pass on such a mask.
  private static func unblock(_ numbers: [Int32]) {
    var mask = sigset_t()
    sigemptyset(&mask)
    for number in numbers { sigaddset(&mask, number) }
    pthread_sigmask(SIG_UNBLOCK, &mask, nil)
  }

  /// Lets signals end the process again.
  static func stopListening() {
    signal(SIGINT, SIG_DFL)
    signal(SIGTERM, SIG_DFL)
  }
}
