import Dispatch
package import ServiceModel
import Synchronization

extension SimulationModel {
  /// Returns what happens in one replication.
  ///
  /// - Parameters:
  ///   - number: The number of the replication, from zero.
  ///   - seed: Where all random numbers come from.
  ///   - step: After how long the backlog is written down again; zero for never.
  /// - Returns: The record; it depends on nothing but the model and the arguments.
  package func replication(
    _ number: Int, seed: UInt64, observedEvery step: Seconds = .zero
  ) -> ReplicationRecord {
    var run = SimulationRun(self, seed: seed, number: number, observedEvery: step)
    run.run()
    return run.record
  }

  /// Returns a summary of each of several replications, in order of their numbers.
  ///
  /// Each replication is a function of its number, so that the summaries are the same on any number
  /// of threads.
  ///
  /// - Parameters:
  ///   - numbers: Which replications.
  ///   - seed: Where all random numbers come from.
  ///   - threads: How many may run at once.
  ///   - step: After how long the backlog is written down again; zero for never.
  ///   - finished: Told after each replication, on any thread, one at a time.
  ///   - summary: What is kept of a replication.
  /// - Returns: The summaries.
  package func replications<Summary: Sendable>(
    _ numbers: Range<Int>, seed: UInt64, threads: Int, observedEvery step: Seconds = .zero,
    finished: @Sendable () -> Void = {}, summary: @Sendable (ReplicationRecord) -> Summary
  ) -> [Summary] {
    each(numbers, threads: threads, finished: finished) { number in
      summary(replication(number, seed: seed, observedEvery: step))
    }
  }

  /// Returns a digest of each of several replications, in order of their numbers, without keeping
  /// their calls: a run takes no more memory than its backlog.
  ///
  /// - Parameters:
  ///   - numbers: Which replications.
  ///   - seed: Where all random numbers come from.
  ///   - threads: How many may run at once.
  ///   - step: After how long the backlog is written down again; zero for never.
  ///   - finished: Told after each replication, on any thread, one at a time.
  ///   - empty: The digest of nothing.
  ///   - add: Adds a call that is closed, or open when the run stops, with the record so far.
  ///   - finish: Adds what the record says when the run has stopped.
  /// - Returns: The digests.
  package func digests<Digest: Sendable>(
    _ numbers: Range<Int>, seed: UInt64, threads: Int, observedEvery step: Seconds = .zero,
    finished: @Sendable () -> Void = {}, empty: Digest,
    add: @Sendable (SimulatedCall, ReplicationRecord, inout Digest) -> Void,
    finish: @Sendable (ReplicationRecord, inout Digest) -> Void
  ) -> [Digest] {
    each(numbers, threads: threads, finished: finished) { number in
      var digest = empty
      var run = SimulationRun(self, seed: seed, number: number, observedEvery: step)
      run.run(handingOn: { calls, record in
        for call in calls { add(call, record, &digest) }
      })
      finish(run.record, &digest)
      return digest
    }
  }

  /// Returns what `make` makes of each number, in order, on several threads.
  private func each<Value: Sendable>(
    _ numbers: Range<Int>, threads: Int, finished: @Sendable () -> Void,
    _ make: @Sendable (Int) -> Value
  ) -> [Value] {
    let lanes = max(1, min(threads, numbers.count))
    let next = Atomic(numbers.lowerBound)
    let done = Mutex<[(number: Int, value: Value)]>([])
    DispatchQueue.concurrentPerform(iterations: lanes) { _ in
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < numbers.upperBound else { return }
        let value = make(number)
        done.withLock {
          $0.append((number, value))
          finished()
        }
      }
    }
    return done.withLock { $0.sorted { $0.number < $1.number }.map(\.value) }
  }
}
