/// Returns the name among `candidates` that `name` is most probably a slip of.
///
/// A candidate counts when it differs from `name` only in case, or by a number of insertions,
/// deletions, replacements and swaps of neighbours of at most a third of the length. The first one
/// wins among equals.
///
/// - Complexity: O(candidates × length²).
/// - Source: Damerau (1964), doi:10.1145/363958.363994, with restricted transpositions.
package func closestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let letters = Array(name.lowercased().unicodeScalars)
  guard !letters.isEmpty, letters.count <= 64 else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in candidates where candidate != name {
    let limit = best.map { $0.distance - 1 } ?? max(1, letters.count / 3)
    let other = Array(candidate.lowercased().unicodeScalars)
    guard abs(other.count - letters.count) <= limit else { continue }
    let distance = editDistance(letters, other)
    if distance <= limit { best = (candidate, distance) }
    if distance == 0 { break }
  }
  return best?.name
}

/// Returns the number of edits that turn `left` into `right`.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for row in 0..<left.count {
    var current = [row + 1]
    for column in 0..<right.count {
      let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
      var distance = min(replaced, previous[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        distance = min(distance, beforePrevious[column - 1] + 1)
      }
      current.append(distance)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[right.count]
}
