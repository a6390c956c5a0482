/// Puts occurrences of lines on as few orders as possible (rule GN-7).
///
/// Goals, in order of priority:
///
/// 1. as few orders as the windows allow, each occurrence on an open day of its window;
/// 2. each order as near to the calculated dates of its lines as it can be, earlier days first.
///
/// Windows are intervals of open days, so walking through them by their last open day and opening
/// an order only when none fits is minimal. With ``allowsRepeat`` off, two occurrences of one line
/// never share an order (decision OP-13), and minimality is no longer guaranteed.
package struct OrderPacking: Sendable {
  /// The days that orders may lie on.
  package let openDays: OpenDays
  /// Whether two occurrences of one line may share an order.
  package let allowsRepeat: Bool

  /// Creates the packing of occurrences onto `openDays`.
  package init(openDays: OpenDays, allowsRepeat: Bool) {
    self.openDays = openDays
    self.allowsRepeat = allowsRepeat
  }

  /// An occurrence that wants a place on an order.
  package struct Piece: Hashable, Sendable {
    /// The number of the agreement line.
    package var line: Int
    /// What the interval came to.
    package var dateCalculated: CivilDate
    /// The days that it may move to, open or not.
    package var window: ClosedRange<CivilDate>

    /// Creates a piece.
    package init(line: Int, dateCalculated: CivilDate, window: ClosedRange<CivilDate>) {
      self.line = line
      self.dateCalculated = dateCalculated
      self.window = window
    }
  }

  /// An order with its pieces.
  package struct Order: Hashable, Sendable {
    /// The day of the order.
    package var date: CivilDate
    /// Whether the day is closed, because no day of the windows is open (rule GN-8).
    package var isConflict: Bool
    /// What stands on it, by calculated date and line.
    package var pieces: [Piece]
  }

  /// Returns the orders for `pieces` of one grouping key, by date.
  ///
  /// - Complexity: O(pieces × orders).
  package func orders(for pieces: [Piece]) -> [Order] {
    var movable: [(piece: Piece, days: ClosedRange<Int>)] = []
    var stuck: [Piece] = []
    for piece in pieces {
      if let days = openDays.numbers(within: piece.window) {
        movable.append((piece, days))
      } else {
        stuck.append(piece)
      }
    }
    let orders = packed(movable) + conflicts(stuck)
    return orders.sorted { left, right in
      left.date == right.date ? left.pieces[0] < right.pieces[0] : left.date < right.date
    }
  }

  /// An order that is being filled, with the days that are open to all its pieces.
  private struct Draft {
    var day: Int
    var days: ClosedRange<Int>
    var pieces: [Piece]
  }

  private func packed(_ pieces: [(piece: Piece, days: ClosedRange<Int>)]) -> [Order] {
    let sorted = pieces.sorted { left, right in
      left.days.upperBound == right.days.upperBound
        ? left.piece < right.piece : left.days.upperBound < right.days.upperBound
    }
    var drafts: [Draft] = []
    for (piece, days) in sorted {
      let fitting = drafts.indices.filter { index in
        days.contains(drafts[index].day)
          && (allowsRepeat || !drafts[index].pieces.contains { $0.line == piece.line })
      }
      guard
        let nearest = fitting.min(by: {
          distance(of: drafts[$0].day, to: piece) < distance(of: drafts[$1].day, to: piece)
        })
      else {
        drafts.append(Draft(day: days.upperBound, days: days, pieces: [piece]))
        continue
      }
      drafts[nearest].pieces.append(piece)
      drafts[nearest].days = drafts[nearest].days.clamped(to: days)
    }
    return drafts.map { draft in
      let day = draft.days.min { left, right in
        let (one, other) = (distance(of: left, to: draft), distance(of: right, to: draft))
        return (one, left) < (other, right)
      }
      return Order(
        date: openDays.dates[day ?? draft.day], isConflict: false,
        pieces: draft.pieces.sorted())
    }
  }

  /// Orders of pieces that have no open day at all: on the calculated date, flagged (rule GN-8).
  private func conflicts(_ pieces: [Piece]) -> [Order] {
    var orders: [Order] = []
    for piece in pieces.sorted() {
      let index = orders.lastIndex { order in
        order.date == piece.dateCalculated
          && (allowsRepeat || !order.pieces.contains { $0.line == piece.line })
      }
      if let index {
        orders[index].pieces.append(piece)
      } else {
        orders.append(Order(date: piece.dateCalculated, isConflict: true, pieces: [piece]))
      }
    }
    return orders
  }

  private func distance(of day: Int, to piece: Piece) -> Int {
    abs(openDays.dates[day].daysSinceEpoch - piece.dateCalculated.daysSinceEpoch)
  }

  private func distance(of day: Int, to draft: Draft) -> Int {
    draft.pieces.reduce(0) { $0 + distance(of: day, to: $1) }
  }
}

extension OrderPacking.Piece: Comparable {
  /// By calculated date, then by line: what pieces are sorted by where nothing else decides.
  package static func < (left: Self, right: Self) -> Bool {
    (left.dateCalculated, left.line) < (right.dateCalculated, right.line)
  }
}
