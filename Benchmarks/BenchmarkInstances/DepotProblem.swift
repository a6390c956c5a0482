import ServiceModel

/// Customers around one depot, in whole units: what the routing sets have in common.
///
/// One whole unit of distance is a metre, a second and a minor unit at once: travel takes as many
/// seconds as it has metres, and only distance and visits left out cost money.
struct DepotProblem {
  /// The name of the instance.
  var name: String
  /// How the file's numbers became whole.
  var scale: Scale
  /// Where the depot is.
  var depot: PlanarPoint
  /// When the depot is open.
  var horizon: ClosedRange<Int>
  /// What customers may ask for.
  var skills: [Skill] = []
  /// The customers.
  var customers: [Customer] = []
  /// The vehicles, all from the depot and back.
  var vehicles: [Vehicle] = []

  /// A customer to be visited once.
  struct Customer {
    /// The number in the literature's solutions.
    var id: String
    /// Where.
    var point: PlanarPoint
    /// When service may start.
    var window: ClosedRange<Int>
    /// How long service takes.
    var service: Int
    /// What the visit takes from the vehicle.
    var demand = 0
    /// What the vehicle must be able to do.
    var skills: [RequiredSkill] = []
    /// What leaving the customer out costs; `nil` means that it is no choice.
    var dropCost: Int?
  }

  /// A vehicle that makes at most one route.
  struct Vehicle {
    /// The number in the literature's solutions.
    var id: String
    /// What it carries; `nil` means that loads do not matter.
    var capacity: Int?
    /// The longest time from departure to return.
    var maxDuration: Int?
    /// What it can do.
    var skills: [HeldSkill] = []
  }

  /// The name of the one thing that vehicles carry.
  static let load: Identifier<StockItem> = "load"

  /// Returns the problem as a scenario; the depot has matrix index 0, then the customers follow.
  func scenario() -> Scenario {
    Scenario(
      name: name, currency: "XXX", minorUnitsPerUnit: scale.factor,
      timeZone: TimeZoneName("UTC"),
      planningWindow: TimeRange(
        start: Instant(secondsSinceEpoch: horizon.lowerBound),
        end: Instant(secondsSinceEpoch: horizon.upperBound)),
      travel: .matrices(["car": matrix()]), skills: skills,
      stockItems: loadsMatter ? [StockItem(id: Self.load, name: "Load")] : [],
      technicians: vehicles.map(technician), serviceOrders: customers.indices.map(order))
  }

  private var loadsMatter: Bool { vehicles.contains { $0.capacity != nil } }

  private func matrix() -> TravelMatrix {
    let points = [depot] + customers.map(\.point)
    let distances = points.flatMap { from in
      points.map { Int32(clamping: scale.distance(from, $0)) }
    }
    return TravelMatrix(size: points.count, durations: distances, distances: distances)
  }

  private func technician(_ vehicle: Vehicle) -> Technician {
    let depot = Location(matrixIndex: 0)
    let shift = Shift(
      id: "day", minStart: Instant(secondsSinceEpoch: horizon.lowerBound),
      maxEnd: Instant(secondsSinceEpoch: horizon.upperBound), startLocation: depot,
      endLocation: depot, stock: vehicle.capacity.map { [Self.load: $0] } ?? [:],
      maxWorkTime: vehicle.maxDuration.map(Seconds.init))
    return Technician(
      id: Identifier(vehicle.id), name: vehicle.id, skills: vehicle.skills, shifts: [shift],
      costs: CostRates(perKilometre: DistanceRate(minorUnitsPerKilometre: 1000)))
  }

  private func order(_ index: Int) -> ServiceOrder {
    let customer = customers[index]
    let visit = Visit(
      id: Identifier(customer.id), location: Location(matrixIndex: index + 1),
      serviceDuration: Seconds(customer.service), requiredSkills: customer.skills,
      timeWindows: [
        TimeWindow(
          minStart: Instant(secondsSinceEpoch: customer.window.lowerBound),
          maxStart: Instant(secondsSinceEpoch: customer.window.upperBound))
      ],
      parts: loadsMatter && customer.demand > 0 ? [Self.load: customer.demand] : [:],
      mandatory: customer.dropCost == nil,
      dropCost: customer.dropCost.map(Money.init(minorUnits:)))
    return ServiceOrder(id: Identifier(customer.id), visits: [visit])
  }
}

extension DepotProblem {
  /// Returns the window from `ready` to `due` in whole units.
  ///
  /// - Throws: ``InstanceFault`` when it closes before it opens.
  static func window(
    ready: Double, due: Double, scale: Scale, in text: InstanceText, line: Int
  ) throws -> ClosedRange<Int> {
    guard ready <= due else {
      throw text.fault("the time window ends at \(due), before it starts at \(ready)", line)
    }
    return scale.whole(ready)...scale.whole(due)
  }

  /// Returns a scenario, after a check that travel fits the matrix.
  ///
  /// - Throws: ``InstanceFault`` when the instance has no vehicle or no customer.
  func checkedScenario(in text: InstanceText) throws -> Scenario {
    guard !vehicles.isEmpty else { throw text.fault("expected at least one vehicle, found none") }
    guard !customers.isEmpty else { throw text.fault("expected at least one customer, found none") }
    return scenario()
  }
}
