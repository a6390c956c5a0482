/// How insertions into a shift are judged; the cheaper way first.
enum ShiftKind: UInt8 {
  /// One time after each stop, and no price on the return.
  case simple
  /// All visits have one window and no promises: the rest of a route is four numbers.
  case timed
  /// One time after each stop; the return has a price, so later stops are walked through.
  case walked
  /// Breaks, or work time with promises: several states after each stop.
  case layered
}

/// What never changes about a visit.
struct VisitRecord {
  var place: Int32
  /// Its place in the matrices of the problem.
  var globalPlace: Int32
  var firstPair: Int32
  var endPair: Int32
  var firstNeighbour: Int32
  var endNeighbour: Int32
  var hasOneWindow: Bool
  var hasLateness: Bool
  var service: Int
  var firstStart: Int
  var lastStart: Int
  /// The last arrival that keeps all promises.
  var firstStep: Int
  var dropCost: Int
  /// What makes it urgent: its drop cost, and what it takes from the van where it must be made.
  var urgency: Int
  /// The seconds from where the first shift begins that may make it.
  var distance: Int
  /// The latest departure to it from anywhere.
  var lastReady: Int
  /// The earliest arrival after it anywhere.
  var firstNext: Int
  /// The least time between leaving the stop before and arriving at the stop after.
  var need: Int
  /// The cheapest way from it to anywhere.
  var cheapestWayOn: Int
}

/// What never changes about a shift.
struct ShiftRecord {
  var kind: ShiftKind
  var isPriced: Bool
  var limitsTravel: Bool
  var startPlace: Int32
  var endPlace: Int32
  /// Shifts of one class are alike in everything.
  var shiftClass: Int32
  var firstNearStart: Int32
  var endNearStart: Int32
  /// Where the legs of the shift begin in the table of legs.
  var legBase: Int
  var matrixBase: Int
  var perTravelHour: Int
  var perKilometre: Int
  var start: Int
  var end: Int
  var fixedCost: Int
  var maxVisits: Int
  var maxTravelTime: Int
  var maxDistance: Int
  var maxWorkTime: Int
}

/// A stop of a route, or its start or end.
///
/// Visits come first, then the two ends of every shift.
struct StopNode {
  /// When the technician can leave; at the end of the route, the return.
  var ready: Int
  /// The latest arrival from which the day can be finished.
  var latest: Int
  /// The latest arrival that changes no price from here on, the return apart.
  var free: Int
  /// The price of broken promises here; at the end of the route, that of the return.
  var late: Int
  /// The price of the way to the next stop.
  var legPrice: Int
  var next: Int32
  var previous: Int32
  /// The seconds of the way to the next stop.
  var legSeconds: Int32
  /// The shift, or -1 for a visit left out.
  var shift: Int32
  var place: Int32
  /// The number of stops before, kept up for layered shifts only.
  var position: Int32
}

/// What a timed shift knows besides: sums from the start up to a stop, and from a stop to the end.
struct StopSums {
  /// Seconds on duty when leaving, waiting apart.
  var worked: Int
  /// The latest departure from the start that moves no start out of its window.
  var latestDeparture: Int
  /// Seconds of services and ways from the arrival here to the return.
  var rest: Int
  /// The return after an arrival here at the beginning of time.
  var firstReturn: Int
}

/// What is known about a route as a whole.
struct RouteRecord {
  var cost: Int
  var travelSeconds: Int
  var travelMetres: Int
  /// The longest time between two neighbouring stops, an upper bound.
  var widestGap: Int
  var count: Int32
  /// Changes with every change of the route, and comes back when it does.
  var stamp: UInt32
}

/// The cheapest place for a visit in a route, as found when the route had the stamp.
struct CachedPlace {
  /// The extra price; `Int.max` where there is no place that is cheaper than leaving out.
  var delta: Int
  /// The stop after which it is.
  var node: Int32
  var stamp: UInt32
}

/// A way: its seconds and its price for some shift.
struct PricedLeg {
  var seconds: Int32
  var price: Int32

  /// The seconds that stand for no way: more than any window allows.
  static let unreachable = Int32.max
}
