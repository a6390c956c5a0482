import Foundation
import Planning
import ServiceModel

/// What the script of a page knows about stops and routes, as JSON that can stand in markup.
struct PageData: Encodable {
  var days: [Day]
  var stops: [String: Stop]
  var colours = PageColours.routes

  /// The routes of a day.
  struct Day: Encodable {
    var routes: [Route]
  }

  /// A route on the map.
  struct Route: Encodable {
    var key: String
    var name: String
    var colour: Int
    var bases: [[Double]]
    var path: [[Double]]
    var stops: [String]
  }

  /// A stop on the map, and the lines that a pointer shows.
  struct Stop: Encodable {
    var title: String
    var lines: [String]
    var number: Int?
    var at: [Double]?
    var isLate: Bool
  }

  /// Creates what the script needs for `page`.
  init(_ page: PlanPage) {
    days = page.days.map { day in
      Day(
        routes: day.rows.filter(\.isUsed).map { row in
          let bases = [row.startPlace?.coordinate, row.endPlace?.coordinate].compactMap(\.self)
          return Route(
            key: row.key, name: row.name, colour: row.colour, bases: bases.map(\.pair),
            path: row.path.map(\.pair), stops: row.stops.map(\.key))
        })
    }
    let markup = PageMarkup(page)
    stops = [:]
    for day in page.days {
      for row in day.rows {
        for stop in row.stops { stops[stop.key] = Stop(stop, of: row, on: day.date, in: markup) }
      }
    }
    for left in page.leftOut { stops[left.stop.key] = Stop(left) }
  }

}

extension Encodable {
  /// Returns the value as JSON in which no markup can begin or end, for the script of a page.
  ///
  /// - Throws: An `EncodingError` for a number that is not finite.
  func textForScript() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
      .replacingScalars(["<": "\\u003c", ">": "\\u003e", "&": "\\u0026"])
  }
}

extension PageData.Stop {
  fileprivate init(_ stop: PageStop, of row: PageRow, on date: CivilDate, in markup: PageMarkup) {
    var lines = [stop.visit + (stop.order == stop.visit ? "" : " of \(stop.order)"), stop.address]
    if let times = stop.times {
      lines.append(
        "\(row.name), \(markup.time(times.start, on: date))–\(markup.time(times.end, on: date))")
      lines.append(
        "drive \(hoursMinutes(times.travel)), \(kilometres(times.distance))"
          + (times.waiting > .zero ? ", wait \(hoursMinutes(times.waiting))" : ""))
    }
    lines += stop.deadlines.map {
      "\($0.label) by \(markup.moment($0.due, on: date)): \(signedSlack($0.slack))"
        + ($0.isMet ? "" : " LATE")
    }
    lines += [
      stop.skills.isEmpty ? "" : "skills: \(stop.skills)", stop.agreement,
      markup.page.categories.count > 1
        ? "\(markup.page.categoryKind.lowercased()): \(markup.page.categories[stop.category])" : "",
    ]
    self.init(
      title: stop.customer.isEmpty ? stop.visit : stop.customer,
      lines: lines.filter { !$0.isEmpty }.map(\.printable), number: stop.number,
      at: stop.coordinate?.pair, isLate: stop.isLate)
  }

  fileprivate init(_ left: PlanPage.LeftOut) {
    let stop = left.stop
    self.init(
      title: stop.customer.isEmpty ? stop.visit : stop.customer,
      lines: ([stop.visit, stop.address, "left out"]
        + left.reasons.map { "\($0.code.rawValue): \($0.text)" }).filter { !$0.isEmpty }
        .map(\.printable), number: nil, at: stop.coordinate?.pair, isLate: false)
  }
}

extension Coordinate {
  /// Latitude and longitude, as Leaflet wants them.
  fileprivate var pair: [Double] { [latitude, longitude] }
}

/// Returns degrees with at most six decimals, which is about ten centimetres.
func decimalDegrees(_ degrees: Double) -> String {
  let micro = Int((degrees * 1_000_000).rounded())
  let (whole, rest) = micro.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
  var digits = String(rest)
  digits = String(repeating: "0", count: 6 - digits.count) + digits
  while digits.count > 1, digits.last == "0" { digits.removeLast() }
  return (micro < 0 ? "-" : "") + "\(whole).\(digits)"
}
