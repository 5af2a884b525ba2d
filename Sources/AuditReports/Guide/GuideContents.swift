import AuditCore

/// The first page of a guide: contents, how ratings are made, sources, unverified numbers, words.
struct GuideContents {
  let report: GuideReport

  private var framework: Framework { report.guide.framework }

  private var sections: [(id: String, title: String)] {
    var sections = [("standards", "Standards"), ("ratings", "How ratings are made")]
    if !framework.sources.isEmpty { sections.append(("sources", "Sources")) }
    sections.append(("unverified", "Numbers nobody has checked"))
    sections.append(("words", "What the words mean"))
    return sections
  }

  var document: MarkupNode {
    report.document(named: framework.title, crumbs: []) {
      h1 {
        span(.class("over"), text: "Guide to the framework")
        framework.title
      }
      if !framework.summary.isEmpty { p(.class("lead"), text: framework.summary) }
      counts
      origin
      Components.contents(sections)
      standards
      h2(.id("ratings"), text: "How ratings are made")
      GuidePage(index: report.index).rules
      sources
      unverified
      GuidePage(index: report.index).words
    }
  }

  private var counts: MarkupNode {
    let prompts = framework.prompts
    let examples = prompts.reduce(0) { $0 + $1.examples.count }
    let ruled = prompts.count { $0.met != nil }
    return p(
      """
      \(ReportText.count(framework.standards.count, "standard")), \
      \(ReportText.count(framework.questions.count, "key question")) and \
      \(ReportText.count(prompts.count, "prompt")), of which \(ruled) can be told from records; \
      \(ReportText.count(examples, "example")).
      """
    )
  }

  /// What the framework is made from, and what tells it from any other.
  private var origin: MarkupNode {
    markup {
      if !report.bases.isEmpty { p("Made from \(ReportText.list(report.bases)).") }
      if let digest = report.digest {
        p(.class("quiet")) {
          "SHA-256 of the whole framework: "
          span(.class("hash"), text: digest)
        }
      }
    }
  }

  private var standards: MarkupNode {
    markup {
      h2(.id("standards"), text: "Standards")
      for domain in framework.domains {
        h3("\(domain.code) \(domain.title)")
        for standard in domain.standards { self.standard(standard) }
      }
    }
  }

  private func standard(_ standard: Standard) -> MarkupNode {
    let path = report.path(code: standard.code) ?? "index.html"
    return markup {
      p { a(.href(path), text: "\(standard.code) \(standard.title)") }
      ul {
        for question in standard.questions {
          li {
            a(
              .href(report.path(code: question.code) ?? path),
              text: "\(question.code) \(question.title)"
            )
            if !question.prompts.isEmpty {
              span(
                .class("quiet"),
                text: " (\(ReportText.count(question.prompts.count, "prompt")))"
              )
            }
          }
        }
      }
    }
  }

  private var sources: MarkupNode {
    if framework.sources.isEmpty { return .nothing }
    return markup {
      h2(.id("sources"), text: "Sources")
      ul {
        for source in framework.sources {
          li {
            source.title
            if !source.published.isEmpty { ", \(source.published)" }
            // The address is shown, not linked: no page reaches for the network.
            if !source.address.isEmpty {
              " "
              span(.class("quiet hash"), text: source.address)
            }
          }
        }
      }
    }
  }

  private var unverified: MarkupNode {
    let numbers = report.guide.unverifiedNumbers
    return markup {
      h2(.id("unverified"), text: "Numbers nobody has checked")
      if numbers.isEmpty {
        p("Every number was read in its source.")
      } else {
        p("Nobody has compared these with the source they are said to come from.")
        DataTable(
          id: "unverified-numbers",
          caption: "Unverified numbers",
          columns: [.text("Number"), .text("Said to come from")],
          rows: numbers.map { [.text(ReportText.sentence($0.subject)), .text($0.sourceTitle)] },
          isCaptionHidden: true
        ).node
      }
    }
  }
}
