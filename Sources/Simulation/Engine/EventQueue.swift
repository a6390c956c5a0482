/// What can happen in a simulated company.
///
/// The raw value is the event class by which events of one instant are ordered: whoever is done at
/// that instant can be sent to a call that comes in at it, and a shift that ends at it still counts.
package enum EventClass: UInt8, CaseIterable, Hashable, Sendable {
  /// A technician has finished a visit.
  case visitEnds
  /// A technician arrives at a site.
  case technicianArrives
  /// Parts have come, or somebody may be at home: a call waits again.
  case callReturns
  /// A call of a type comes in.
  case callComesIn
  /// A technician's shift begins.
  case shiftOpens
  /// A technician's shift ends.
  case shiftCloses
  /// A customer has waited long enough.
  case customerCancels
  /// The backlog is written down.
  case observation
  /// A rolling plan is made.
  case planning
}

/// An event to come.
///
/// Events are taken in the order of (time, class, entity, sequence): the subject is the number of
/// the technician, the call type or the call, the sequence counts the events of a replication.
///
/// - Source: `simulation.md`, E1.1.
struct Event: Comparable, Sendable {
  /// When; unit: seconds since the epoch.
  let time: Int
  /// Class, subject and sequence, so packed that they compare in that order.
  private let order: UInt64

  /// How many subjects of one class there can be.
  static let subjectLimit = 1 << 28

  init(time: Int, _ kind: EventClass, subject: Int, sequence: UInt32) {
    self.time = time
    order = UInt64(kind.rawValue) << 60 | UInt64(subject) << 32 | UInt64(sequence)
  }

  /// The class.
  var kind: EventClass { EventClass(rawValue: UInt8(order &>> 60)) ?? .planning }

  /// The number of the entity.
  var subject: Int { Int(order &>> 32 & UInt64(Self.subjectLimit - 1)) }

  @inline(__always)
  static func < (left: Event, right: Event) -> Bool {
    left.time != right.time ? left.time < right.time : left.order < right.order
  }
}

/// A binary heap whose least element comes first.
///
/// Elements are never equal, so that the order in which they leave does not depend on how they came.
struct MinimumHeap<Element: Comparable & Sendable>: Sendable {
  /// The elements in the order of the heap.
  private(set) var elements: [Element] = []

  /// The least element.
  var first: Element? { elements.first }

  /// Adds an element.
  ///
  /// - Complexity: O(log *n*).
  @inline(__always)
  mutating func insert(_ element: Element) {
    elements.append(element)
    rise(elements.count - 1)
  }

  /// Removes and returns the least element.
  ///
  /// - Complexity: O(log *n*).
  @inline(__always)
  mutating func removeFirst() -> Element? {
    elements.isEmpty ? nil : remove(at: 0)
  }

  /// Removes and returns the element at a position of ``elements``.
  ///
  /// - Complexity: O(log *n*).
  @inline(__always)
  mutating func remove(at index: Int) -> Element {
    let removed = elements[index]
    let last = elements.removeLast()
    guard index < elements.count else { return removed }
    elements[index] = last
    sink(index)
    rise(index)
    return removed
  }

  @inline(__always)
  private mutating func rise(_ start: Int) {
    var index = start
    let element = elements[index]
    while index > 0 {
      let parent = (index - 1) / 2
      guard element < elements[parent] else { break }
      elements[index] = elements[parent]
      index = parent
    }
    elements[index] = element
  }

  @inline(__always)
  private mutating func sink(_ start: Int) {
    var index = start
    let element = elements[index]
    while true {
      var child = 2 * index + 1
      guard child < elements.count else { break }
      if child + 1 < elements.count, elements[child + 1] < elements[child] { child += 1 }
      guard elements[child] < element else { break }
      elements[index] = elements[child]
      index = child
    }
    elements[index] = element
  }
}
