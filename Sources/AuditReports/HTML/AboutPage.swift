import AuditCore

/// The page about the audit itself: what it was made of, how complete it is, who judged.
struct AboutPage {
  static let path = "about.html"

  let map: ReportMap
  let site: Site

  private var result: AuditResult { map.result }

  var document: MarkupNode {
    site.document(named: "About this audit", crumbs: [Site.Crumb("About this audit")]) {
      h1("About this audit")
      Components.contents(sections)
      standing
      if map.hasCases {
        intake
        completeness
        judging
      }
      unverified
      sources
      TailoringTables(tailorings: result.framework.tailorings).node
      notes
      files
    }
  }

  private var sections: [(id: String, title: String)] {
    var sections = [("standing", "What was audited")]
    if map.hasCases {
      sections += [
        ("intake", "Records read"), ("complete", "How complete the records are"),
        ("judging", "Who judged"),
      ]
    }
    if !result.unverifiedNumbers.isEmpty {
      sections.append(("unverified", "Numbers that nobody has checked"))
    }
    if !result.framework.sources.isEmpty { sections.append(("sources", "Sources")) }
    if !result.framework.tailorings.isEmpty {
      sections.append(("tailoring", "What was changed in the framework"))
    }
    if !result.warnings.isEmpty { sections.append(("warnings", "Warnings")) }
    sections.append(("files", "Files read"))
    return sections.map { (id: $0.0, title: $0.1) }
  }

  private var standingWords: String {
    if let note = result.disclosure { return "To share: \(note.policy.title)" }
    if !map.hasCases { return "From scores; no case was read" }
    return result.isIndicative ? "Indicative: not judged by people" : "Judged"
  }

  private var standing: MarkupNode {
    let framework = result.framework
    let provenance = result.provenance
    return markup {
      h2(.id("standing"), text: "What was audited")
      Components.facts(
        [
          (
            "Framework",
            .text("\(framework.title) (\(framework.id), version \(framework.version))")
          ),
          (map.hasCases ? "Cases as of" : "As of", .text(provenance.asOf.words)),
        ] + (map.hasCases ? [("Cases", .text(ReportText.number(result.caseIDs.count)))] : [])
          + [
            ("Standing", .text(standingWords)),
            ("Run", .text(ReportText.time(provenance.runAt))),
            ("Program", .text("caseaudit \(provenance.programVersion)")),
          ]
      )
      if !framework.summary.isEmpty { p(framework.summary) }
    }
  }

  private var intake: MarkupNode {
    markup {
      h2(.id("intake"), text: "Records read")
      IntakeTables(intake: result.intake).node
      if result.intake.hasRejects {
        p(
          "Each record put aside is written with its reason to the rejects folder. Mend them and run the audit again."
        )
      }
      p("What became of every prompt in every case is in outcomes.csv.")
    }
  }

  private var completeness: MarkupNode {
    let found = map.unitOrder.filter { result.units.units[$0].parent == nil }
      .reduce(into: Completeness()) {
        let one = map.completeness(unit: $1)
        $0.told += one.told
        $0.missing += one.missing
      }
    return markup {
      h2(.id("complete"), text: "How complete the records are")
      p {
        if found.asked == 0 {
          "No question was asked of the records. "
        } else {
          """
          \(ReportText.number(found.missing)) of \(ReportText.count(found.asked, "answer")) that \
          were asked of the records are not evidenced (\(found.percentMissing)). 
          """
        }
        a(site.href(CompletenessPage.path), text: "Where they are missing")
      }
    }
  }

  private var judging: MarkupNode {
    let judges = judges
    return markup {
      h2(.id("judging"), text: "Who judged")
      if judges.isEmpty {
        p("Nobody: no judgement of a case was entered.")
      } else {
        DataTable(
          id: "judges-table",
          caption: "Judgements by the person who made them",
          columns: [.text("Person"), .number("Judgements"), .text("First"), .text("Last")],
          rows: judges.map { judge in
            [
              .isolated(judge.name), .text(ReportText.number(judge.count)),
              .text(judge.first.words), .text(judge.last.words),
            ]
          },
          isCaptionHidden: true,
          style: "narrow"
        ).node
        p { a(site.href(DifferencesPage.path), text: "Where judgements and records differ") }
      }
    }
  }

  /// Who judged key questions or prompts, by name.
  private var judges: [(name: String, count: Int, first: CalendarDay, last: CalendarDay)] {
    var found: [String: (count: Int, first: CalendarDay, last: CalendarDay)] = [:]
    let pooling = map.index.questions.map { $0.pools != nil }
    let own = result.outcomes.judged.enumerated().filter { !pooling[$0.offset] }.map(\.element)
    for judgements in own + result.outcomes.judgedPrompts {
      for judgement in judgements.values {
        var judge = found[judgement.by] ?? (0, judgement.on, judgement.on)
        judge.count += 1
        judge.first = min(judge.first, judgement.on)
        judge.last = max(judge.last, judgement.on)
        found[judgement.by] = judge
      }
    }
    return found.map { ($0.key, $0.value.count, $0.value.first, $0.value.last) }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
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
        for source in unverifiedSources {
          p("\(source.title):")
          ul { for subject in source.subjects { li(ReportText.sentence(subject)) } }
        }
      }
    }
  }

  /// The unverified numbers by the document they are said to come from, each once.
  private var unverifiedSources: [(title: String, subjects: [String])] {
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

  private var sources: MarkupNode {
    markup {
      if !result.framework.sources.isEmpty {
        h2(.id("sources"), text: "Sources")
        ul {
          for source in result.framework.sources {
            li(source.published.isEmpty ? source.title : "\(source.title), \(source.published)")
          }
        }
      }
    }
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
              for note in warning.notes { ". \(ReportText.sentence(note))" }
              if !warning.helps.isEmpty { ". \(ReportText.sentence(warning.helps[0]))" }
            }
          }
        }
      }
    }
  }

  private var files: MarkupNode {
    markup {
      h2(.id("files"), text: "Files read")
      DataTable(
        id: "inputs-table",
        caption: "Files read, with the SHA-256 digest of each",
        columns: [.text("Used as"), .text("File"), .text("Digest")],
        rows: result.provenance.inputs.map { input in
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
