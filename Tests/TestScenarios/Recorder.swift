import Synchronization

/// Values in the order in which they were added, from any thread.
package final class Recorder<Value: Sendable>: Sendable {
  private let values = Mutex<[Value]>([])

  /// Creates a recorder of nothing.
  package init() {}

  /// Adds a value.
  package func add(_ value: Value) { values.withLock { $0.append(value) } }

  /// All values so far.
  package var all: [Value] { values.withLock { $0 } }
}
