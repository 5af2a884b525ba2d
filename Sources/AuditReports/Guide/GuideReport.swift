public import AuditCore

/// A framework as a folder of HTML pages for people who work by it, readable without script.
public struct GuideReport: Sendable {
  let guide: FrameworkGuide
  let index: FrameworkIndex
  /// Whom the guide is from and how it looks.
  let settings: ReportSettings
  /// The program's version, for the foot of each page.
  let programVersion: String
  /// The identifiers of the frameworks it is made from, nearest first.
  let bases: [String]
  /// The SHA-256 of the whole framework; `nil` when it is not told.
  let digest: String?

  /// Prepares a guide.
  public init(
    guide: FrameworkGuide,
    settings: ReportSettings = ReportSettings(),
    programVersion: String,
    bases: [String] = [],
    digest: String? = nil
  ) {
    self.guide = guide
    self.settings = settings
    self.programVersion = programVersion
    self.bases = bases
    self.digest = digest
    index = FrameworkIndex(guide.framework)
  }

  /// All pages and the style sheet.
  public var files: [ReportFile] {
    var files = [
      StyleSheet.file(settings, title: "Guide to \(guide.framework.title)"),
      page("index.html", GuideContents(report: self).document),
      page(GuideValuesPage.path, GuideValuesPage(report: self).document),
      page(GuideDataPage.path, GuideDataPage(report: self).document),
    ]
    if let logo = Letterhead(settings: settings).logoFile { files.append(logo) }
    files += index.standards.indices.map { standard in
      page(path(standard: standard), GuideStandardPage(report: self, standard: standard).document)
    }
    return files
  }

  private func page(_ path: String, _ document: MarkupNode) -> ReportFile {
    ReportFile(path: path, bytes: MarkupWriter.page(document))
  }

  /// The page of a standard.
  func path(standard: Int) -> String {
    "standard-\(Slugs.plain(index.standards[standard].code)).html"
  }

  /// The page and place of a standard, key question or prompt by its code.
  func path(code: String) -> String? {
    for (standard, range) in index.questionsOfStandard.enumerated() {
      let path = path(standard: standard)
      if index.standards[standard].code == code { return path }
      for question in range {
        let prompts = index.promptsOfQuestion[question].map { index.prompts[$0].code }
        if index.questions[question].code == code || prompts.contains(code) {
          return "\(path)#\(Self.anchor(code: code))"
        }
      }
    }
    return nil
  }

  /// The anchor of a key question or prompt.
  static func anchor(code: String) -> String { "item-\(Slugs.plain(code))" }

  /// The frame of a page.
  func document(
    named name: String,
    crumbs: [String],
    @MarkupBuilder content: () -> MarkupNode
  ) -> MarkupNode {
    let framework = guide.framework
    let letterhead = Letterhead(settings: settings)
    return html(.lang("en-GB")) {
      letterhead.head(
        name == framework.title ? name : "\(name) – \(framework.title)",
        styles: .href(StyleSheet.path)
      )
      body {
        a(.class("skip"), .href("#main"), text: "Skip to main content")
        letterhead.top(
          home: .href("index.html"),
          programme: "Guide to \(framework.title)",
          logo: letterhead.logoPath
        )
        div(.class("wide")) {
          if !crumbs.isEmpty { breadcrumbs(crumbs) }
          main(.id("main"), .tabindex(-1)) { content() }
        }
        footer(.class("foot")) {
          div(.class("wide")) {
            p {
              a(.href("index.html"), text: "Contents")
              " · "
              a(.href(GuideValuesPage.path), text: "Named values")
              " · "
              a(.href(GuideDataPage.path), text: "Data")
            }
            p(
              """
              Framework \(framework.id), version \(framework.version). Vocabulary \
              \(guide.vocabulary.id), version \(guide.vocabulary.version). Made by caseaudit \
              \(programVersion).
              """
            )
            letterhead.foot
          }
        }
      }
    }
  }

  private func breadcrumbs(_ crumbs: [String]) -> MarkupNode {
    nav(.class("crumbs"), .aria("label", "Breadcrumbs")) {
      ol {
        li { a(.href("index.html"), text: "Contents") }
        for (position, crumb) in crumbs.enumerated() {
          if position + 1 == crumbs.count {
            li(.aria("current", "page"), text: crumb)
          } else {
            li(crumb)
          }
        }
      }
    }
  }
}
