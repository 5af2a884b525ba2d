/// Names of sheets and columns without what people change in them: case, blanks and joining marks.
enum PlainName {
  /// A name in small letters without blanks, hyphens, underscores and points.
  static func of(_ name: String) -> String {
    String(
      name.lowercased().filter { !$0.isWhitespace && !"-_.\u{2011}\u{2013}\u{A0}".contains($0) }
    )
  }

  /// Finds the one of some names that is meant; `nil` when none is, or several are.
  static func find(_ wanted: String, in names: [String]) -> String? {
    if names.contains(wanted) { return wanted }
    let plain = of(wanted)
    let found = names.filter { of($0) == plain }
    return found.count == 1 ? found[0] : nil
  }
}
