public import AuditCore

/// What changed between two audits, for a terminal: ratings first, then what is more than chance.
public struct AuditComparisonText: Sendable {
  private let comparison: AuditComparison
  private let audit: AuditSnapshot
  private let width: Int
  private let style: TerminalStyle
  /// The most changes that are told one by one.
  private static let changeLimit = 20

  /// Prepares a text.
  ///
  /// - Parameters:
  ///   - comparison: What changed.
  ///   - audit: The later audit.
  ///   - width: The number of characters in a line.
  ///   - usesColour: Whether the terminal shows colours.
  public init(
    _ comparison: AuditComparison,
    _ audit: AuditSnapshot,
    width: Int = 100,
    usesColour: Bool = false
  ) {
    self.comparison = comparison
    self.audit = audit
    self.width = max(width, 40)
    style = TerminalStyle(usesColour: usesColour)
  }

  /// The text, without a line break at its end.
  public var text: String {
    var lines = wrapped(comparison.new.framework.title).map(style.strong)
    if comparison.frameworkChanges.isEmpty {
      lines += wrapped("The framework is the same in both audits.")
    } else {
      lines += ["", style.warning("The framework changed")]
      lines += comparison.frameworkChanges.flatMap { wrapped($0, "  ") } + [""]
    }
    lines += wrapped(ReportText.sides(comparison))
    lines += ReportText.cautions(comparison).flatMap { wrapped($0).map(style.warning) }
    lines += ["", style.strong("Ratings")] + ratings
    if !comparison.vanishedUnits.isEmpty {
      lines += wrapped(
        "Not in this audit: \(comparison.vanishedUnits.joined(separator: "; ")).",
        "  "
      )
    }
    lines += changes
    return lines.joined(separator: "\n")
  }

  private func wrapped(_ text: String, _ indent: String = "") -> [String] {
    TerminalLayout.wrapped(
      PrintableText.line(text),
      width: width,
      indent: indent,
      hanging: indent.isEmpty ? "" : indent + "  "
    )
  }

  /// Each unit with the ratings that are others, and how its cases came and went.
  private var ratings: [String] {
    comparison.units.flatMap { change in
      let depth = audit.path(to: change.unit).count
      let indent = String(repeating: "  ", count: depth)
      let name = PrintableText.line(audit.units[change.unit].name)
      var lines = wrapped("\(name)\(change.isNew ? " (not in the earlier audit)" : "")", indent)
      if let flow = change.flow { lines += wrapped(ReportText.flow(flow), indent + "  ") }
      var unchanged = 0
      for rating in change.composites.reversed() + change.standards {
        if rating.before == nil, rating.after == nil { continue }
        if rating.before == rating.after {
          unchanged += 1
          continue
        }
        let words = "\(title(rating.code)): \(ReportText.change(rating))"
        lines += wrapped(words, indent + "  ").map { painted($0, rating.direction) }
      }
      if unchanged > 0 {
        lines += wrapped("\(ReportText.count(unchanged, "rating")) as before", indent + "  ")
      }
      return lines
    }
  }

  private func title(_ code: String) -> String {
    if let composite = audit.composites.first(where: { $0.code == code }) { return composite.title }
    let title = (audit.standards + audit.questions).first { $0.code == code }?.title ?? ""
    return title.isEmpty ? code : "\(code) \(title)"
  }

  private func painted(_ line: String, _ direction: RatingChange.Direction?) -> String {
    switch direction {
    case .better?: style.tone(3, line)
    case .worse?: style.tone(0, line)
    default: line
    }
  }

  /// The key questions that changed by more than chance, the largest change first.
  private var changes: [String] {
    var found: [(unit: Int, code: String, change: ShareChange, test: ChangeTest)] = []
    var testCount = 0
    for unit in comparison.units {
      for (item, change) in zip(comparison.questions, unit.questions) {
        guard let test = change.test else { continue }
        testCount += 1
        if test.isMoreThanChance { found.append((unit.unit, item.code, change, test)) }
      }
    }
    guard testCount > 0 else { return [] }
    let ordered = found.enumerated().sorted { left, right in
      let sizes = (
        left.element.test.differenceTenths.magnitude, right.element.test.differenceTenths.magnitude
      )
      return sizes.0 == sizes.1 ? left.offset < right.offset : sizes.0 > sizes.1
    }.map(\.element)
    var lines = ["", style.strong("Key questions that changed by more than chance")]
    for entry in ordered.prefix(Self.changeLimit) {
      let unit = audit.units[entry.unit].name
      lines += wrapped(
        "\(unit), \(title(entry.code)): \(ReportText.points(tenths: entry.test.differenceTenths)) points, "
          + movements(entry.change),
        "  "
      ).map { painted($0, entry.test.differenceTenths > 0 ? .better : .worse) }
    }
    if ordered.isEmpty { lines.append("  None.") }
    let more = ordered.count - Self.changeLimit
    if more > 0 { lines.append("  And \(ReportText.number(more)) more.") }
    return lines
      + wrapped(
        "Of \(ReportText.count(testCount, "comparison")), about \(ReportText.number((testCount + 10) / 20)) would seem to change by chance alone.",
        "  "
      ).map(style.quiet)
  }

  private func movements(_ change: ShareChange) -> String {
    let shares = [change.before, change.after].map { share in
      share.flatMap { ReportText.percent($0, .halfUp) } ?? "–"
    }
    let words = "\(shares[0]) → \(shares[1]) per cent"
    guard !change.movements.isEmpty else { return words }
    let lost = change[.evidenceLostMet] + change[.evidenceLostNotMet]
    let parts = [
      words, "\(ReportText.number(change[.newlyMet])) newly sufficient",
      "\(ReportText.number(change[.newlyNotMet])) newly insufficient",
      lost > 0 ? "\(ReportText.number(lost)) no longer evidenced" : "",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
