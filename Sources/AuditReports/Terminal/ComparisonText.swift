public import AuditCore

/// What changed between two frameworks, in words, for a terminal.
public struct ComparisonText: Sendable {
  private let comparison: FrameworkComparison
  private let width: Int
  private let style: TerminalStyle
  /// The longest text that stands beside what it was, on one line.
  private static let shortest = 60

  /// Prepares a text.
  public init(comparison: FrameworkComparison, width: Int = 100, usesColour: Bool = false) {
    self.comparison = comparison
    self.width = max(width, 40)
    style = TerminalStyle(usesColour: usesColour)
  }

  /// The text, without a line break at its end.
  public var text: String {
    var lines = [
      style.strong(
        PrintableText.line("\(Self.name(comparison.old)) → \(Self.name(comparison.new))")
      )
    ]
    for topic in FrameworkChange.Topic.allCases {
      let changes = comparison.changes.filter { $0.topic == topic }
      if changes.isEmpty { continue }
      lines += ["", style.strong(topic.words)]
      for change in changes { lines += self.lines(change) }
    }
    let count = comparison.changes.count
    lines += ["", count == 0 ? "Nothing changed." : "\(ReportText.count(count, "change"))."]
    return lines.joined(separator: "\n")
  }

  private static func name(_ side: FrameworkComparison.Side) -> String {
    "\(side.id) \(side.version)"
  }

  private func lines(_ change: FrameworkChange) -> [String] {
    let part = change.part.isEmpty ? "" : ", \(change.part)"
    let item = "\(change.item)\(part)"
    let longest = max(change.old?.count ?? 0, change.new?.count ?? 0)
    let isText = change.topic == .rules || change.topic == .wording
    if change.part == "is", !isText, longest <= Self.shortest {
      let words = "\(change.item) is \(Self.words(change))"
      return wrapped(words, indent: "  ", hanging: "    ")
    }
    if change.part.isEmpty || (longest <= Self.shortest && !isText) {
      return wrapped("\(item): \(Self.words(change))", indent: "  ", hanging: "    ")
    }
    return wrapped("\(item)", indent: "  ", hanging: "    ")
      + wrapped("was  \(change.old ?? "nothing")", indent: "    ", hanging: "         ")
      + wrapped("now  \(change.new ?? "nothing")", indent: "    ", hanging: "         ")
  }

  private static func words(_ change: FrameworkChange) -> String {
    let isWhole = change.part.isEmpty
    switch (change.old, change.new) {
    case (let old?, let new?):
      return change.topic == .moved ? "now in \(new), was in \(old)" : "\(new), was \(old)"
    case (nil, let new?):
      if change.topic == .moved { return "now stands \(new)" }
      return isWhole && change.topic != .added ? "new: \(new)" : isWhole ? new : "\(new), was none"
    case (let old?, nil):
      return isWhole && change.topic != .dropped
        ? "gone: \(old)" : isWhole ? old : "none, was \(old)"
    case (nil, nil): return ""
    }
  }

  private func wrapped(_ text: String, indent: String, hanging: String) -> [String] {
    TerminalLayout.wrapped(
      PrintableText.line(text),
      width: width,
      indent: indent,
      hanging: hanging
    )
  }
}
