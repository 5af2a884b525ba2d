import AuditCore

/// The page of the whole audit.
struct IndexPage {
  let map: ReportMap
  let site: Site

  private var result: AuditResult { map.result }

  var document: MarkupNode {
    site.document(named: "Ratings", crumbs: []) {
      h1 {
        span(.class("over"), text: "Case audit")
        result.framework.title
      }
      warnings
      p(.class("lead"), text: lead)
      Components.contents(
        [("ratings", "Ratings"), ("deciding", "What decides the ratings")]
          + (map.hasCases
            ? [("first", "Cases to look at first"), ("intake", "Records read")] : [])
          + [("about", "About this audit")]
      )
      ratings
      h2(.id("deciding"), text: "What decides the ratings")
      DecidingTable(site: site).node
      if map.hasCases {
        h2(.id("first"), text: "Cases to look at first")
        ConcernTable(
          site: site,
          concerns: Array(result.concerns.prefix(ConcernTable.indexLimit)),
          showsUnit: true
        ).node
        differences
        intake
      }
      unverified
      notes
      TailoringTables(tailorings: result.framework.tailorings).node
      about
    }
  }

  private var lead: String {
    let units = result.framework.levels.indices.compactMap { level -> String? in
      let count = result.units.units.count { $0.level == level }
      guard count > 0 else { return nil }
      let words = result.framework.levels[level]
      return ReportText.count(count, Self.lowered(words.label), Self.lowered(words.plural))
    }
    if !map.hasCases {
      return "\(ReportText.list(units)), rated from scores against the standards of this framework."
    }
    let cases = ReportText.count(result.caseIDs.count, "case")
    let place = units.isEmpty ? "" : " in \(ReportText.list(units))"
    let day = result.provenance.asOf.words
    return "\(cases)\(place), looked at as of \(day), against the standards of this framework."
  }

  /// A level's name inside a sentence; one in capitals, as PDU, stays as it is.
  private static func lowered(_ label: String) -> String {
    guard let first = label.first, label.dropFirst().first?.isUppercase != true else {
      return label
    }
    return first.lowercased() + label.dropFirst()
  }

  private var warnings: MarkupNode {
    markup {
      if let text = ReportText.rejects(result.intake) {
        Components.warning {
          "\(ReportText.sentence(text)). "
          a(.href("#intake"), text: "Records read")
        }
      }
      if let text = ReportText.errors(map.rowsInError.count) {
        Components.warning { "\(ReportText.sentence(text))." }
      }
    }
  }

  private var ratings: MarkupNode {
    markup {
      h2(.id("ratings"), text: "Ratings")
      if map.unitOrder.isEmpty {
        p("Nothing names a unit, so nothing is rated.")
      } else {
        RatingsTable(
          site: site,
          units: map.unitOrder,
          caption: "Ratings of each unit by standard",
          baseLevel: 0
        ).node
      }
      if unplaced > 0 {
        p("\(ReportText.count(unplaced, "case names", "cases name")) no unit and so count nowhere.")
      }
    }
  }

  private var unplaced: Int { result.units.unitOfCase.count { $0 == UnitTree.noUnit } }

  private var differences: MarkupNode {
    let count = result.differences.count
    let judged = result.outcomes.judged.reduce(0) { $0 + $1.count }
    return markup {
      h2(.id("differences"), text: "Where people judged otherwise")
      if judged == 0 {
        p("No judgement of a key question was entered.")
      } else {
        p {
          let words = ReportText.count(
            judged,
            "judgement of a key question",
            "judgements of key questions"
          )
          "\(words) entered; in \(count == 0 ? "none" : ReportText.number(count)) of them the records indicate otherwise. "
          if count > 0 { a(site.href(DifferencesPage.path), text: "See each difference") }
        }
      }
    }
  }

  private var intake: MarkupNode {
    markup {
      h2(.id("intake"), text: "Records read")
      DataTable(
        id: "intake-table",
        caption: "Records read, put aside and scored",
        columns: [.text("Records"), .number("Read"), .number("Put aside"), .number("Scored")],
        rows: result.intake.tables.map {
          [
            .text(ReportText.sentence($0.name)),
            .text(ReportText.number($0.readCount)),
            $0.rejectedCount == 0 ? "0" : strong(ReportText.number($0.rejectedCount)),
            .text(ReportText.number($0.keptCount)),
          ]
        },
        isCaptionHidden: true,
        style: "narrow"
      ).node
      if result.intake.hasRejects {
        p(
          "Each record put aside is written with its reason to the rejects folder. Mend them and run the audit again."
        )
      }
      p("What became of every prompt in every case is in outcomes.csv.")
    }
  }

  private var unverified: MarkupNode {
    let numbers = result.unverifiedNumbers
    return markup {
      if !numbers.isEmpty {
        h2(.id("unverified"), text: "Numbers that nobody has checked")
        p(
          """
          \(ReportText.count(numbers.count, "number")) of the framework \
          \(numbers.count == 1 ? "was" : "were") not yet compared with the published source. \
          A wrong number can change a rating.
          """
        )
        details {
          summary("Which numbers")
          div {
            for source in sources {
              p("\(source.title):")
              ul { for subject in source.subjects { li(ReportText.sentence(subject)) } }
            }
          }
        }
      }
    }
  }

  /// The unverified numbers by the document they are said to come from, each once.
  private var sources: [(title: String, subjects: [String])] {
    var sources: [(title: String, subjects: [String])] = []
    for number in result.unverifiedNumbers {
      if let place = sources.firstIndex(where: { $0.title == number.sourceTitle }) {
        sources[place].subjects.append(number.subject)
      } else {
        sources.append((number.sourceTitle, [number.subject]))
      }
    }
    return sources
  }

  private var notes: MarkupNode {
    markup {
      if !result.warnings.isEmpty {
        h2(.id("warnings"), text: "Warnings")
        ul {
          for warning in result.warnings {
            li {
              ReportText.sentence(warning.headline)
              if let place = warning.place {
                " ("
                code(place.text)
                ")"
              }
              if !warning.helps.isEmpty { ". \(ReportText.sentence(warning.helps[0]))" }
            }
          }
        }
      }
    }
  }

  private var standing: String {
    if !map.hasCases { return "From scores; no case was read" }
    return result.isIndicative ? "Indicative: not judged by people" : "Judged"
  }

  private var about: MarkupNode {
    let framework = result.framework
    let provenance = result.provenance
    return markup {
      h2(.id("about"), text: "About this audit")
      Components.facts([
        ("Framework", .text("\(framework.title) (\(framework.id), version \(framework.version))")),
        (map.hasCases ? "Cases as of" : "As of", .text(provenance.asOf.words)),
        ("Run", .text(ReportText.time(provenance.runAt))),
        ("Program", .text("caseaudit \(provenance.programVersion)")),
        ("Standing", .text(standing)),
      ])
      if !framework.summary.isEmpty { p(framework.summary) }
      p("The tables of counts and ratings are also in the folder tables, as CSV.")
      DataTable(
        id: "inputs-table",
        caption: "Files read, with the SHA-256 digest of each",
        columns: [.text("Used as"), .text("File"), .text("Digest")],
        rows: provenance.inputs.map { input in
          [
            .text(ReportText.sentence(input.role)),
            code { MarkupNode.isolated(input.path) },
            span(.class("hash"), text: input.digest),
          ]
        }
      ).node
    }
  }
}

extension MarkupNode: ExpressibleByStringLiteral {
  init(stringLiteral text: String) { self = .text(text) }
}
