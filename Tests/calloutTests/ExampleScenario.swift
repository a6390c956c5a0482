/// Small scenario files.
enum ExampleScenario {
  /// One technician who can make one of two visits: nobody has the skill for the other.
  static let oneOfTwo = """
    callout: 1
    name: Harbour town, a Tuesday
    currency: EUR
    timeZone: Europe/Amsterdam
    planningWindow: { start: 2026-03-10T00:00, end: 2026-03-11T00:00 }
    travel: { straightLine: { kilometresPerHour: 35, detourFactor: 1.3 } }
    skills: [ { id: gas }, { id: electric } ]
    locations: { depot: { lat: 52.37, lon: 4.90 } }
    technicians:
      - id: ana
        name: Ana Prins
        skills: [ gas ]
        costs: { perTravelHour: 12.00, perKilometre: 0.30 }
        shifts:
          - id: tue
            start: 2026-03-10T08:00
            end: 2026-03-10T17:00
            startLocation: depot
            endLocation: depot
    serviceOrders:
      - id: SO-1
        customer: City hall
        location: { lat: 52.36, lon: 4.88 }
        serviceMinutes: 60
        requiredSkills: [ gas ]
      - id: SO-2
        customer: Museum
        location: { lat: 52.39, lon: 4.92 }
        serviceMinutes: 45
        requiredSkills: [ electric ]

    """

  /// The same with the impossible visit mandatory.
  static let impossible = oneOfTwo + "    mandatory: true\n"

  /// Several faults: a skill that does not exist, a visit of negative length, a key with a slip.
  static let broken =
    oneOfTwo
    .replacing("skills: [ gas ]\n    costs", with: "skills: [ gaz ]\n    costs")
    .replacing("serviceMinutes: 45", with: "serviceMinutes: -45")
    .replacing("customer: Museum", with: "custommer: Museum")

  /// A working day that no run of a few seconds plans to proved optimality.
  ///
  /// - Parameter visits: The number of visits, spread over a city by a fixed rule.
  /// - Returns: The text of the file.
  static func hardDay(visits: Int) -> String {
    let technicians = (1...8).map { number in
      """
        - id: t\(number)
          name: Technician \(number)
          skills: [ \(["a", "b", "c"][number % 3]), \(["a", "b", "c"][(number + 1) % 3]) ]
          costs: { perTravelHour: 12.00, perKilometre: 0.30, perHour: 20 }
          shifts:
            - { id: d, start: 2026-03-10T08:00, end: 2026-03-10T17:00,
                startLocation: { lat: \(place(number, 52)), lon: \(place(number * 7, 4)) },
                endLocation: { lat: \(place(number, 52)), lon: \(place(number * 7, 4)) } }
      """
    }
    let orders = (1...visits).map { number in
      """
        - { id: V\(number), location: { lat: \(place(number * 31, 52)), lon: \(place(number * 17, 4)) },
            serviceMinutes: \(20 + number * 13 % 50), dropCost: \(40 + number * 29 % 90),
            requiredSkills: [ \(["a", "b", "c"][number % 3]) ] }
      """
    }
    return """
      callout: 1
      name: A hard day
      currency: EUR
      timeZone: Europe/Amsterdam
      planningWindow: { start: 2026-03-10T00:00, end: 2026-03-11T00:00 }
      travel: { straightLine: { kilometresPerHour: 35, detourFactor: 1.3 } }
      skills: [ { id: a }, { id: b }, { id: c } ]
      technicians:
      \(technicians.joined(separator: "\n"))
      serviceOrders:
      \(orders.joined(separator: "\n"))

      """
  }

  /// Returns a coordinate within a tenth of a degree or so of `degrees`.
  private static func place(_ number: Int, _ degrees: Int) -> String {
    "\(degrees).\(300 + number * 37 % 100)"
  }
}
