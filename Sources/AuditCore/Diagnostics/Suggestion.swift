/// Finds the known names nearest to one that is not known.
public enum Suggestion {
  /// Lists at most three near names, nearest first.
  ///
  /// - Returns: Names within a third of the word's length in edits (at least one edit), letters
  ///   compared without case; empty when nothing is near.
  public static func nearest(to name: String, in known: some Sequence<String>) -> [String] {
    let wanted = Array(name.lowercased().unicodeScalars)
    let limit = max(1, wanted.count / 3)
    var found: [(distance: Int, name: String)] = []
    for candidate in known where candidate != name {
      let letters = Array(candidate.lowercased().unicodeScalars)
      if abs(letters.count - wanted.count) > limit { continue }
      let distance = editDistance(wanted, letters)
      if distance <= limit { found.append((distance, candidate)) }
    }
    return
      found
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .prefix(3)
      .map(\.name)
  }

  /// Words a help line from near names: `did you mean 'a' or 'b'?`.
  public static func help(for name: String, in known: some Sequence<String>) -> String? {
    let names = nearest(to: name, in: known).map { "'\($0)'" }
    guard let last = names.last else { return nil }
    let lead = names.dropLast().joined(separator: ", ")
    return "did you mean \(lead.isEmpty ? "" : "\(lead) or ")\(last)?"
  }

  /// Counts the insertions, deletions, replacements and swaps of neighbours between two words.
  ///
  /// - Source: optimal string alignment distance (restricted Damerau–Levenshtein).
  private static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var previous = Array(0...b.count)
    for i in 0..<a.count {
      var current = [i + 1]
      for j in 0..<b.count {
        var best = min(previous[j + 1] + 1, current[j] + 1)
        best = min(best, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        current.append(best)
      }
      before = previous
      previous = current
    }
    return previous[b.count]
  }
}
