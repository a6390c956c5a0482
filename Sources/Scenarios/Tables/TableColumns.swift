/// The columns of one kind of CSV table.
///
/// Raw values count from zero, in the order of the cases.
protocol TableColumn: CaseIterable, RawRepresentable<Int>, Sendable {
  /// The header of the column, unless the scenario maps another one.
  var name: String { get }
  /// The key whose value stands in the column, as in the path of a fault.
  var path: String { get }
  /// What stands in a cell, in one sentence.
  var summary: String { get }
}

/// The columns of a table of service orders, which has an order with one visit in each row.
enum OrderColumn: Int, TableColumn {
  case id, customer, agreement, serviceLevelAgreement, createdAt, stage, priority
  case dueResponse, dueOnSite, dueWorkStart, dueRestored, dueCompleted
  case location, lat, lon, index
  case serviceDuration, serviceMinutes, requiredSkills
  case windowStart, windowMaxStart, windowEnd
  case dateWindowStart, dateWindowEnd, dateWindowHours
  case requiredTechnicians, preferredTechnicians, excludedTechnicians
  case pinTechnician, pinStart, bookingTechnician, bookingStart
  case startedTechnician, startedStart
  case parts, mandatory, promised, dropCost
  case description, project, serviceDateTime, contactPerson, responsible
  case origin, calendarConflict

  var name: String {
    switch self {
    case .dueResponse: "due.response"
    case .dueOnSite: "due.onSite"
    case .dueWorkStart: "due.workStart"
    case .dueRestored: "due.restored"
    case .dueCompleted: "due.completed"
    case .pinTechnician: "pin.technician"
    case .pinStart: "pin.start"
    case .bookingTechnician: "booking.technician"
    case .bookingStart: "booking.start"
    case .startedTechnician: "started.technician"
    case .startedStart: "started.start"
    case .dateWindowStart: "dateWindow.start"
    case .dateWindowEnd: "dateWindow.end"
    case .dateWindowHours: "dateWindow.hours"
    default: String(describing: self)
    }
  }

  var path: String {
    switch self {
    case .lat, .lon, .index: "location.\(name)"
    case .windowStart: "timeWindows.start"
    case .windowMaxStart: "timeWindows.maxStart"
    case .windowEnd: "timeWindows.end"
    default: name
    }
  }

  var summary: String {
    switch self {
    case .id: "The id of the order and of its visit; required."
    case .location: "The name of a place; this, lat and lon, or index."
    case .lat: "Degrees north of the equator."
    case .lon: "Degrees east of Greenwich."
    case .index: "The row in the travel matrices, from zero."
    case .serviceDuration: "A duration such as PT1H30M; this or serviceMinutes."
    case .serviceMinutes: "The duration of the work in whole minutes."
    case .requiredSkills: "Skills with levels, such as `gas:2|electric`."
    case .windowStart: "The earliest start of service."
    case .windowMaxStart: "The latest start of service."
    case .windowEnd: "The latest end of service."
    case .dateWindowStart: "The first day on which service may start."
    case .dateWindowEnd: "The last day on which service may start."
    case .dateWindowHours: "The hours of each day, such as `08:00-12:00|13:00-16:30`."
    case .requiredTechnicians, .preferredTechnicians, .excludedTechnicians:
      "Technicians, such as `ana|ben`."
    case .parts: "Parts with numbers, such as `pump:2|valve`."
    case .mandatory, .promised, .calendarConflict: "`true` or `false`."
    case .dropCost: "An amount."
    case .createdAt, .serviceDateTime, .dueResponse, .dueOnSite, .dueWorkStart, .dueRestored,
      .dueCompleted:
      "An instant."
    default: "As the key of a service order."
    }
  }
}

/// The columns of a table of technicians, which has a shift in each row.
enum TechnicianColumn: Int, TableColumn {
  case id, name, skills, travelProfile, maxWeeklyDutyTime, minRest
  case fixed, perHour, perWorkHour, perTravelHour, perKilometre, overtime
  case shift, start, softEnd, end
  case startLocation, startLat, startLon, startIndex
  case endLocation, endLat, endLon, endIndex
  case breakStart, breakEnd, breakMinutes
  case stock, maxVisits, maxWorkTime, maxTravelTime, maxDistanceKilometres

  var name: String { String(describing: self) }

  var path: String {
    switch self {
    case .id, .name, .skills, .travelProfile, .maxWeeklyDutyTime, .minRest: name
    case .fixed, .perHour, .perWorkHour, .perTravelHour, .perKilometre, .overtime: "costs.\(name)"
    case .shift: "shifts.id"
    case .startLat, .endLat: "shifts.\(name.dropLast(3))Location.lat"
    case .startLon, .endLon: "shifts.\(name.dropLast(3))Location.lon"
    case .startIndex, .endIndex: "shifts.\(name.dropLast(5))Location.index"
    case .breakStart: "shifts.breaks.start"
    case .breakEnd: "shifts.breaks.end"
    case .breakMinutes: "shifts.breaks.duration"
    default: "shifts.\(name)"
    }
  }

  var summary: String {
    switch self {
    case .id: "The id; required. Further rows with the same id describe further shifts."
    case .skills: "Skills with levels, such as `gas:2|electric`."
    case .overtime: "Tiers with amounts per hour, such as `PT0S:20.00|PT1H:40.00`."
    case .shift: "The id of the shift; its number among the technician's shifts unless given."
    case .start: "The earliest departure; required."
    case .end: "The latest return; required."
    case .startLocation, .endLocation: "The name of a place."
    case .startLat, .endLat: "Degrees north of the equator."
    case .startLon, .endLon: "Degrees east of Greenwich."
    case .startIndex, .endIndex: "The row in the travel matrices, from zero."
    case .breakStart: "The earliest start of a break."
    case .breakEnd: "The latest end of the break."
    case .breakMinutes: "The length of the break in whole minutes."
    case .stock: "Items with numbers, such as `pump:2|valve`."
    case .maxWorkTime, .maxTravelTime, .maxWeeklyDutyTime, .minRest: "A duration such as PT9H."
    default: "As the key of a technician or shift."
    }
  }
}
