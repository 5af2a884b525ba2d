public import AuditCore

/// The ratings of an audit as a short table for a terminal.
public struct TerminalSummary: Sendable {
  /// The width to keep to, in characters; at least 40.
  public var width: Int
  /// Whether to use terminal colours.
  public var usesColour: Bool

  private let map: ReportMap
  /// The greatest number of units whose lowest key question is named.
  private static let unitLimit = 12

  /// Prepares a summary.
  public init(result: AuditResult, width: Int = 80, usesColour: Bool = false) {
    self.width = max(width, 40)
    self.usesColour = usesColour
    map = ReportMap(result, casePageLimit: 0)
  }

  private var style: TerminalStyle { TerminalStyle(usesColour: usesColour) }
  private var result: AuditResult { map.result }

  /// The summary, each line ended.
  public var text: String { lines.joined(separator: "\n") + "\n" }

  private var lines: [String] {
    var lines = heading
    if map.unitOrder.isEmpty {
      lines += ["", "Nothing names a unit, so nothing is rated."]
    } else {
      lines += [""] + RatingsGrid(map: map, width: width, style: style).lines
      lines += deciding + held
    }
    return lines + recalculated + registered + warnings
  }

  private var heading: [String] {
    let framework = result.framework
    let cases =
      map.hasCases ? ReportText.count(result.caseIDs.count, "case") : "Rated from scores"
    var lines = [style.strong(PrintableText.line(framework.title))]
    let facts =
      "\(cases) as of \(result.provenance.asOf.words); framework \(framework.id) \(framework.version)"
    lines += TerminalLayout.wrapped(PrintableText.line(facts), width: width)
    for tailoring in framework.tailorings {
      let changes = ReportText.count(tailoring.changes.count, "change")
      let words =
        "tailored from \(tailoring.baseID) \(tailoring.baseVersion), \(changes), "
        + "by \(tailoring.by) on \(tailoring.on.words)"
      lines += TerminalLayout.wrapped(PrintableText.line(words), width: width)
    }
    if result.isIndicative {
      let wrapped = TerminalLayout.wrapped(
        "\(ReportText.indicative): \(Self.lowered(ReportText.indicativeReason))",
        width: width
      )
      lines += wrapped.map(style.warning)
    }
    return lines
  }

  /// How recommendations and actions stand.
  private var registered: [String] {
    guard let register = result.register else { return [] }
    return [""]
      + TerminalLayout.wrapped("Register: \(RegisterText.summary(register))", width: width)
  }

  /// What came of working recorded values out anew.
  private var recalculated: [String] {
    guard map.hasCases, !result.recalculations.isEmpty else { return [] }
    return [""]
      + result.recalculations.flatMap { found in
        TerminalLayout.wrapped(
          PrintableText.line(
            "\(found.recalculation.title): \(RecalculationText.sentence(found.total))"
          ),
          width: width
        )
      }
  }

  private static func lowered(_ text: String) -> String {
    text.prefix(1).lowercased() + text.dropFirst()
  }

  /// For the units without narrower ones, their weakest deciding key questions.
  private var deciding: [String] {
    let units = map.unitOrder.filter { result.units.units[$0].children.isEmpty }
    var weakest = units.compactMap { unit in
      self.weakest(result.unitResults[unit]).map { (unit: unit, found: $0) }
    }
    let count = weakest.count
    if count > Self.unitLimit {
      // The order of units breaks ties, so that the same result gives the same text.
      weakest = weakest.enumerated().sorted { left, right in
        let (a, b) = (left.element.found.question.share, right.element.found.question.share)
        if Share.isLower(a, b) { return true }
        return !Share.isLower(b, a) && left.offset < right.offset
      }.prefix(Self.unitLimit).map(\.element)
    }
    var lines: [String] = []
    for (unit, found) in weakest {
      let question = map.index.questions[found.question.question]
      let rounding = map.index.bands(of: found.standard)?.rounding ?? .halfUp
      let name = PrintableText.line(result.units.units[unit].name)
      let share = ReportText.known(found.question, rounding)
      lines += TerminalLayout.wrapped(
        "\(name): \(question.code) \(question.title), \(share)",
        width: width,
        indent: "  ",
        hanging: "    "
      )
    }
    guard !lines.isEmpty else { return [] }
    let title =
      count > weakest.count
      ? "Lowest key question of the \(weakest.count) lowest of \(ReportText.number(count)) units"
      : "Lowest key question of each unit"
    return ["", style.strong(title)] + lines
  }

  /// What held ratings back or set them, what cannot be told yet, and what panels decided.
  private var held: [String] {
    var sentences: [(unit: Int, text: String)] = []
    for unit in map.unitOrder {
      let result = self.result.unitResults[unit]
      for standard in result.standards {
        let code = map.index.standards[standard.standard].code
        for hold in standard.holds.compactMap({ ReportText.hold($0, map.index) }) {
          sentences.append((unit, "\(code): \(hold)"))
        }
        if let decision = standard.decision {
          sentences.append((unit, "\(code): \(ReportText.decision(decision, map.index))"))
        }
      }
      for composite in result.allComposites {
        guard let rule = map.index.composite(composite.code) else { continue }
        for hold in composite.holds.compactMap({ ReportText.hold($0, map.index) }) {
          sentences.append((unit, "\(rule.title): \(hold)"))
        }
        if let before = ReportText.beforeDecisions(composite, rule, map.index) {
          sentences.append((unit, "\(rule.title): \(before)"))
        }
      }
    }
    if sentences.isEmpty { return [] }
    var lines = ["", style.strong("Limits and decisions")]
    for (unit, text) in sentences.prefix(Self.unitLimit) {
      lines += TerminalLayout.wrapped(
        "\(PrintableText.line(result.units.units[unit].name)), \(PrintableText.line(text))",
        width: width,
        indent: "  ",
        hanging: "    "
      )
    }
    let more = sentences.count - Self.unitLimit
    if more > 0 { lines.append("  and \(ReportText.number(more)) more: see the report") }
    return lines
  }

  private func weakest(_ unit: UnitResult) -> (standard: Int, question: QuestionResult)? {
    var weakest: (standard: Int, question: QuestionResult)?
    for standard in unit.standards where map.rates(standard.standard, unit: unit.unit) {
      guard let position = standard.deciding else { continue }
      let question = standard.questions[position]
      guard question.share.denominator > 0 else { continue }
      if let found = weakest, !Share.isLower(question.share, found.question.share) { continue }
      weakest = (standard.standard, question)
    }
    return weakest
  }

  private var warnings: [String] {
    let sentences = ReportText.warnings(map)
    guard !sentences.isEmpty else { return [] }
    return [""]
      + sentences.flatMap { sentence in
        TerminalLayout.wrapped("! \(ReportText.sentence(sentence))", width: width, hanging: "  ")
          .map(style.warning)
      }
  }
}
