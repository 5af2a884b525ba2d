public import AuditCore

/// The tables of a result that may be published: counts and ratings of units, never a case.
///
/// Pages, CSV files and workbooks show these and no others, so that what is withheld from a result
/// is withheld from all of them.
public struct ReportTables: Sendable {
  let map: ReportMap

  /// Prepares the tables of a result.
  public init(result: AuditResult) { map = ReportMap(result, casePageLimit: 0) }

  /// All tables that have a row, in the order of reading.
  public var all: [ReportTable] {
    let cases = map.countsCases
    let made: [ReportTable?] = [
      ratings,
      composites,
      keyQuestions,
      cases ? prompts : nil,
      cases && result.disclosure != nil ? groupCases : nil,
      cases && result.disclosure != nil ? groups : nil,
      lifts,
      organisationalEvidence,
      cases ? indicators : nil,
      cases ? recalculations : nil,
      cases ? recalculatedPairs : nil,
      register,
      cases ? differences : nil,
      cases ? intake : nil,
      ratingChanges,
      shareChanges,
      unverifiedNumbers,
    ]
    return made.compactMap { $0 }.filter { !$0.rows.isEmpty }.map(Self.withoutEmptyCells)
  }

  /// The table with words in the cells for which a framework or a record gives none.
  private static func withoutEmptyCells(_ table: ReportTable) -> ReportTable {
    var table = table
    for (row, cells) in table.rows.enumerated() {
      for (column, cell) in cells.enumerated() where cell == .text("") {
        table.rows[row][column] = .text(notGiven)
      }
    }
    return table
  }

  var result: AuditResult { map.result }
  var index: FrameworkIndex { map.index }

  // MARK: - Units

  /// The columns that say which unit a row is about.
  static let unitColumns = [
    ReportTable.Column("Level", .text), ReportTable.Column("Unit", .text),
    ReportTable.Column("Part of", .text),
  ]

  /// The cells of a unit: its level, its name and the wider unit it belongs to.
  func unitCells(_ unit: Int) -> [ReportTable.Cell] {
    let place = result.units.units[unit]
    let wider = place.parent.map { result.units.units[$0].name } ?? Self.noWiderUnit
    return [.text(map.level(of: unit)?.label ?? "Unit"), .text(place.name), .text(wider)]
  }

  // MARK: - Words in place of numbers

  static let noWiderUnit = "no wider unit"
  static let notApplicable = "not applicable"
  static let noRelevantCases = "no relevant cases"
  static let notKnown = "not known"
  static let notGiven = "not given"
  static let withheld = ReportText.withheld
  static let noneOrWithheld = "0 or \(ReportText.withheld)"

  /// A rating in words, or why there is none.
  func rating(_ status: RatingStatus) -> ReportTable.Cell {
    .text(ReportText.status(status, index))
  }

  /// A share in per cent as it is banded; words where it has no case.
  static func percentage(_ share: Share, _ rounding: ShareRounding) -> ReportTable.Cell {
    let shown = ReportText.percent(share, rounding).flatMap { Decimal128($0) }
    return shown.map { .percentage($0) } ?? .text(noRelevantCases)
  }

  /// A fraction to one decimal place.
  static func decimal(_ value: Ratio) -> Decimal128 {
    Decimal128(ReportText.decimal(value)) ?? value.decimal
  }

  /// What a reader of shares must know.
  var shareNotes: [String] {
    let counts = ReportText.words(result.framework.notEvidencedCounts)
    return [
      """
      The percentage is of relevant cases. A case in which the records lack what a rule needs is \
      \(counts).
      """,
      """
      The highest possible percentage takes all that is not evidenced as sufficient, the lowest \
      possible one takes all of it as insufficient.
      """,
    ] + disclosureNotes
  }

  /// What was withheld so that the tables may be published; empty for the whole result.
  var disclosureNotes: [String] {
    guard let policy = result.disclosure?.policy else { return [] }
    let small = """
      \(ReportText.withheld) stands for a number that is withheld: one of cases below \
      \(policy.threshold), or one from which such a number could be worked out.
      """
    return policy.base > 1
      ? [small, "The other numbers of cases are rounded to multiples of \(policy.base)."] : [small]
  }

  /// Which characteristics are missing since nothing of them could be shown.
  var leftOutNotes: [String] {
    let titles = result.disclosure?.leftOutBreakdowns ?? []
    if titles.isEmpty { return [] }
    return [ReportText.leftOut(titles)]
  }

  /// Who judged.
  var basisNote: String {
    if !map.countsCases { return "The ratings are worked out from scores; no case was read." }
    return result.isIndicative
      ? ReportText.indicativeReason
      : "Where a person judged a case, the judgement counts; elsewhere, what the records indicate."
  }
}
