/// A growing block of plain values for inner loops, without reference counts or bounds checks.
///
/// The owner must keep indices below ``count``; nothing else checks them.
struct Arena<Element: BitwiseCopyable>: ~Copyable {
  /// Where the values stand; moves when the arena grows.
  private(set) var base: UnsafeMutablePointer<Element>
  /// The number of values.
  private(set) var count = 0
  private var capacity: Int

  /// Creates an empty arena with room for `capacity` values.
  init(capacity: Int = 64) {
    self.capacity = max(1, capacity)
    base = .allocate(capacity: self.capacity)
  }

  /// Creates an arena of `count` equal values.
  init(repeating value: Element, count: Int) {
    self.init(capacity: count)
    base.initialize(repeating: value, count: count)
    self.count = count
  }

  deinit { base.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element {
    get { base[index] }
    nonmutating set { base[index] = newValue }
  }

  /// Adds one value at the end.
  @inline(__always)
  mutating func append(_ value: Element) {
    if count == capacity { grow(to: count + 1) }
    (base + count).initialize(to: value)
    count += 1
  }

  /// Adds `more` values at the end, whose content is up to the caller.
  ///
  /// - Returns: The index of the first of them.
  @inline(__always)
  mutating func extend(by more: Int) -> Int {
    if count + more > capacity { grow(to: count + more) }
    count += more
    return count - more
  }

  /// Inserts one value before `position`.
  @inline(__always)
  mutating func insert(_ value: Element, at position: Int) {
    if count == capacity { grow(to: count + 1) }
    (base + position + 1).update(from: base + position, count: count - position)
    (base + position).initialize(to: value)
    count += 1
  }

  /// Forgets the last `fewer` values.
  @inline(__always)
  mutating func removeLast(_ fewer: Int) { count -= fewer }

  /// Forgets all values and keeps the room.
  @inline(__always)
  mutating func removeAll() { count = 0 }

  @inline(never)
  private mutating func grow(to least: Int) {
    let wider = max(least, 2 * capacity)
    let moved = UnsafeMutablePointer<Element>.allocate(capacity: wider)
    moved.update(from: base, count: count)
    base.deallocate()
    base = moved
    capacity = wider
  }
}
