import AuditCore

/// The page that says how ratings are reached, from this framework's own numbers.
struct GuidePage {
  static let path = "how-ratings-are-reached.html"

  let index: FrameworkIndex

  private var framework: Framework { index.framework }

  func document(on site: Site) -> MarkupNode {
    site.document(
      named: "How ratings are reached",
      crumbs: [Site.Crumb("How ratings are reached")]
    ) {
      h1("How ratings are reached")
      p(
        """
        Every number here comes from the framework \(framework.id), version \(framework.version).
        """
      )
      rules
      words
    }
  }

  /// How cases make answers, answers make ratings, and ratings the overall one.
  var rules: MarkupNode {
    markup {
      cases
      bands
      discretion
      overall
    }
  }

  private var cases: MarkupNode {
    markup {
      h2(.id("indicative"), text: "From a case to an answer")
      p(
        """
        Each prompt is a rule over the case's records. The prompts of a key question together \
        indicate whether the case is sufficient. They only indicate: a person may judge the case, \
        and then the judgement counts. While nobody has judged, the audit is called indicative, on \
        every page.
        """
      )
      h2("From answers to a standard's rating")
      p(
        """
        For each key question the cases that count as sufficient are compared with all relevant \
        cases. Cases to which the question does not apply are left out. The standard takes the \
        rating of its lowest key question.
        """
      )
      p(
        """
        Where the records lack what a rule needs, the case is not evidenced. In this framework it \
        is \(ReportText.words(framework.notEvidencedCounts)). Each rating says what it would be \
        if all of those cases had been sufficient, and if none had been.
        """
      )
    }
  }

  private var bands: MarkupNode {
    markup {
      for (position, set) in framework.bandSets.enumerated() {
        h3(Self.heading(set.measure))
        if !set.measure.isWhole { p(Self.rounding(set)) }
        DataTable(
          id: "bands-\(position)",
          caption: "Bands named \(set.id)",
          columns: [.text("Rating"), .text(Self.column(set.measure))],
          rows: set.bands.reversed().map {
            [
              Components.rating(.rated($0.ratingID), index),
              .text(ReportText.sentence(ReportText.band($0, in: set))),
            ]
          },
          isCaptionHidden: true,
          style: "narrow"
        ).node
        if let note = source(set.source) { p(.class("quiet"), text: note) }
      }
    }
  }

  private static func heading(_ measure: BandSet.Measure) -> String {
    switch measure {
    case .share: "Bands over the share of cases"
    case .points: "Bands over points"
    case .mean: "Bands over the mean of points"
    case .percent: "Bands over percentages"
    }
  }

  private static func column(_ measure: BandSet.Measure) -> String {
    switch measure {
    case .share: "Share sufficient"
    case .points: "Points"
    case .mean: "Mean of points"
    case .percent: "Per cent"
    }
  }

  private static func rounding(_ set: BandSet) -> String {
    let isShare = set.measure == .share
    let subject = isShare ? "Shares" : set.measure == .mean ? "Means" : "Percentages"
    let whole = set.measure == .mean ? "whole numbers" : "whole percentages"
    return switch set.rounding {
    case .none: "\(subject) are compared exactly; nothing is rounded first."
    case .halfUp: "\(subject) are rounded to \(whole) first, halves up."
    case .halfEven: "\(subject) are rounded to \(whole) first, halves to the even one."
    case .halfDown: "\(subject) are rounded to \(whole) first, halves down."
    }
  }

  private func source(_ source: NumberSource?) -> String? {
    guard let source, let note = framework.sources.first(where: { $0.id == source.sourceID }) else {
      return nil
    }
    let date = note.published.isEmpty ? "" : ", \(note.published)"
    let check = source.isVerified ? "read in the source" : "not yet compared with the source"
    return "From \(note.title)\(date); \(check)."
  }

  private var discretion: MarkupNode {
    guard let rule = framework.discretion else { return .nothing }
    var reasons: [String] = []
    if let points = rule.withinPoints {
      reasons.append("the deciding share lies within \(points) percentage points of a boundary")
    }
    if rule.opensForOneCase {
      reasons.append("one case judged differently would change the rating")
    }
    if let few = rule.fewCases {
      reasons.append("the deciding share rests on \(ReportText.count(few, "case")) or fewer")
    }
    return markup {
      h2("Discretion")
      p("A panel may move a standard's rating by one band where:")
      ul { for reason in reasons { li(reason) } }
      p("A report says where that is open. It moves a rating only by a decision that was recorded.")
      if let note = source(rule.source) { p(.class("quiet"), text: note) }
    }
  }

  private var overall: MarkupNode {
    let rules = framework.allComposites
    if rules.isEmpty { return .nothing }
    return markup {
      for rule in rules { CompositeGuide(rule: rule, index: index).node }
      DataTable(
        id: "points",
        caption: "Points for each rating",
        columns: [.text("Rating"), .number("Points")],
        rows: framework.scale.ratings.reversed().map {
          [Components.rating(.rated($0.id), index), .text("\($0.points)")]
        },
        style: "narrow"
      ).node
      if let note = source(framework.scale.source) { p(.class("quiet"), text: note) }
    }
  }

  /// What outcomes and other words mean.
  var words: MarkupNode {
    markup {
      h2(.id("words"), text: "What the words mean")
      Components.facts([
        ("Met", "The record shows that it was done."),
        ("Not met", "The record shows that it was not done."),
        ("Not applicable", "The prompt or question does not concern the case."),
        ("Not evidenced", "The record lacks what the rule needs to tell."),
        ("Awaiting judgement", "Only a person can tell, and nobody has entered a judgement yet."),
        ("Not selected", "A tailoring of the framework leaves it out of the audit."),
        ("Error", "The rule failed on this case. It counts for nothing until the rule is mended."),
        ("Critical", "A prompt without which its key question cannot be sufficient."),
        ("Relevant cases", "The cases to which a key question applies and that can be counted."),
        ("Decides", "The lowest key question of a standard, whose band is the standard's rating."),
      ])
    }
  }
}
