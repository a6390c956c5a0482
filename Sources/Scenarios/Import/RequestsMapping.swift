import ServiceModel

/// How a table of service calls becomes service orders.
struct RequestsMapping {
  /// The byte between cells.
  var delimiter = UInt8(ascii: ",")
  /// The headers of the fields of a call.
  var columns: [RequestField: RequestColumn] = [:]
  /// How times are written.
  var timestamps = TimestampFormat.iso8601
  /// The zone of times without offset; that of the scenario unless given.
  var timeZone: TimeZoneName?
  /// Which calls become orders.
  var selection = RequestSelection()
  /// What the values of the category column mean.
  var categories: [String: RequestCategory] = [:]
  /// What all other values mean; such calls are skipped unless given.
  var otherCategories: RequestCategory?
  /// What the target column promises.
  var targetMilestone: Milestone?
  /// Priorities by the days left to the target.
  var urgency: [RequestUrgency] = []
}

/// Where the scenario is to which orders are added.
enum RequestsBase {
  /// In a file, relative to the mapping.
  case file(String, SourcePosition)
  /// In the mapping itself.
  case inline(SourceNode)
}

/// A field of a service call.
enum RequestField: String, CaseIterable {
  case id, openedAt, closedAt, targetAt, onTime, category, lat, lon, customer
}

/// A column of the table by its header, and where the mapping names it.
struct RequestColumn {
  var header: String
  var position: SourcePosition
}

/// Which calls become orders.
struct RequestSelection {
  /// The morning; the start of the planning window unless given.
  var asOf: Instant?
  /// The end of the day; that of the planning window unless given.
  var until: Instant?
  /// Values that columns must have.
  var filters: [RequestFilter] = []
  /// The largest number of orders.
  var limit: Int?
  /// Which calls come first.
  var order = RequestOrder.table
}

/// Values that a column may have.
struct RequestFilter {
  var column: RequestColumn
  var values: Set<String>
}

/// What a kind of call means for the work.
struct RequestCategory {
  var skills: [RequiredSkill] = []
  var serviceDuration = Seconds.zero
  var priority: Identifier<Priority>?
  var agreement: Identifier<Agreement>?
  var serviceLevelAgreement: Identifier<ServiceLevelAgreement>?
  var parts: [Identifier<StockItem>: Int] = [:]
  var dropCostPercent = 100
  /// Where the mapping describes it.
  var position = SourcePosition.start
}

/// A priority for calls with at most so many days left.
struct RequestUrgency {
  /// The largest number of days; any number unless given.
  var daysToTarget: Int?
  var priority: Identifier<Priority>
  /// Where the mapping names the priority.
  var position: SourcePosition
}
