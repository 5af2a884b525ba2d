import AuditCore

/// The frame of one page: head, breadcrumbs, the word on whether ratings are indicative, footer.
struct Site {
  let map: ReportMap
  /// The page's path in the report's folder.
  let path: String
  /// The way from the page up to the report's folder, as `../../`.
  private let wayUp: String

  init(map: ReportMap, path: String) {
    self.map = map
    self.path = path
    wayUp = String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
  }

  /// A step of the breadcrumbs; the last, the page itself, has no path.
  struct Crumb {
    let title: String
    let path: String?
    let isIsolated: Bool

    init(_ title: String, _ path: String? = nil, isIsolated: Bool = false) {
      self.title = title
      self.path = path
      self.isIsolated = isIsolated
    }

    var node: MarkupNode { isIsolated ? .isolated(title) : .text(title) }
  }

  private var letterhead: Letterhead { Letterhead(settings: map.result.settings) }

  /// A link from this page to another of the report.
  func href(_ target: String) -> Attribute { .href(wayUp + target) }

  /// A link to the cases behind something; its content alone where there are no cases.
  func caseLink(_ target: String, @MarkupBuilder content: () -> MarkupNode) -> MarkupNode {
    map.hasCases ? a(href(target)) { content() } : content()
  }

  /// The whole page.
  func document(
    named name: String,
    crumbs: [Crumb],
    @MarkupBuilder content: () -> MarkupNode
  ) -> MarkupNode {
    html(.lang("en-GB")) {
      letterhead.head(
        "\(name) – \(map.result.framework.title)",
        styles: href(StyleSheet.path)
      )
      body {
        a(.class("skip"), .href("#main"), text: "Skip to main content")
        letterhead.top(
          home: href("index.html"),
          programme: map.result.framework.title,
          logo: letterhead.logoPath.map { href($0).value }
        )
        div(.class("wide")) {
          if !crumbs.isEmpty { breadcrumbs(crumbs) }
          standing
          main(.id("main"), .tabindex(-1)) { content() }
        }
        pageFooter
      }
    }
  }

  private func breadcrumbs(_ crumbs: [Crumb]) -> MarkupNode {
    nav(.class("crumbs"), .aria("label", "Breadcrumbs")) {
      ol {
        li { a(href("index.html"), text: "All units") }
        for crumb in crumbs {
          if let target = crumb.path {
            li { a(href(target)) { crumb.node } }
          } else {
            li(.aria("current", "page")) { crumb.node }
          }
        }
      }
    }
  }

  /// Says on every page whether the ratings are more than what records indicate.
  var standing: MarkupNode {
    div(.class("standing"), .role("region"), .aria("label", "Standing of the ratings")) {
      if let note = map.result.disclosure {
        strong(.class("tag"), text: "To share")
        " \(ReportText.disclosure(note))"
        if map.result.isIndicative { " \(ReportText.indicativeReason)" }
      } else if !map.hasCases {
        strong(.class("tag"), text: "From scores")
        " The ratings follow from counts, percentages, ratings or points that were given. No case was read."
      } else if map.result.isIndicative {
        strong(.class("tag"), text: ReportText.indicative)
        " \(ReportText.indicativeReason) "
        a(href("\(GuidePage.path)#indicative"), text: "What this means")
      } else {
        strong(.class("tag"), text: "Judged")
        " Where a person judged a case, the judgement counts; elsewhere what the records indicate does. "
        a(href(DifferencesPage.path), text: "Where the two differ")
      }
    }
  }

  var pageFooter: MarkupNode {
    let provenance = map.result.provenance
    let framework = map.result.framework
    return footer(.class("foot")) {
      div(.class("wide")) {
        p {
          if map.hasCases {
            a(href(CasesPage.path), text: "All cases")
            " · "
            a(href(CompletenessPage.path), text: "Completeness")
            " · "
          }
          a(href(GuidePage.path), text: "How ratings are reached")
          " · "
          a(href(GlossaryPage.path), text: "Glossary")
          " · "
          a(href(AboutPage.path), text: "About this audit")
        }
        p(
          """
          \(map.countsCases ? "Cases as of" : "As of") \(provenance.asOf.words). Framework \(framework.id), version \
          \(framework.version). Made by caseaudit \(provenance.programVersion) on \
          \(ReportText.time(provenance.runAt)).
          """
        )
        if map.hasCases {
          p("These pages are about real people. Share them only with those who need them.")
        }
        letterhead.foot
      }
    }
  }
}
