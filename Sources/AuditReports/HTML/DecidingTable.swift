import AuditCore

/// Which key questions decide ratings, where each is weakest, and which ratings are nearest to rise.
struct DecidingTable {
  let site: Site

  private var map: ReportMap { site.map }

  /// The units that have no narrower ones.
  private var units: [Int] {
    map.unitOrder.filter { map.result.units.units[$0].children.isEmpty }
  }

  /// One key question over all units.
  private struct Row {
    let question: Int
    var decides: [Int]
    var rated: Int
    var lowest: (unit: Int, result: QuestionResult)
  }

  var node: MarkupNode {
    if hidesDeciding {
      return p(
        """
        Which key questions hold ratings down is left out here: counts that would show it are \
        withheld.
        """
      )
    }
    let found = rows
    guard !found.isEmpty else { return p("No standard is rated on cases yet.") }
    return markup {
      p(
        """
        A standard takes the rating of its lowest key question, so these are the questions that \
        hold ratings down, those that decide most often first.
        """
      )
      table(found).node
      nearest
    }
  }

  /// Whether the count that decides some rating is withheld, so that a table would be of the rest.
  private var hidesDeciding: Bool {
    guard map.result.disclosure != nil else { return false }
    return units.contains { unit in
      map.result.unitResults[unit].standards.contains { standard in
        guard standard.status.ratingID != nil, let deciding = standard.deciding,
          standard.questions.indices.contains(deciding)
        else { return false }
        return standard.questions[deciding].share.denominator == 0
      }
    }
  }

  private var rows: [Row] {
    var rows: [Int: Row] = [:]
    for unit in units {
      for standard in map.result.unitResults[unit].standards {
        guard standard.status.ratingID != nil, let deciding = standard.deciding else { continue }
        for (position, question) in standard.questions.enumerated()
        where question.share.denominator > 0 {
          var row =
            rows[question.question]
            ?? Row(
              question: question.question,
              decides: [],
              rated: 0,
              lowest: (unit, question)
            )
          row.rated += 1
          if position == deciding { row.decides.append(unit) }
          if Share.isLower(question.share, row.lowest.result.share) {
            row.lowest = (unit, question)
          }
          rows[question.question] = row
        }
      }
    }
    return rows.values.filter { !$0.decides.isEmpty }.sorted {
      ($1.decides.count, $0.question) < ($0.decides.count, $1.question)
    }
  }

  private func table(_ rows: [Row]) -> DataTable {
    DataTable(
      id: "deciding-table",
      caption: "Key questions that decide ratings",
      columns: [
        .text("Key question"), .text("Decides in"), .text("Lowest in"), .text("Sufficient there"),
      ],
      rows: rows.map { row in
        let question = map.index.questions[row.question]
        let standard = map.index.standardOfQuestion[row.question]
        let rounding = map.index.bands(of: standard)?.rounding ?? .halfUp
        return [
          map.isCompared(row.question)
            ? a(
              site.href(map.comparison(of: row.question)),
              text: "\(question.code) \(question.title)"
            ) : .text("\(question.code) \(question.title)"),
          .text(
            "\(ReportText.number(row.decides.count)) of \(ReportText.count(row.rated, "unit"))"
          ),
          site.unitLink(row.lowest.unit),
          site.caseLink(map.path(unit: row.lowest.unit, question: row.question)) {
            ReportText.known(row.lowest.result, rounding)
          },
        ]
      },
      isCaptionHidden: true
    )
  }

  /// The ratings that the fewest cases would lift.
  private var nearest: MarkupNode {
    var lifts: [(cases: Int, unit: Int, standard: Int, lift: Lift)] = []
    for unit in units {
      for result in map.result.unitResults[unit].standards {
        guard let lift = result.lift else { continue }
        let cases = lift.steps.reduce(0) { $0 + $1.moreCases }
        lifts.append((cases, unit, result.standard, lift))
      }
    }
    lifts.sort { ($0.cases, $0.unit, $0.standard) < ($1.cases, $1.unit, $1.standard) }
    return markup {
      if !lifts.isEmpty {
        h3("Ratings nearest to rising")
        ul {
          for nearest in lifts.prefix(5) {
            li {
              site.unitLink(nearest.unit)
              ", "
              a(site.href(map.path(unit: nearest.unit, standard: nearest.standard))) {
                let standard = map.index.standards[nearest.standard]
                "\(standard.code) \(standard.title)"
              }
              ": \(ReportText.lift(nearest.lift, map.index))"
            }
          }
        }
      }
    }
  }
}
