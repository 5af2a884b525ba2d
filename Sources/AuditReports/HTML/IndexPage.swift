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
      if let register = result.register {
        p {
          a(site.href(RegisterPage.path), text: "Recommendations and actions")
          ": \(RegisterText.summary(register))."
        }
      }
      if result.comparison != nil {
        p { a(site.href(SincePage.path), text: "What changed since the previous audit") }
      }
      Components.contents(
        [("ratings", "Ratings"), ("deciding", "What decides the ratings")]
          + (map.hasCases
            ? [("first", "Cases to look at first"), ("complete", "How complete the records are")]
            : [])
          + (map.hasCases && !result.indicators.isEmpty ? [("indicators", "Indicators")] : [])
          + (map.hasCases && !result.recalculations.isEmpty
            ? [("recalculated", "Worked out anew")] : [])
          + [("about", "About this audit")]
      )
      ratings
      first
      h2(.id("deciding"), text: "What decides the ratings")
      DecidingTable(site: site).node
      comparisons
      if map.hasCases {
        h2(.id("first"), text: "Cases to look at first")
        ConcernTable(
          site: site,
          concerns: Array(result.concerns.prefix(ConcernTable.indexLimit)),
          showsUnit: true
        ).node
        differences
        completeness
        indicators
        recalculations
      }
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
    if map.result.disclosure != nil {
      let day = result.provenance.asOf.words
      return
        "\(ReportText.list(units)), as of \(day), against the standards of this framework."
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
          a(site.href("\(AboutPage.path)#intake"), text: "Records read")
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
        RatingSpread(map: map, units: map.narrowestUnits).node
      }
      if unplaced > 0 {
        p("\(ReportText.count(unplaced, "case names", "cases name")) no unit and so count nowhere.")
      }
    }
  }

  /// What to do first where one unit holds all others.
  private var first: MarkupNode {
    let roots = map.unitOrder.filter { result.units.units[$0].parent == nil }
    return roots.count == 1 ? FirstSteps(site: site, unit: roots[0]).node : .nothing
  }

  /// The pages on which all units are compared.
  private var comparisons: MarkupNode {
    let questions = map.comparedQuestions
    return markup {
      if !questions.isEmpty {
        h3(.id("compare"), text: "Units compared")
        details {
          summary("All units on each key question")
          ul {
            for question in questions {
              let subject = map.index.questions[question]
              li {
                a(
                  site.href(map.comparison(of: question)),
                  text: "\(subject.code) \(subject.title)"
                )
              }
            }
          }
        }
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

  private var completeness: MarkupNode {
    markup {
      h2(.id("complete"), text: "How complete the records are")
      CompletenessBars(
        id: "completeness-chart",
        subject: "Answers not evidenced of all that were asked, for each widest unit",
        rows: map.unitOrder.filter { map.result.units.units[$0].parent == nil }.map { unit in
          CompletenessBars.Row(
            name: map.result.units.units[unit].name,
            completeness: map.completeness(unit: unit)
          )
        }
      ).node
      p { a(site.href(CompletenessPage.path), text: "Completeness by standard, unit and prompt") }
    }
  }

  /// The indicators of the widest unit where there is one, and the way to all.
  private var indicators: MarkupNode {
    let roots = map.unitOrder.filter { result.units.units[$0].parent == nil }
    return markup {
      if !result.indicators.isEmpty {
        if roots.count == 1 {
          UnitIndicators(site: site, unit: roots[0]).node
        } else {
          h2(.id("indicators"), text: "Indicators")
        }
        p { a(site.href(IndicatorsPage.path), text: "Each indicator in all units") }
      }
    }
  }

  /// What was worked out anew, and the way to where it differs.
  private var recalculations: MarkupNode {
    markup {
      if !result.recalculations.isEmpty {
        h2(.id("recalculated"), text: "Worked out anew")
        ul {
          for found in result.recalculations {
            li {
              a(
                site.href("\(RecalculationsPage.path)#\(found.recalculation.id)"),
                text: found.recalculation.title
              )
              ": \(RecalculationText.sentence(found.total))."
            }
          }
        }
      }
    }
  }

  /// What a reader must know of the audit before relying on it, and where the rest is told.
  private var about: MarkupNode {
    let numbers = result.unverifiedNumbers.count
    return markup {
      h2(.id("about"), text: "About this audit")
      p("The tables of counts and ratings are also in the folder tables, as CSV.")
      ul {
        li {
          a(site.href(AboutPage.path), text: "What was audited")
          ": framework, version, files, records read, who judged."
        }
        if numbers > 0 {
          li {
            a(
              site.href("\(AboutPage.path)#unverified"),
              text: "\(ReportText.count(numbers, "number")) that nobody has checked"
            )
            ": a wrong number can change a rating."
          }
        }
        if !result.warnings.isEmpty {
          li {
            a(
              site.href("\(AboutPage.path)#warnings"),
              text: ReportText.count(result.warnings.count, "warning")
            )
          }
        }
        if !result.framework.tailorings.isEmpty {
          li {
            a(site.href("\(AboutPage.path)#tailoring"), text: "What was changed in the framework")
          }
        }
        li { a(site.href(GlossaryPage.path), text: "Glossary") }
      }
    }
  }
}

extension MarkupNode: ExpressibleByStringLiteral {
  init(stringLiteral text: String) { self = .text(text) }
}
