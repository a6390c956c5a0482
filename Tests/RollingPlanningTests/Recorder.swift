import Synchronization

/// Values in the order in which they were added.
final class Recorder<Value: Sendable>: Sendable {
  private let values = Mutex<[Value]>([])

  /// Adds a value.
  func add(_ value: Value) { values.withLock { $0.append(value) } }

  /// All values so far.
  var all: [Value] { values.withLock { $0 } }
}
