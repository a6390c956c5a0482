import ServiceModel
package import Simulation

extension RollingPlanner {
  /// Creates the policy for a model without ways or a scenario, such as a queue of theory: everybody
  /// is always on duty, and all calls are worth the same.
  package init(queue model: SimulationModel) {
    // Some queues may be answered for thousands of years; a plan needs no such horizon.
    let end = min(model.window.end, model.window.counted.end + .hours(24 * 3660))
    let window = TimeRange(start: model.window.start, end: end)
    let site = Location(matrixIndex: 0)
    let technicians = model.technicians.map { technician in
      Technician(
        id: Identifier(technician.id), name: technician.id,
        shifts: [
          Shift(
            id: "always", minStart: window.start, maxEnd: window.end, startLocation: site,
            endLocation: nil)
        ])
    }
    let scenario = Scenario(
      name: "Queue", timeZone: TimeZoneName("UTC"), planningWindow: window, travel: .matrices([:]),
      technicians: technicians, serviceOrders: [])
    let matrix = TravelMatrix(size: 1, durations: [0], distances: [0])
    self.init(
      scenario,
      settings: SimulationSettings(
        calls: [], optimizer: RollingPlanSettings(interval: window.duration, shiftsAhead: 1)),
      travel: TravelTable(locations: [site], matrices: ["car": matrix]), model: model)
  }
}
