public import AuditCore

/// An audit in short as Markdown, for a merge request, a wiki or a letter.
///
/// It names no case and nobody who judged.
public struct MarkdownSummary: Sendable {
  let map: ReportMap
  /// The greatest number of units of which each rating is explained.
  private static let unitLimit = 20

  private var result: AuditResult { map.result }
  private var index: FrameworkIndex { map.index }

  /// Prepares a summary.
  public init(result: AuditResult) { map = ReportMap(result, casePageLimit: 0) }

  /// The summary as `summary.md`, the same bytes for the same result.
  public var file: ReportFile {
    ReportFile(path: "summary.md", bytes: MarkdownPiece.document(pieces))
  }

  private var pieces: [MarkdownPiece] {
    var pieces: [MarkdownPiece] = [.heading(1, result.framework.title)]
    pieces += letterhead
    pieces += [.paragraph([.plain(lead)]), .paragraph(standing)]
    pieces += warnings + [.heading(2, "Ratings")]
    if map.unitOrder.isEmpty {
      pieces.append(.paragraph(["Nothing names a unit, so nothing is rated."]))
      return pieces + records
    }
    pieces.append(ratings)
    pieces += since
    pieces.append(.heading(2, "Why each rating is what it is"))
    for unit in map.unitOrder.prefix(Self.unitLimit) { pieces += reasons(unit) }
    let more = map.unitOrder.count - Self.unitLimit
    if more > 0 {
      let words = "And \(ReportText.count(more, "more unit", "more units")): see the report."
      pieces.append(.paragraph([.plain(words)]))
    }
    return pieces + indicators + records
  }

  /// The indicators of the widest units.
  private var indicators: [MarkdownPiece] {
    if result.indicators.isEmpty { return [] }
    let roots = map.unitOrder.filter { result.units.units[$0].parent == nil }
    return [.heading(2, "Indicators")]
      + roots.prefix(Self.unitLimit).flatMap { unit -> [MarkdownPiece] in
        [
          .heading(3, result.units.units[unit].name),
          .list(
            result.indicators.map { found in
              let value = IndicatorText.sentence(found.units[unit], found.indicator)
              return [.plain("\(found.indicator.title): \(value).")]
            }
          ),
        ]
      }
  }

  /// Whom the summary is from, how it is marked and whom to ask.
  private var letterhead: [MarkdownPiece] {
    let settings = result.settings
    let marking: [MarkdownPiece.Words] =
      settings.marking.isEmpty ? [] : [.strong(settings.marking)]
    let from = [settings.organisation, settings.contact].filter { !$0.isEmpty }
    let words: [MarkdownPiece.Words] = from.isEmpty ? [] : [.plain(from.joined(separator: ". "))]
    return [marking, words].filter { !$0.isEmpty }.map { .paragraph($0) }
  }

  private var lead: String {
    let framework = result.framework
    let cases =
      map.hasCases
      ? ReportText.count(result.caseIDs.count, "case")
      : map.countsCases ? "Cases" : "Rated from scores"
    return
      """
      \(cases) as of \(result.provenance.asOf.words). Framework \(framework.id), version \
      \(framework.version). Made by caseaudit \(result.provenance.programVersion) on \
      \(ReportText.time(result.provenance.runAt)).
      """
  }

  private var standing: [MarkdownPiece.Words] {
    if let note = result.disclosure {
      return [.strong("To share."), .plain(" \(ReportText.disclosure(note))")]
    }
    if !map.hasCases { return [.strong("From scores."), " No case was read."] }
    if result.isIndicative {
      return [.strong("\(ReportText.indicative)."), .plain(" \(ReportText.indicativeReason)")]
    }
    return [
      .strong("Judged."),
      " Where a person judged a case, the judgement counts; elsewhere what the records indicate does.",
    ]
  }

  private var warnings: [MarkdownPiece] {
    let sentences = ReportText.warnings(map)
    if sentences.isEmpty { return [] }
    return [.list(sentences.map { [.plain("\(ReportText.sentence($0)).")] })]
  }

  private var ratings: MarkdownPiece {
    let standards = index.standards.indices.filter { standard in
      map.unitOrder.contains { map.rates(standard, unit: $0) }
    }
    let rules = (result.framework.composites + [result.framework.overall].compactMap { $0 })
      .filter { rule in
        result.unitResults.contains { $0.allComposites.contains { $0.code == rule.code } }
      }
    var columns = [(heading: "Unit", isNumber: false)]
    if map.hasCases { columns.append((heading: "Cases", isNumber: true)) }
    columns += rules.map { (heading: $0.title, isNumber: false) }
    columns += standards.map { (heading: index.standards[$0].code, isNumber: false) }
    let rows = map.unitOrder.map { unit in
      let found = result.unitResults[unit]
      var cells: [[MarkdownPiece.Words]] = [[.plain(indented(unit))]]
      if map.hasCases { cells.append([.plain(ReportText.number(found.caseCount))]) }
      cells += rules.map { rule in
        found.allComposites.first { $0.code == rule.code }.map { made($0, rule) } ?? ["–"]
      }
      cells += standards.map { standard in
        guard map.rates(standard, unit: unit) else { return ["–"] }
        return [.plain(ReportText.status(found.standards[standard].status, index))]
      }
      return cells
    }
    return .table(columns, rows)
  }

  /// A unit's name, with a dash for each wider unit it belongs to.
  private func indented(_ unit: Int) -> String {
    let depth = result.units.path(to: unit).count - 1
    return String(repeating: "– ", count: depth) + result.units.units[unit].name
  }

  private func made(_ result: CompositeResult, _ rule: CompositeRule) -> [MarkdownPiece.Words] {
    let brief = ReportText.brief(result, rule)
    let status = MarkdownPiece.Words.strong(ReportText.status(result.status, index))
    return brief.isEmpty ? [status] : [status, .plain(", \(brief)")]
  }

  private func reasons(_ unit: Int) -> [MarkdownPiece] {
    let found = result.unitResults[unit]
    let composites = found.allComposites.compactMap { composite in
      index.composite(composite.code).map {
        item($0.title, composite.status, self.why(composite, $0))
      }
    }
    let standards = found.standards.filter { map.rates($0.standard, unit: unit) }.map { standard in
      let subject = index.standards[standard.standard]
      return item("\(subject.code) \(subject.title)", standard.status, why(standard))
    }
    let items = composites + standards
    return items.isEmpty
      ? [] : [.heading(3, result.units.units[unit].name), .list(items)]
  }

  private func item(
    _ name: String,
    _ status: RatingStatus,
    _ sentences: [String]
  ) -> [MarkdownPiece.Words] {
    let lead = MarkdownPiece.Words.strong("\(name): \(ReportText.status(status, index)).")
    return [lead, .plain(([""] + sentences).joined(separator: " "))]
  }

  private func why(_ result: CompositeResult, _ rule: CompositeRule) -> [String] {
    var sentences = [
      "\(ReportText.sentence(ReportText.made(result, rule))).", ReportText.reason(result.status),
    ]
    sentences += result.holds.compactMap { ReportText.hold($0, index) }
    sentences.append(ReportText.beforeDecisions(result, rule, index) ?? "")
    let certainty = ReportText.certainty(
      result.computed,
      best: result.bestCase,
      worst: result.worstCase,
      index
    )
    sentences.append(certainty ?? "")
    if let lift = ReportText.lift(result, index) { sentences.append("It would be \(lift).") }
    return sentences.filter { !$0.isEmpty }
  }

  private func why(_ result: StandardResult) -> [String] {
    var sentences = [ReportText.reason(result.status)]
    if let evidence = result.evidence {
      sentences.append("Entered on organisational evidence on \(evidence.on.words).")
    } else {
      sentences.append(ReportText.decided(result, index) ?? "")
    }
    sentences += result.holds.compactMap { ReportText.hold($0, index) }
    if let decision = result.decision { sentences.append(ReportText.decision(decision, index)) }
    let certainty = ReportText.certainty(
      result.computed,
      best: result.bestCase,
      worst: result.worstCase,
      index
    )
    sentences.append(certainty ?? "")
    if let lift = result.lift {
      sentences.append("It would be \(ReportText.lift(lift, index)).")
    }
    return sentences.filter { !$0.isEmpty }
  }

  private var records: [MarkdownPiece] {
    guard map.hasCases else { return [] }
    let numbers = ["Read", "Put aside", "Scored"].map { (heading: $0, isNumber: true) }
    return [
      .heading(2, "Records read"),
      .table(
        [(heading: "Records", isNumber: false)] + numbers,
        result.intake.tables.map { table in
          [[.plain(ReportText.sentence(table.name))]]
            + [table.readCount, table.rejectedCount, table.keptCount].map {
              [.plain(ReportText.number($0))]
            }
        }
      ),
    ]
  }
}
