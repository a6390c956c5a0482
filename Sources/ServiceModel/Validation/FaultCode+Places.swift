extension FaultCode {
  /// The catalogue's entry for codes E15, E16, E17, E18; `nil` for others.
  var placeEntry: FaultEntry? {
    switch self {
    case .missingCoordinate:
      FaultEntry(
        .error,
        "A place has no coordinates, which straight-line travel needs.",
        "Write lat and lon, or give travel matrices.")
    case .missingMatrixIndex:
      FaultEntry(
        .error,
        "A place has no matrix index, which travel by matrices needs.",
        "Write the index of the place in the matrices.")
    case .matrixIndexOutOfRange:
      FaultEntry(
        .error,
        "The matrix index of a place is not a row of the matrices.",
        "Write an index from zero to one less than the size of the matrices.")
    case .coordinateOutOfRange:
      FaultEntry(
        .error,
        "A latitude is not between -90 and 90, or a longitude not between -180 and 180.",
        "Correct the coordinate; a wrong order of the two is common.")
    case .matrixNotSquare:
      FaultEntry(
        .error,
        "A travel matrix does not have as many columns as rows in each row.",
        "Give each row one entry for each place.")
    case .invalidMatrixEntry:
      FaultEntry(
        .error,
        "An entry of a travel matrix is negative, not whole, or too large.",
        "Write whole seconds or metres, or null for no way.")
    case .unknownProfile:
      FaultEntry(
        .error,
        "A technician travels with a profile for which there is no matrix.",
        "Correct the profile, or add its matrix.")
    case .matrixSizesDiffer:
      FaultEntry(
        .error,
        "Two travel matrices of the scenario cover different numbers of places.",
        "Give all matrices the same places.")
    case .invalidSpeed:
      FaultEntry(
        .error,
        "The speed of straight-line travel is not positive.",
        "Write a speed such as 35.")
    case .invalidDetour:
      FaultEntry(
        .error,
        "The detour factor is smaller than one, so roads would be shorter than the straight line.",
        "Write a factor of one or more, such as 1.3.")
    case .swappedCoordinates:
      FaultEntry(
        .warning,
        """
        A place lies far from most others, but would lie near them with latitude and \
        longitude swapped.
        """,
        "Swap lat and lon if they are mixed up.")
    case .unknownPlace:
      FaultEntry(
        .error,
        "A location is named that is not listed under locations.",
        "Correct the name, or add the location under locations.")
    case .withoutMatrices:
      FaultEntry(
        .error,
        "Travel is by matrices, but none is given.",
        "Give at least one matrix, or use straightLine.")
    case .negativePrice:
      FaultEntry(
        .error,
        "A price of the objective, a priority or a visit is negative.",
        "Write zero or a positive amount.")
    case .duplicateStage:
      FaultEntry(
        .error,
        "Two stages have the same id.",
        "Give each stage an id of its own.")
    case .withoutInitialStage:
      FaultEntry(
        .error,
        "Each stage has a parent, so there is no initial stage.",
        "Remove the parent of the stage in which orders begin.")
    case .severalInitialStages:
      FaultEntry(
        .error,
        "More than one stage has no parent.",
        "Give a parent to all stages but the initial one.")
    case .unknownParentStage:
      FaultEntry(
        .error,
        "The parent of a stage is not listed under stages.",
        "Correct the name, or add the stage.")
    case .stageCycle:
      FaultEntry(
        .error,
        "A stage is among its own ancestors.",
        "Change the parent of one stage of the circle.")
    default: nil
    }
  }
}
