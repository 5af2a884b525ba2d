import AuditCore

/// A table with a caption, a heading for each column and one for each row.
struct DataTable {
  /// One column.
  struct Column {
    let heading: MarkupNode
    let isNumber: Bool

    static func text(_ heading: String) -> Column {
      Column(heading: .text(heading), isNumber: false)
    }
    static func number(_ heading: String) -> Column {
      Column(heading: .text(heading), isNumber: true)
    }
  }

  /// The id of the caption, which names the area that scrolls on a narrow screen.
  let id: String
  let caption: String
  let columns: [Column]
  /// The cells of each row; the first is the row's heading.
  var rows: [[MarkupNode]]
  var isCaptionHidden = false
  var style = ""

  var node: MarkupNode {
    div(.class("scroll"), .role("region"), .aria("labelledby", id), .tabindex(0)) {
      table(.class(style.isEmpty ? "data" : "data \(style)")) {
        AuditReports.caption(.id(id), .class(isCaptionHidden ? "hidden" : "shown"), text: caption)
        thead {
          tr {
            for column in columns {
              th(.scope("col"), .class(column.isNumber ? "number" : "words")) { column.heading }
            }
          }
        }
        tbody { for row in rows { line(row) } }
      }
    }
  }

  private func line(_ cells: [MarkupNode]) -> MarkupNode {
    tr {
      for (position, cell) in cells.enumerated() {
        if position == 0 {
          th(.scope("row")) { cell }
        } else {
          td(.class(columns[position].isNumber ? "number" : "words")) { cell }
        }
      }
    }
  }
}

/// The small pieces that pages share.
enum Components {
  /// A warning that cannot be overlooked.
  static func warning(@MarkupBuilder _ content: () -> MarkupNode) -> MarkupNode {
    div(.class("warning")) {
      span(.class("mark"), .aria("hidden", "true"), text: "!")
      p {
        span(.class("hidden"), text: "Warning: ")
        content()
      }
    }
  }

  /// A remark set apart.
  static func inset(@MarkupBuilder _ content: () -> MarkupNode) -> MarkupNode {
    div(.class("inset")) { content() }
  }

  /// Facts as pairs of a name and a value.
  static func facts(_ facts: [(String, MarkupNode)]) -> MarkupNode {
    dl(.class("facts")) {
      for (name, value) in facts {
        div {
          dt(name)
          dd { value }
        }
      }
    }
  }

  /// A list of links to the sections of a page.
  static func contents(_ sections: [(id: String, title: String)]) -> MarkupNode {
    nav(.class("contents"), .aria("label", "On this page")) {
      ul { for section in sections { li { a(.href("#\(section.id)"), text: section.title) } } }
    }
  }

  /// A rating in words on its colour, or why there is none.
  static func rating(_ status: RatingStatus, _ index: FrameworkIndex) -> MarkupNode {
    guard let id = status.ratingID, let tone = index.tone(id) else {
      return span(.class("tag plain"), text: ReportText.status(status, index))
    }
    return strong(.class("tag tone\(tone)"), text: index.label(id))
  }

  /// What became of a prompt, in words on its colour.
  static func outcome(_ outcome: Outcome) -> MarkupNode {
    let tone =
      switch outcome {
      case .met: "tone2"
      case .notMet, .error: "tone0"
      case .notEvidenced: "tone1"
      case .notApplicable, .awaitingJudgement, .notSelected: "plain"
      }
    return strong(.class("tag \(tone)"), text: ReportText.sentence(outcome.words))
  }

  /// Whether a key question is sufficient, in words on its colour.
  static func sufficiency(_ sufficiency: Sufficiency) -> MarkupNode {
    let tone =
      switch sufficiency {
      case .sufficient: "tone2"
      case .insufficient, .error: "tone0"
      case .notEvidenced: "tone1"
      case .notApplicable, .awaitingJudgement: "plain"
      }
    return strong(.class("tag \(tone)"), text: ReportText.sentence(sufficiency.words))
  }

  /// Whether a key question of a case is sufficient, or that nobody looks at it.
  static func sufficiency(_ found: Sufficiency, of question: KeyQuestion) -> MarkupNode {
    question.isSelected ? sufficiency(found) : outcome(.notSelected)
  }

  /// The anchor of a group of cases, as `not-met`.
  static func anchor(_ words: String) -> String { Slugs.plain(words) }
}

extension Site {
  /// A case's identifier, as a link where the case has a page.
  func caseLink(_ row: Int) -> MarkupNode {
    let name = MarkupNode.isolated(map.result.caseIDs[row])
    return map.hasPage[row] ? a(href(map.path(case: row))) { name } : name
  }

  /// A unit's name as a link.
  func unitLink(_ unit: Int) -> MarkupNode {
    a(href(map.path(unit: unit))) { .isolated(map.result.units.units[unit].name) }
  }

  /// The name of the unit of a case, as a link.
  func unitLink(ofCase row: Int) -> MarkupNode {
    map.unit(ofCase: row).map { unitLink($0) } ?? .text("No unit")
  }

  /// The breadcrumbs to a unit, whose own step is a link when more follow.
  func crumbs(to unit: Int, andOn: Bool) -> [Crumb] {
    map.result.units.path(to: unit).map { place in
      let target = place != unit || andOn ? map.path(unit: place) : nil
      return Crumb(map.result.units.units[place].name, target, isIsolated: true)
    }
  }
}
