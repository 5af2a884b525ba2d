import AuditCore

/// The page that says in one plain sentence what each word of a report means.
struct GlossaryPage {
  static let path = "glossary.html"

  let map: ReportMap
  let site: Site

  private var framework: Framework { map.index.framework }

  var document: MarkupNode {
    site.document(named: "Glossary", crumbs: [Site.Crumb("Glossary")]) {
      h1("Glossary")
      p(.class("lead"), text: "The words of these pages, each in a sentence.")
      Components.contents(
        [
          ("framework", "Words of the framework"), ("ratings", "Ratings"),
          ("answers", "Answers"), ("numbers", "Numbers"),
        ] + (map.result.breakdowns.isEmpty ? [] : [("groups", "Groups of cases")])
      )
      h2(.id("framework"), text: "Words of the framework")
      Components.facts(frameworkWords)
      h2(.id("ratings"), text: "Ratings")
      Components.facts(ratings)
      h2(.id("answers"), text: "Answers")
      Components.facts(Self.terms(Self.answers))
      h2(.id("numbers"), text: "Numbers")
      Components.facts(Self.terms(Self.numbers))
      if !map.result.breakdowns.isEmpty {
        h2(.id("groups"), text: "Groups of cases")
        Components.facts(groups)
      }
      p { a(site.href(GuidePage.path), text: "How ratings are reached, step by step") }
    }
  }

  private static func terms(_ terms: [(String, String)]) -> [(String, MarkupNode)] {
    terms.map { ($0.0, .text($0.1)) }
  }

  private var frameworkWords: [(String, MarkupNode)] {
    var words = Self.terms(Self.structure)
    for level in framework.levels {
      let rated = framework.standards.filter { $0.isRated && level.standards.contains($0.code) }
      let standards = ReportText.count(rated.count, "standard")
      words.append((level.label, .text("A unit of this audit, rated on \(standards).")))
    }
    for standard in framework.standards where !standard.statement.isEmpty {
      words.append(("\(standard.code) \(standard.title)", .text(standard.statement)))
    }
    return words
  }

  private var ratings: [(String, MarkupNode)] {
    let tables = framework.bandSets
    var words: [(String, MarkupNode)] = framework.scale.ratings.reversed().map { rating in
      let bands = tables.filter { $0.measure == .share }.compactMap {
        ReportText.band(of: rating.id, in: $0)
      }
      let once = bands.enumerated().filter { !bands[..<$0.offset].contains($0.element) }
        .map(\.element)
      let points = "\(rating.points) \(rating.points == 1 ? "point" : "points")"
      return (
        rating.label,
        .text(
          once.isEmpty
            ? "Worth \(points)."
            : "\(ReportText.sentence(ReportText.list(once))) of relevant cases sufficient; worth \(points)."
        )
      )
    }
    words += Self.terms(Self.ratingWords)
    return words
  }

  private var groups: [(String, MarkupNode)] {
    map.result.breakdowns.map { breakdown in
      let titles = breakdown.groups.map(\.title)
      return (
        breakdown.title,
        .text(
          "Cases are put into \(ReportText.spelt(titles.count)) groups: \(titles.joined(separator: "; "))."
        )
      )
    }
  }

  private static let structure = [
    ("Framework", "The set of standards that cases are looked at against."),
    ("Domain", "Standards that belong together."),
    ("Standard", "What good work looks like in one respect; it is what gets a rating."),
    ("Key question", "A question that makes up a standard, answered for each case it concerns."),
    ("Prompt", "What to look at in order to answer a key question; a rule where records can tell."),
    ("Critical", "A prompt without which its key question cannot be sufficient."),
  ]

  private static let ratingWords = [
    ("Band", "The range of shares, points or means that earns a rating."),
    ("Decides", "The lowest key question of a standard, whose band is the standard's rating."),
    ("Overall rating", "The rating that a unit's other ratings make together."),
    ("Computed", "The rating as the numbers give it, before a panel moved it."),
    ("Discretion", "A panel's right to move a rating by one band where it lies near an edge."),
    ("Limit", "What holds a rating back, whatever the numbers say."),
    ("Lift", "How many more sufficient cases would earn the next rating."),
    ("Indicative", "Resting on what records indicate alone: nobody has judged a case yet."),
    ("Judged", "Resting on what people judged where they did, and on the records elsewhere."),
  ]

  private static let answers = [
    ("Met", "The record shows that it was done."),
    ("Not met", "The record shows that it was not done."),
    ("Not applicable", "The prompt or question does not concern the case."),
    ("Not evidenced", "The record lacks what the rule needs to tell."),
    ("Awaiting judgement", "Only a person can tell, and nobody has entered a judgement yet."),
    ("Not selected", "A tailoring of the framework leaves it out of the audit."),
    ("Error", "The rule failed on this case; it counts for nothing until the rule is mended."),
    ("Sufficient", "The work on a case is good enough on a key question."),
    ("Insufficient", "The work on a case is not good enough on a key question."),
    ("Indicated", "What the prompts together say of a key question when nobody has judged."),
  ]

  private static let numbers = [
    ("Relevant cases", "The cases to which a key question applies and that can be counted."),
    ("Share", "The relevant cases that count as sufficient, of all relevant cases."),
    (
      "Best and worst case",
      "The rating if all that is not evidenced had been sufficient, or insufficient."
    ),
    (
      "Likely range",
      "Where the share lies in 95 of 100 audits like this one, if these cases stand for others "
        + "like them (Wilson's score interval)."
    ),
    (
      "Within chance",
      "A unit's share differs from that of all units together no more than luck may explain "
        + "(limits of the binomial distribution)."
    ),
    ("Put aside", "A record that could not be read, kept with its reason and not counted."),
  ]
}
