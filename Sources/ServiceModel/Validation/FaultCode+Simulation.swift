extension FaultCode {
  /// The catalogue's entry for codes of the simulation, from E1900 on; `nil` for others.
  var simulationEntry: FaultEntry? {
    switch self {
    case .duplicateCallPattern:
      FaultEntry(
        .error,
        "Two kinds of simulated calls have the same id.",
        "Give each kind of call an id of its own.")
    case .unknownCallReference:
      FaultEntry(
        .error,
        "A kind of simulated call names an agreement, promises, a priority or a skill that is not there.",
        "Correct the name, or add what it names.")
    case .patternWithoutCalls:
      FaultEntry(
        .error,
        "Nothing says when calls of a kind come in, or where they come from.",
        "Add perWeek or at, and at least one site.")
    case .invalidChance:
      FaultEntry(
        .error,
        "A share or a variation of the simulation is out of range.",
        "Write whole per cent: a share from 0 to 100, a variation from 0 to 1000.")
    case .invalidRandomDuration:
      FaultEntry(
        .error,
        "A random duration is negative, longer than ten years, or its bounds are out of order.",
        "Write a positive mean, min, mode and max in order, or at least one observed length.")
    case .invalidSimulationRun:
      FaultEntry(
        .error,
        "A simulation has less than two replications, or a warm-up that leaves no time to count.",
        "Write 2 to 100000 replications, and a warm-up that is shorter than the planning window.")
    case .nobodyCanAnswer:
      FaultEntry(
        .error,
        "No technician with a shift has the skills that a kind of simulated call requires.",
        "Give a technician the skills throughout the planning window, or require less.")
    case .tooManyCalls:
      FaultEntry(
        .error,
        "More than five million calls come in on average in the planning window, or less than none.",
        "Lower perWeek, or shorten the planning window.")
    case .invalidHourWeights:
      FaultEntry(
        .error,
        "A day of the week has not 24 weights, or no hour of the week has a positive one.",
        "Write 24 whole numbers from 0 to 1000000, one for each hour, not all of them 0.")
    case .invalidRollingPlan:
      FaultEntry(
        .error,
        "The optimizer is to plan without end, without work, or without a shift.",
        "Write how often it plans, how many steps a plan takes and how many shifts it looks at.")
    default: nil
    }
  }
}
