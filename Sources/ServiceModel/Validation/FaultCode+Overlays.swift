extension FaultCode {
  /// The catalogue's entry for codes E18; `nil` for others.
  var overlayEntry: FaultEntry? {
    switch self {
    case .overlayCycle:
      FaultEntry(
        .error, "An overlay extends itself, directly or through others.",
        "Let one of the files extend a scenario that extends nothing.")
    case .emptySelection:
      FaultEntry(
        .error, "The selector of a change matches nothing in the base, so nothing would change.",
        "Correct the selector, or remove the change.")
    case .unknownSelectedName:
      FaultEntry(
        .error, "A selector has a name that nothing in the base has.",
        "Write a name of the base.")
    case .contradictoryChanges:
      FaultEntry(
        .error, "Two changes of one variant want different things of the same thing.",
        "Keep one of them. Changes all refer to the base; none comes after another.")
    case .invalidScale:
      FaultEntry(
        .error, "A factor is not a number above zero and at most 10.",
        "Write a number such as 1.2 for a fifth more, or 0.5 for half.")
    case .selectorNotApplicable:
      FaultEntry(
        .error, "A selector has a key that things of the changed kind do not have.",
        "Remove the key.")
    case .gridTooLarge:
      FaultEntry(
        .error, "The alternatives of a grid make more than 64 variants.",
        "Remove alternatives, or split the grid into several files.")
    case .gridOfVariants:
      FaultEntry(
        .error, "A file with vary is many scenarios where one is wanted.",
        "Give it to callout what-if, or remove vary.")
    case .repeatedVariant:
      FaultEntry(
        .error, "Two alternatives have the same label, so their variants could not be told apart.",
        "Give each alternative of an axis a label of its own.")
    case .malformedChange:
      FaultEntry(
        .error, "A change does not say what it does, or lacks what it needs for that.",
        "Begin each change with one of remove, absent, copy, add, scale, set, forbid, permit.")
    default: nil
    }
  }
}
