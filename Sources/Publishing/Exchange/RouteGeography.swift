import Foundation
import ServiceModel

/// The routes of a plan as GeoJSON: a line for each route, a point for each stop.
///
/// Lines join the stops in order and are not the roads that are driven. A route with fewer than two
/// places, and a stop without coordinates, have no geometry, as the format allows.
///
/// - Source: RFC 7946; positions are longitude, latitude in WGS 84.
package struct RouteGeography: Sendable {
  private let page: PlanPage

  /// Creates the geography of `page`.
  package init(_ page: PlanPage) { self.page = page }

  /// The document, with sorted keys and a final newline: the same bytes for the same plan, always.
  ///
  /// - Throws: An `EncodingError` for a coordinate that is not a number, which no scenario has.
  package func geoJSON() throws -> String {
    let features = page.days.flatMap { day in
      day.rows.filter(\.isUsed).flatMap { row in
        [line(row, on: day.date)] + row.stops.map { point($0, of: row) }
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let json = try encoder.encode(Collection(features: features))
    return String(decoding: json, as: UTF8.self) + "\n"
  }

  private func line(_ row: PageRow, on date: CivilDate) -> Feature {
    let path = row.path.map(\.position)
    return Feature(
      geometry: path.count > 1 ? .line(path) : nil,
      properties: Properties(
        kind: "route", technician: row.technician, name: row.name, shift: row.shift,
        date: date.description, departureTime: row.duty.map { page.clock.timestamp($0.start) },
        returnTime: row.duty.map { page.clock.timestamp($0.end) }, visits: row.stops.count,
        travelSeconds: row.times.travel.count, travelMeters: row.times.distance.count))
  }

  private func point(_ stop: PageStop, of row: PageRow) -> Feature {
    Feature(
      geometry: stop.coordinate.map { .point($0.position) },
      properties: Properties(
        kind: "stop", technician: row.technician, name: row.name, shift: row.shift,
        sequence: stop.number, visit: stop.visit, serviceOrder: stop.order,
        customer: stop.customer,
        arrivalTime: stop.times.map { page.clock.timestamp($0.arrival) },
        startServiceTime: stop.times.map { page.clock.timestamp($0.start) },
        departureTime: stop.times.map { page.clock.timestamp($0.end) },
        slaDue: stop.tightest.map { page.clock.timestamp($0.due) },
        slaSlackSeconds: stop.tightest?.slack.count))
  }
}

/// A list of features.
private struct Collection: Encodable {
  var type = "FeatureCollection"
  var features: [Feature]
}

/// Something with a place.
private struct Feature: Encodable {
  var type = "Feature"
  @Geometry var geometry: Shape?
  var properties: Properties

  init(geometry: Shape?, properties: Properties) {
    _geometry = Geometry(wrappedValue: geometry)
    self.properties = properties
  }
}

/// A geometry that is written as `null` when there is none, as the format demands.
@propertyWrapper
private struct Geometry: Encodable {
  var wrappedValue: Shape?

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try wrappedValue.map { try container.encode($0) } ?? container.encodeNil()
  }
}

/// A point or a line.
private enum Shape: Encodable {
  case point([Double])
  case line([[Double]])

  private enum Keys: String, CodingKey { case type, coordinates }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    switch self {
    case .point(let position):
      try container.encode("Point", forKey: .type)
      try container.encode(position, forKey: .coordinates)
    case .line(let positions):
      try container.encode("LineString", forKey: .type)
      try container.encode(positions, forKey: .coordinates)
    }
  }
}

/// What is known about a route or a stop; keys without a value are left out.
private struct Properties: Encodable {
  var kind: String
  var technician: String
  var name: String
  var shift: String
  var date: String?
  var sequence: Int?
  var visit: String?
  var serviceOrder: String?
  var customer: String?
  var arrivalTime: String?
  var startServiceTime: String?
  var departureTime: String?
  var returnTime: String?
  var visits: Int?
  var travelSeconds: Int?
  var travelMeters: Int?
  var slaDue: String?
  var slaSlackSeconds: Int?
}

extension Coordinate {
  /// Longitude and latitude, as GeoJSON wants them.
  fileprivate var position: [Double] { [longitude, latitude] }
}
