import AuditCore

/// The page of recorded values that were worked out anew, and where both differ.
struct RecalculationsPage {
  static let path = "recalculated.html"

  let map: ReportMap
  let site: Site

  private var results: [RecalculationResult] { map.result.recalculations }

  var document: MarkupNode {
    site.document(named: "Worked out anew", crumbs: [Site.Crumb("Worked out anew")]) {
      h1 {
        span(.class("over"), text: "Beside the ratings")
        "Recorded and worked out anew"
      }
      p(
        .class("lead"),
        text: """
          What the records hold, beside what a decision model makes of the same records. It has no \
          part in any rating.
          """
      )
      p(
        """
        Where both differ, either the recorded value is out of date or the records that the model \
        reads are not complete. Look at the case before changing either.
        """
      )
      Components.contents(
        results.map { result in
          let sentence = RecalculationText.sentence(result.total)
          return (result.recalculation.id, "\(result.recalculation.title): \(sentence)")
        }
      )
      for result in results { section(result) }
    }
  }

  private func section(_ result: RecalculationResult) -> MarkupNode {
    let recalculation = result.recalculation
    return markup {
      h2(.id(recalculation.id), text: recalculation.title)
      p(recalculation.summary)
      p("\(ReportText.sentence(RecalculationText.sentence(result.total))).")
      p(
        .class("quiet"),
        text: """
          Recorded: \(result.fieldTitle.lowercased()). Model: \(recalculation.sourceTitle)\
          \(recalculation.source.isVerified ? "" : " (unverified)").
          """
      )
      if result.total.applicable > 0 { units(result).node }
      if !result.pairs.isEmpty { pairs(result).node }
      lacks(result)
      differing(result)
    }
  }

  /// What became of the cases of each unit.
  private func units(_ result: RecalculationResult) -> DataTable {
    let statuses = RecalculationResult.Status.allCases.filter { result.total[$0] > 0 }
    return DataTable(
      id: "\(result.recalculation.id)-units",
      caption: "\(result.recalculation.title): cases of each unit",
      columns: [.text("Unit")]
        + statuses.map { .number(ReportText.sentence(RecalculationText.words($0))) },
      rows: map.unitOrder.map { unit in
        [site.unitLink(unit)]
          + statuses.map { .text(ReportText.number(result.units[unit][$0])) }
      }
    )
  }

  /// How many cases have each recorded and computed value.
  private func pairs(_ result: RecalculationResult) -> DataTable {
    let computed = Set(result.pairs.map(\.computed)).sorted()
    let recorded = Set(result.pairs.map(\.recorded)).sorted()
    var counts: [[Int]: Int] = [:]
    for pair in result.pairs { counts[[pair.recorded, pair.computed]] = pair.count }
    return DataTable(
      id: "\(result.recalculation.id)-pairs",
      caption: "Cases by recorded value (rows) and value worked out (columns); = where both agree",
      columns: [.text("Recorded")] + computed.map { .number(result.values[$0]) },
      rows: recorded.map { row in
        [.text(result.values[row])]
          + computed.map { column in
            let count = counts[[row, column]] ?? 0
            if row == column { return strong(text: "= \(ReportText.number(count))") }
            return .text(count == 0 ? "–" : ReportText.number(count))
          }
      }
    )
  }

  private func lacks(_ result: RecalculationResult) -> MarkupNode {
    guard !result.lacks.isEmpty else { return .nothing }
    return markup {
      h3(text: "What is missing to work it out")
      ul {
        for lack in result.lacks {
          li("\(lack.title): not recorded in \(ReportText.count(lack.count, "case"))")
        }
      }
    }
  }

  /// The rows of the cases that are listed as differing, in the records' order.
  static func listed(_ result: RecalculationResult, _ map: ReportMap) -> [Int] {
    guard map.hasCases else { return [] }
    let rows = result.statuses.indices.lazy.filter { result.statuses[$0] == .differs }
    return Array(rows.prefix(map.listLimit))
  }

  /// The cases in which both values differ.
  private func differing(_ result: RecalculationResult) -> MarkupNode {
    let rows = Self.listed(result, map)
    guard !rows.isEmpty else { return .nothing }
    let count = result.total[.differs]
    return markup {
      h3(.id("\(result.recalculation.id)-differ"), text: "Cases that differ")
      if rows.count < count {
        p("The first \(ReportText.number(rows.count)) of \(ReportText.number(count)) are listed.")
      }
      DataTable(
        id: "\(result.recalculation.id)-cases",
        caption: "\(result.recalculation.title): cases that differ",
        columns: [
          .text("Case"), .text("Unit"), .text("Recorded"), .text("Worked out"), .text("Why"),
        ],
        rows: rows.map { row in
          [
            site.caseLink(row), site.unitLink(ofCase: row),
            .text(RecalculationText.value(result.recorded[row], of: result)),
            .text(RecalculationText.value(result.computed[row], of: result)),
            .text(RecalculationSteps.short(result, row)),
          ]
        },
        isCaptionHidden: true
      ).node
    }
  }
}

/// What led to a computed value.
enum RecalculationSteps {
  /// The steps of a case in one line, without those that came to nothing.
  static func short(_ result: RecalculationResult, _ row: Int) -> String {
    let titles = result.recalculation.steps.map(\.title)
    let shown = zip(titles, result.steps[row] ?? []).filter { title, words in
      !["0", "no value", "not recorded", "no", "none"].contains(words)
    }
    return shown.map { "\($0): \($1)" }.joined(separator: "; ")
  }

  /// What was worked out anew for one case, for its page.
  static func section(_ row: Int, _ map: ReportMap, _ site: Site) -> MarkupNode {
    let results = map.result.recalculations.filter { $0.statuses[row] != .notApplicable }
    guard !results.isEmpty else { return .nothing }
    return markup {
      h2(.id("recalculated"), text: "Worked out anew")
      for result in results {
        h3(text: result.recalculation.title)
        p {
          "Recorded: \(RecalculationText.value(result.recorded[row], of: result)). "
          verdict(result, row)
          " "
          a(
            site.href("\(RecalculationsPage.path)#\(result.recalculation.id)"),
            text: "All cases"
          )
          "."
        }
        steps(result, row)
      }
    }
  }

  private static func verdict(_ result: RecalculationResult, _ row: Int) -> MarkupNode {
    let computed = RecalculationText.value(result.computed[row], of: result)
    let words =
      switch result.statuses[row] {
      case .agrees: "Worked out: \(computed), which agrees."
      case .differs: "Worked out: \(computed), which differs."
      case .notRecorded: "Worked out: \(computed)."
      case .lacking: "It cannot be worked out: something that the model needs is not recorded."
      case .error: "It cannot be worked out: a rule failed on this case."
      case .notApplicable: ""
      }
    return .text(words)
  }

  private static func steps(_ result: RecalculationResult, _ row: Int) -> MarkupNode {
    guard let steps = result.steps[row], !steps.isEmpty else { return .nothing }
    return Components.facts(
      zip(result.recalculation.steps, steps).map { ($0.title, .text($1)) }
    )
  }
}
