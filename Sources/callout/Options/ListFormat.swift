import ArgumentParser

/// What a list looks like on standard output.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, csv
}
