extension FaultCode {
  /// The catalogue's entry for codes E105; `nil` for others.
  var importEntry: FaultEntry? {
    switch self {
    case .unsupportedFeature:
      FaultEntry(
        .error,
        "An imported file uses something that Callout cannot express.",
        "Remove it from the file, or express it as the message proposes.")
    case .ignoredKey:
      FaultEntry(
        .warning,
        "An imported file has a key that the import does not know and leaves out.",
        "Correct the key if it matters.")
    case .simplifiedFeature:
      FaultEntry(
        .warning,
        "Something in an imported file is only approximately what it was.",
        "Check that the scenario still means what you want.")
    case .skippedRows:
      FaultEntry(
        .warning,
        "Rows of an imported table make no orders.",
        "Correct the rows or the mapping if they matter.")
    default: nil
    }
  }
}
