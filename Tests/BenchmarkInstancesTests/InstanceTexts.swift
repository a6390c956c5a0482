@testable import BenchmarkInstances

/// Small instance files that a reader can hold in the head.
enum InstanceTexts {
  /// Two customers at (3, 4) and (1, 1) from the depot, five vehicles of capacity 10.
  static let solomon = """
    TINY

    VEHICLE
    NUMBER     CAPACITY
      5         10

    CUSTOMER
    CUST NO.  XCOORD.  YCOORD.  DEMAND  READY TIME  DUE DATE  SERVICE TIME

        0      0       0         0       0           100       0
        1      3       4         7       2           30        5
        2      1       1         4       0           40        5
    """

  /// Two tasks; the first needs level 2 in domain 1 and level 1 in domain 2.
  static let tasks = """
    Capacity: 200
    Customer: 3

    CUST NO.  XCOORD.  YCOORD.  DEMAND  READY TIME  DUE DATE  SERVICE TIME cost d11 d12 d21 d22
    1  0  0  0  0  100  0  0    0 0 0 0
    2  3  4  9  10 20   5  100  1 1 1 0
    3  1  1  9  0  90   5  100  0 0 1 1
    """

  /// Two technicians; the first lacks domain 2.
  static let technicians = """
    Technicians
    Number of Technicians: 2
    domains: 2
    proficiency level: 2


    ID  domain1  domain2
    1   2        0
    2   2        1

    """

  /// Three customers; the first for all vehicles, the second and third for vehicle 2 only.
  static let siteDependent = """
    NAME: TINY
    TYPE: SDVRPTW
    EDGE_WEIGHT_TYPE: EUC_2D
    DIMENSION: 4
    VEHICLES: 2
    VEHICLES_MAX_DURATION: 60
    NODE_COORD_SECTION
    1 0 0
    2 1.5 0
    3 0 2
    4 1 1
    DEMAND_SECTION
    1 0
    2 3
    3 4
    4 5
    SERVICE_TIME_SECTION
    1 0
    2 10
    3 10
    4 10
    TIME_WINDOW_SECTION
    1 0 100
    2 5 50
    3 0 90
    4 0 90
    CAPACITY_SECTION
    1 6
    2 9
    VEHICLES_ALLOWED_CLIENTS_SECTION
    1 2
    2 2 3 4
    EOF
    """

  /// One customer at (1, 1) with a prize of 18, three vehicles.
  static let prizeCollecting = """
    NAME : TINY
    TYPE : PCVRPTW
    DIMENSION : 2
    VEHICLES : 3
    CAPACITY : 200
    SERVICE_TIME : 9
    EDGE_WEIGHT_TYPE : EUC_2D
    NODE_COORD_SECTION
    1 0 0
    2 1 1
    DEMAND_SECTION
    1 0
    2 10
    TIME_WINDOW_SECTION
    1 0 100
    2 20 70
    PRIZE_SECTION
    1 0
    2 18
    DEPOT_SECTION
    1
    -1
    EOF
    """

  /// One vehicle and one job with a penalty of 900, on two places 60 s apart.
  static let fieldService = #"""
    {"vehicles": [{"id": 4, "profile": "car", "start_index": 0, "end_index": 0, "skills": [2],
      "time_window": [28800, 57600], "start": [8.3, 47.0], "end": [8.3, 47.0]}],
     "jobs": [{"id": 9, "location_index": 1, "service": 600, "skills": [2], "priority": 10,
      "time_windows": [[30000, 31000], [40000, 41000]],
      "description": "{\"class\": \"high\", \"penalty\": 900}", "location": [8.2, 47.1]}],
     "matrices": {"car": {"durations": [[0, 60], [70, 0]]}}}
    """#
}

extension String {
  /// The string as the lines of a file called `instance`.
  var asInstance: InstanceText { InstanceText(self, file: "instance") }
}
