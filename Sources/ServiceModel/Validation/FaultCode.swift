/// A kind of fault in scenario files, with a code that stays the same from version to version.
///
/// The first two digits name the part: E10 files and values, E11 orders and visits, E12 pins,
/// bookings and activities, E13 technicians, shifts and teams, E14 agreements, service levels and
/// calendars, E15 places and travel, E16 prices, E17 stages, E18 overlays, E19 simulation. Codes of removed kinds are
/// not used again.
///
/// - Source: `terms-and-codes.md`, "Error catalogue convention".
package enum FaultCode: String, CaseIterable, Hashable, Sendable {
  // MARK: E10 Files and values
  case syntax = "E1000"
  case fileMissing = "E1001"
  case fileUnreadable = "E1002"
  case notUTF8 = "E1003"
  case unknownKey = "E1004"
  case duplicateKey = "E1005"
  case ambiguousLocalTime = "E1006"
  case missingKey = "E1007"
  case wrongType = "E1008"
  case malformedValue = "E1009"
  case unsupportedVersion = "E1010"
  case conflictingKeys = "E1011"
  case tooComplex = "E1012"
  case tooPrecise = "E1013"
  case outOfRange = "E1014"
  case malformedTable = "E1015"
  case missingColumn = "E1016"
  case amountsTooLarge = "E1017"
  case unknownTimeZone = "E1018"
  case unknownCurrency = "E1019"
  case invertedPlanningWindow = "E1020"
  case unsupportedFeature = "E1050"
  case ignoredKey = "E1051"
  case simplifiedFeature = "E1052"
  case skippedRows = "E1053"

  // MARK: E11 Orders and visits
  case duplicateOrder = "E1100"
  case duplicateVisit = "E1101"
  case duplicateSkill = "E1102"
  case invertedTimeWindow = "E1103"
  case overlappingTimeWindows = "E1104"
  case emptyOrder = "E1105"
  case negativeDuration = "E1106"
  case zeroDuration = "E1107"
  case unknownRequiredSkill = "E1108"
  case unknownPriority = "E1109"
  case unknownPart = "E1110"
  case unknownAgreement = "E1111"
  case unknownOrderServiceLevel = "E1112"
  case unknownOrderStage = "E1113"
  case unknownVisitTechnician = "E1114"
  case outsidePlanningWindow = "E1115"
  case longerThanAnyShift = "E1116"
  case invalidQuantity = "E1117"
  case windowShorterThanWork = "E1118"
  case contradictoryTechnicians = "E1119"
  case invalidLevel = "E1120"
  case repeatedEntry = "E1121"
  case emptyName = "E1122"
  case invertedDateWindow = "E1123"
  case duplicateOrderLine = "E1130"
  case unknownOrderReference = "E1131"
  case incompleteOrderLine = "E1132"
  case invertedOrderLine = "E1133"
  case invalidRequirement = "E1134"

  // MARK: E12 Pins and bookings
  case unknownPinTechnician = "E1200"
  case pinNotRequired = "E1201"
  case pinExcluded = "E1202"
  case pinOutsideWindows = "E1203"
  case pinContradictsBooking = "E1204"
  case immovableWithoutBooking = "E1205"
  case emptyPin = "E1206"
  case invertedPinRange = "E1207"
  case pinLacksSkill = "E1208"
  case bookingContradiction = "E1209"
  case unknownStartedTechnician = "E1210"
  case startedOutsideShift = "E1211"
  case startedTwice = "E1212"
  case duplicateActivity = "E1220"
  case unknownActivityOrder = "E1221"
  case unknownActivityTechnician = "E1222"
  case unknownActivityType = "E1223"
  case dispatchedWithoutBooking = "E1224"
  case unknownActivityTask = "E1225"

  // MARK: E13 Technicians and shifts
  case duplicateTechnician = "E1300"
  case invertedShift = "E1301"
  case overlappingShifts = "E1302"
  case breakOutsideShift = "E1303"
  case overlappingBreaks = "E1304"
  case breakTooLong = "E1305"
  case softEndOutsideShift = "E1306"
  case overtimeNotFromZero = "E1307"
  case overtimeNotIncreasing = "E1308"
  case negativeRate = "E1309"
  case unknownHeldSkill = "E1310"
  case invertedValidity = "E1311"
  case unknownStock = "E1312"
  case invalidStock = "E1313"
  case invalidLimit = "E1314"
  case withoutShift = "E1315"
  case shiftOutsidePlanningWindow = "E1316"
  case withoutTechnicians = "E1317"
  case invalidBreakDuration = "E1318"
  case shiftLongerThanWeek = "E1319"
  case restExcludesShift = "E1320"
  case duplicateTeam = "E1330"
  case unknownTeamTechnician = "E1331"
  case vendorOwnsTeam = "E1332"
  case technicianInTwoTeams = "E1333"

  // MARK: E14 Agreements, service levels, calendars
  case duplicateAgreement = "E1400"
  case unknownServiceLevel = "E1401"
  case invertedAgreement = "E1402"
  case unknownPreferredTechnician = "E1403"
  case invalidPercent = "E1404"
  case unknownCalendar = "E1405"
  case withoutOpenTime = "E1407"
  case invalidBreachUnit = "E1408"
  case negativeBreachCost = "E1409"
  case negativeGoal = "E1410"
  case invalidInterval = "E1411"
  case overlappingIntervals = "E1412"
  case invalidStandardDay = "E1413"
  case repeatedMilestone = "E1414"
  case capBelowFixed = "E1415"
  case withoutCreation = "E1416"
  case unusedCalendar = "E1417"
  case duplicateCatalogRow = "E1430"
  case unknownCatalogReference = "E1431"
  case templateGroupCycle = "E1432"
  case invalidServiceInterval = "E1433"
  case lineOutsideAgreement = "E1434"
  case invertedAgreementLine = "E1435"
  case windowWithoutInterval = "E1436"
  case windowNeverOpens = "E1437"
  case incompleteAgreementLine = "E1438"
  case duplicateAgreementLine = "E1439"
  case unknownBaseCalendar = "E1440"
  case calendarCycle = "E1441"
  case withoutBase = "E1442"
  case eventBeforeCreation = "E1443"
  case eventsOutOfOrder = "E1444"
  case resumedWhileRunning = "E1445"
  case pausedWhilePaused = "E1446"
  case eventAfterCancellation = "E1447"
  case unknownEventStage = "E1448"
  case unknownEventPriority = "E1449"
  case stageContradictsEvents = "E1450"
  case priorityContradictsEvents = "E1451"
  case creationContradictsEvents = "E1452"
  case promiseNeverDue = "E1453"
  case clockNeverStarts = "E1454"
  case invalidWarning = "E1455"
  case unknownGoalPriority = "E1456"
  case eventsWithoutCreation = "E1457"
  case receivedAfterCreation = "E1458"
  case reopenedWhileOpen = "E1459"
  case unrelatedLine = "E1460"
  case timeProject = "E1461"
  case invalidSequence = "E1462"
  case invalidAllowance = "E1463"
  case itemOnSeveralObjects = "E1464"
  case invalidWindowDays = "E1465"
  case repeatedRelation = "E1466"

  // MARK: E15 Places and travel
  case missingCoordinate = "E1500"
  case missingMatrixIndex = "E1501"
  case matrixIndexOutOfRange = "E1502"
  case coordinateOutOfRange = "E1503"
  case matrixNotSquare = "E1504"
  case invalidMatrixEntry = "E1505"
  case unknownProfile = "E1506"
  case matrixSizesDiffer = "E1507"
  case invalidSpeed = "E1508"
  case invalidDetour = "E1509"
  case swappedCoordinates = "E1510"
  case unknownPlace = "E1511"
  case withoutMatrices = "E1512"

  // MARK: E16 Prices
  case negativePrice = "E1600"

  // MARK: E17 Stages
  case duplicateStage = "E1700"
  case withoutInitialStage = "E1701"
  case severalInitialStages = "E1702"
  case unknownParentStage = "E1703"
  case stageCycle = "E1704"
  case unreachableStage = "E1705"
  case stageWithoutEnd = "E1706"
  case stuckStage = "E1707"
  case clockNeverRuns = "E1708"
  case clockNeverStops = "E1709"
  case duplicateReasonCode = "E1710"
  case unknownReasonCode = "E1711"
  case unknownReasonStage = "E1712"
  case stageWithoutReason = "E1713"
  case unknownGenerationStage = "E1714"

  // MARK: E18 Overlays
  case overlayCycle = "E1801"
  case emptySelection = "E1802"
  case unknownSelectedName = "E1803"
  case contradictoryChanges = "E1804"
  case invalidScale = "E1805"
  case selectorNotApplicable = "E1806"
  case gridTooLarge = "E1807"
  case gridOfVariants = "E1808"
  case repeatedVariant = "E1809"
  case malformedChange = "E1810"

  // MARK: E19 Simulation
  case duplicateCallPattern = "E1900"
  case unknownCallReference = "E1901"
  case patternWithoutCalls = "E1902"
  case invalidChance = "E1903"
  case invalidRandomDuration = "E1904"
  case invalidSimulationRun = "E1905"
  case nobodyCanAnswer = "E1906"
  case tooManyCalls = "E1907"
  case invalidHourWeights = "E1908"
  case invalidRollingPlan = "E1910"
}

extension FaultCode {
  /// Whether faults of this kind stand in the way of planning.
  package var severity: FaultSeverity { entry.severity }

  /// What faults of this kind are, in one sentence or two.
  package var explanation: String { entry.explanation }

  /// What to do about faults of this kind.
  package var remedy: String { entry.remedy }

  /// The part of the scenario that faults of this kind are about, such as `Orders and visits`.
  package var part: String {
    switch rawValue.prefix(3) {
    case "E10": "Files and values"
    case "E11": "Orders and visits"
    case "E12": "Pins, bookings and activities"
    case "E13": "Technicians, shifts and teams"
    case "E14": "Agreements, service levels, calendars"
    case "E15": "Places and travel"
    case "E16": "Prices"
    case "E17": "Stages"
    case "E18": "Overlays"
    case "E19": "Simulation"
    default: "Other"
    }
  }

  /// The documentation of this kind.
  private var entry: FaultEntry {
    fileEntry ?? importEntry ?? orderEntry ?? technicianEntry ?? promiseEntry ?? clockEntry
      ?? agreementEntry ?? placeEntry ?? stageEntry ?? dispatchEntry ?? overlayEntry
      ?? simulationEntry
      ?? FaultEntry(.error, "Undocumented.", "Report this.")
  }
}

/// What the catalogue says about one kind of fault.
struct FaultEntry {
  var severity: FaultSeverity
  var explanation: String
  var remedy: String

  init(_ severity: FaultSeverity, _ explanation: String, _ remedy: String) {
    self.severity = severity
    self.explanation = explanation
    self.remedy = remedy
  }
}
