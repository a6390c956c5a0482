/// A block of memory of fixed size, owned by one value and freed with it.
///
/// Reading and writing cost what they cost in C: nothing is counted, copied or, outside debug builds,
/// checked. Every element is initialized from the beginning to the end of the owner's life, and the
/// address never leaves the owner, so that an index below ``count`` is always safe.
struct FlatBuffer<Element>: ~Copyable {
  /// Where the elements are.
  let base: UnsafeMutablePointer<Element>
  /// How many there are.
  let count: Int

  /// Creates a block in which every element is `element`.
  init(repeating element: Element, count: Int) {
    base = .allocate(capacity: max(1, count))
    base.initialize(repeating: element, count: count)
    self.count = count
  }

  /// Creates a block that holds `elements`.
  init(_ elements: [Element]) {
    base = .allocate(capacity: max(1, elements.count))
    count = elements.count
    for (index, element) in elements.enumerated() { (base + index).initialize(to: element) }
  }

  deinit {
    base.deinitialize(count: count)
    base.deallocate()
  }

  /// The element at `index`.
  subscript(index: Int) -> Element {
    @inline(__always) _read {
      assert(index >= 0 && index < count, "an index is out of range")
      yield base[index]
    }
    @inline(__always) nonmutating _modify {
      assert(index >= 0 && index < count, "an index is out of range")
      yield &base[index]
    }
  }

  /// Returns the address of the element at `index`, for reading several fields of it.
  ///
  /// It must not outlive the owner.
  @inline(__always)
  borrowing func at(_ index: Int) -> UnsafeMutablePointer<Element> {
    assert(index >= 0 && index < count, "an index is out of range")
    return base + index
  }
}
