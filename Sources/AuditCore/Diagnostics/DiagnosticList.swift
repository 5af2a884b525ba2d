/// Diagnostics collected while a stage goes on working.
public struct DiagnosticList: Sendable {
  /// All diagnostics, in the order they were added.
  public private(set) var all: [Diagnostic]

  /// Creates a list.
  public init(_ diagnostics: [Diagnostic] = []) { all = diagnostics }

  /// Adds a diagnostic.
  public mutating func add(_ diagnostic: Diagnostic) { all.append(diagnostic) }

  /// Adds diagnostics.
  public mutating func add(_ diagnostics: some Sequence<Diagnostic>) {
    all.append(contentsOf: diagnostics)
  }

  /// Whether any diagnostic is an error.
  public var hasErrors: Bool { all.contains { $0.severity == .error } }

  /// The diagnostics by file, sheet, line, column, then code, each said once.
  public var sorted: [Diagnostic] {
    var seen = Set<Diagnostic>()
    return all.filter { seen.insert($0).inserted }.sorted { left, right in
      let a = left.place
      let b = right.place
      if a?.path != b?.path { return (a?.path ?? "") < (b?.path ?? "") }
      if a?.sheet != b?.sheet { return (a?.sheet ?? "") < (b?.sheet ?? "") }
      if a?.line != b?.line { return (a?.line ?? 0) < (b?.line ?? 0) }
      if a?.column != b?.column { return (a?.column ?? 0) < (b?.column ?? 0) }
      return left.code < right.code
    }
  }

  /// Takes the first diagnostics in sorted order and says how many more there are.
  public func capped(at limit: Int = 100) -> (shown: [Diagnostic], moreCount: Int) {
    let sorted = sorted
    return (Array(sorted.prefix(limit)), max(sorted.count - limit, 0))
  }
}
