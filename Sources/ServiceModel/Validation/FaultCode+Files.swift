extension FaultCode {
  /// The catalogue's entry for codes E10; `nil` for others.
  var fileEntry: FaultEntry? {
    switch self {
    case .syntax:
      FaultEntry(
        .error,
        "The text is not well-formed YAML or JSON, so nothing behind the place can be read.",
        """
        Correct the text at the place shown; often a colon, a quote, a bracket or the \
        indentation is off.
        """)
    case .fileMissing:
      FaultEntry(
        .error,
        "A file that was asked for does not exist.",
        "Check the path; paths in a scenario are relative to the scenario file.")
    case .fileUnreadable:
      FaultEntry(
        .error,
        "A file exists but cannot be read, or is not a file.",
        "Name a readable file, and check its permissions.")
    case .notUTF8:
      FaultEntry(
        .error,
        "A file contains bytes that are not UTF-8 text.",
        "Save the file as UTF-8.")
    case .unknownKey:
      FaultEntry(
        .error,
        """
        A mapping or table has a key that the format does not know, so its value would be \
        ignored.
        """,
        "Correct or remove the key; the format page lists all keys.")
    case .duplicateKey:
      FaultEntry(
        .error,
        "A key stands twice in one mapping or table.",
        "Remove one of the two.")
    case .ambiguousLocalTime:
      FaultEntry(
        .error,
        "A local time does not exist, or exists twice, because the clocks change that day.",
        "Write the time with its offset, such as 2026-03-29T01:30:00+01:00.")
    case .missingKey:
      FaultEntry(
        .error,
        "A key that has no default is missing or empty.",
        "Add the key with a value.")
    case .wrongType:
      FaultEntry(
        .error,
        "A value has another form than its key asks for: a list, a mapping or a single value.",
        "Write the value in the form that the message names.")
    case .malformedValue:
      FaultEntry(
        .error,
        "A text cannot be read as the number, date, time, duration or word that its key asks for.",
        "Write the value as the message describes.")
    case .unsupportedVersion:
      FaultEntry(
        .error,
        "The file is written in a version of the format that this program does not read.",
        "Write callout: 1, or use a newer program.")
    case .conflictingKeys:
      FaultEntry(
        .error,
        """
        Two keys that exclude each other, or none of those of which one is needed, stand in \
        a mapping.
        """,
        "Keep exactly one of the keys.")
    case .tooComplex:
      FaultEntry(
        .error,
        "The document is nested too deeply, or its aliases stand for too many values.",
        "Write the values out, or move long lists into CSV tables.")
    case .tooPrecise:
      FaultEntry(
        .error,
        "A number has more decimals than its unit can hold exactly.",
        "Round the number to the decimals that the message names.")
    case .outOfRange:
      FaultEntry(
        .error,
        """
        A number is so large that calculations with it could overflow, or lies outside what \
        its key allows.
        """,
        "Write a number inside the range that the message names.")
    case .malformedTable:
      FaultEntry(
        .error,
        "A CSV table has a stray quote, or a row with more or fewer cells than the header.",
        """
        Correct the row; text with the delimiter, quotes or line breaks inside stands in \
        double quotes, and quotes inside are doubled.
        """)
    case .missingColumn:
      FaultEntry(
        .error,
        "A CSV table lacks a column that it needs, or a mapped column is not in its header.",
        "Add the column, or name it under columns of the table.")
    case .amountsTooLarge:
      FaultEntry(
        .error,
        "Prices, rates and durations are such that the cost of a plan could not be counted.",
        "Lower the prices, or split the scenario.")
    case .unknownTimeZone:
      FaultEntry(
        .error,
        "A time zone is not in the IANA data base.",
        "Write a zone such as Europe/Amsterdam.")
    case .unknownCurrency:
      FaultEntry(
        .error,
        "A currency is not an ISO 4217 code.",
        "Write three capital letters, such as EUR.")
    case .invertedPlanningWindow:
      FaultEntry(
        .error,
        "The planning window ends before or when it starts.",
        "Swap or correct the two instants.")
    default: nil
    }
  }
}
