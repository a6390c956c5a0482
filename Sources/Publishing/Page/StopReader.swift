import Planning
import ServiceModel

/// Makes stops of visits, with all that the scenario says about them.
struct StopReader {
  private let context: PlanContext
  private let agreements: [Identifier<Agreement>: Agreement]
  private let objects: [Identifier<ServiceObject>: ServiceObject]
  private let items: [Identifier<StockItem>: StockItem]
  /// What colours the stops.
  let categories: PageCategories

  /// Creates the reader for the scenario of `context`.
  init(_ context: PlanContext) {
    let scenario = context.scenario
    self.context = context
    agreements = Dictionary(scenario.agreements.map { ($0.id, $0) }) { first, _ in first }
    objects = Dictionary(scenario.catalog.objects.map { ($0.id, $0) }) { first, _ in first }
    items = Dictionary(scenario.stockItems.map { ($0.id, $0) }) { first, _ in first }
    categories = PageCategories(scenario)
  }

  /// Returns the stop of the visit at `index` of `route`; `nil` without a route.
  func stop(key: String, of route: Route?, at index: Int) -> PageStop? {
    guard let route else { return nil }
    let planned = route.visits[index]
    var stop = stop(key: key, of: planned.visit)
    stop.number = index + 1
    stop.times = PageStop.Times(
      arrival: planned.arrivalTime, start: planned.startServiceTime, end: planned.departureTime,
      travel: planned.travelTimeFromPrevious, distance: planned.travelDistanceFromPrevious,
      waiting: route.waitingTime(before: index))
    stop.deadlines = planned.sla.map {
      PageStop.Deadline(label: $0.milestone.label, due: $0.due, slack: $0.slack)
    }
    return stop
  }

  /// Returns the stop of the visit of that name, which is in no route.
  func stop(key: String, of id: Identifier<Visit>) -> PageStop {
    let visit = context.visit(id)
    let order = context.order(of: id)
    let agreement = order?.agreement.flatMap { agreements[$0] }
    return PageStop(
      key: key, number: nil, visit: id.text, order: order?.id.text ?? "",
      customer: context.customer(of: id), address: address(of: visit, in: order),
      coordinate: visit?.location.coordinate, skills: context.skills(of: id),
      category: categories.index(of: visit, in: order, under: agreement),
      agreement: agreement.map { $0.name + ($0.tier.map { tier in ", \(tier)" } ?? "") } ?? "",
      objects: order.map(objects) ?? [], notes: notes(of: visit, in: order), times: nil,
      deadlines: [])
  }

  private func address(of visit: Visit?, in order: ServiceOrder?) -> String {
    let address = order?.details.serviceAddress
    let parts = [address?.name, address?.postalAddress].compactMap(\.self).filter { !$0.isEmpty }
    return parts.isEmpty ? visit?.location.name ?? "" : parts.joined(separator: ", ")
  }

  private func objects(of order: ServiceOrder) -> [String] {
    let named = order.objects.map { ($0.object, $0.reference) }
    let related = Set(order.objects.map(\.object))
    let onLines = order.lines.compactMap(\.content.object).filter { !related.contains($0) }
    var seen: Set<Identifier<ServiceObject>> = []
    return (named + onLines.map { ($0, nil) }).filter { seen.insert($0.0).inserted }
      .map { id, reference in
        (objects[id]?.name ?? id.text) + (reference.map { " (\($0))" } ?? "")
      }
  }

  private func notes(of visit: Visit?, in order: ServiceOrder?) -> [String] {
    let parts = (visit?.parts ?? [:]).sorted { $0.key < $1.key }.map { item, count in
      "\(count) × \(items[item]?.name ?? item.text)"
    }
    return [
      order?.details.description,
      order?.details.contactPerson.map { "Ask for \($0)" },
      parts.isEmpty ? nil : "Parts: " + parts.joined(separator: ", "),
    ].compactMap(\.self) + (order?.lines.compactMap(\.content.note) ?? [])
  }
}

/// What the colours of visits stand for: tiers of agreements, or else priorities.
struct PageCategories {
  /// What kind of thing they are.
  let kind: String
  /// Their names, the last of them for visits that have none.
  let names: [String]
  private let indices: [String: Int]

  /// Creates the categories of `scenario`, in the order in which it names them.
  init(_ scenario: Scenario) {
    var seen: Set<String> = []
    let tiers = scenario.agreements.compactMap(\.tier).filter { seen.insert($0).inserted }
    let found = tiers.isEmpty ? scenario.priorities.map(\.id.text) : tiers
    kind = !tiers.isEmpty ? "Tier" : found.isEmpty ? "Visit" : "Priority"
    names = found + [found.isEmpty ? "visit" : tiers.isEmpty ? "no priority" : "no tier"]
    indices = Dictionary(found.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// Returns the position of the category of a visit in ``names``.
  func index(of visit: Visit?, in order: ServiceOrder?, under agreement: Agreement?) -> Int {
    let name = kind == "Tier" ? agreement?.tier : (visit?.priority ?? order?.priority)?.text
    return name.flatMap { indices[$0] } ?? names.count - 1
  }
}
