public import AuditCore

/// What a framework's examples leave untried, for a terminal.
public struct CoverageText: Sendable {
  private let coverage: FrameworkCoverage
  private let style: TerminalStyle

  /// Prepares a text.
  public init(coverage: FrameworkCoverage, usesColour: Bool = false) {
    self.coverage = coverage
    style = TerminalStyle(usesColour: usesColour)
  }

  /// A share in tenths of a per cent, as `97.3 %`.
  public static func percent(_ permille: Int) -> String {
    permille % 10 == 0 ? "\(permille / 10) %" : "\(permille / 10).\(permille % 10) %"
  }

  /// The text, without a line break at its end.
  public var text: String { lines.joined(separator: "\n") }

  private var lines: [String] {
    var lines = [clauseCount]
    for gap in coverage.gaps { lines += self.lines(gap) }
    for constant in coverage.constants {
      lines += [
        heading(constant.item, constant.part, constant.place),
        "    '\(constant.text)' is \(constant.truth ? "always true" : "never true")"
          + " and is not counted",
      ]
    }
    lines.append(changeCount)
    for gap in coverage.thresholds { lines += self.lines(gap) }
    return lines
  }

  private var clauseCount: String {
    let (seen, all) = (coverage.seenCount, coverage.wayCount)
    let percent = style.strong(Self.percent(coverage.permille))
    return "clauses: \(percent): examples show \(seen) of \(all) ways for a clause to come out"
  }

  private var changeCount: String {
    let (unnoticed, all) = (coverage.unnoticedCount, coverage.changeCount)
    return all == 0
      ? "thresholds: there is none"
      : "thresholds: no example notices \(unnoticed) of \(all) small changes"
  }

  private func heading(_ item: String, _ part: String, _ place: Place) -> String {
    let whose = part == "define" ? "'\(item)'" : "\(item) \(part)"
    return "  \(style.strong(whose)) \(style.quiet(place.text))"
  }

  private func lines(_ gap: CoverageGap) -> [String] {
    [
      heading(gap.item, gap.part, gap.place),
      "    '\(gap.text)' was never \(gap.missing)",
      "    = help: \(gap.help)",
    ]
  }

  private func lines(_ gap: ThresholdGap) -> [String] {
    var lines = [
      heading(gap.item, gap.part, gap.place),
      "    '\(gap.text)' could be \(Self.joined(gap.unnoticed)) and no example would notice",
    ]
    if let first = gap.prompts.first {
      let more = gap.prompts.count > 1 ? " or another of \(gap.prompts.count) prompts" : ""
      lines.append(
        "    = help: add examples of \(first)\(more) just at the limit and one step beyond it"
      )
    }
    return lines
  }

  private static func joined(_ words: [String]) -> String {
    let quoted = words.map { "'\($0)'" }
    guard let last = quoted.last else { return "" }
    let lead = quoted.dropLast().joined(separator: ", ")
    return lead.isEmpty ? last : "\(lead) or \(last)"
  }
}
