public import AuditCore

/// A workload as a folder of pages, tables and JSON; practitioners go by their staff codes alone.
public struct WorkloadReport: Sendable {
  let result: WorkloadResult
  let words: WorkloadWords
  let settings: ReportSettings
  private let programVersion: String
  private let runAt: String
  /// The file name of each unit's page.
  private let slugs: [String]

  /// Prepares a report.
  public init(
    _ result: WorkloadResult,
    settings: ReportSettings = ReportSettings(),
    programVersion: String,
    runAt: String
  ) {
    self.result = result
    self.settings = settings
    self.programVersion = programVersion
    self.runAt = runAt
    let words = WorkloadWords(result: result)
    self.words = words
    var slugs = Slugs()
    self.slugs = result.units.indices.map { unit in
      slugs.make(for: words.path(unit).suffix(2).joined(separator: " "), otherwise: "unit")
    }
  }

  /// All files.
  public var files: [ReportFile] {
    var files = [
      StyleSheet.file(settings, title: "Workload"),
      page("index.html", WorkloadIndexPage(report: self).document),
    ]
    if let logo = Letterhead(settings: settings).logoFile { files.append(logo) }
    files += result.units.indices.map { unit in
      page(path(unit: unit), WorkloadUnitPage(report: self, unit: unit).document)
    }
    files += WorkloadTables(result).files
    files.append(ReportFile(path: "workload.json", bytes: WorkloadJSON.bytes(result)))
    return files
  }

  private func page(_ path: String, _ document: MarkupNode) -> ReportFile {
    ReportFile(path: path, bytes: MarkupWriter.page(document))
  }

  /// The page of a unit.
  func path(unit: Int) -> String { "\(slugs[unit]).html" }

  /// A link to the page of a unit.
  func link(_ unit: Int) -> MarkupNode {
    a(.href(path(unit: unit))) { .isolated(result.units[unit].name) }
  }

  /// The frame of a page.
  func document(
    named name: String,
    unit: Int?,
    @MarkupBuilder content: () -> MarkupNode
  ) -> MarkupNode {
    let letterhead = Letterhead(settings: settings)
    return html(.lang("en-GB")) {
      letterhead.head("\(name) – Workload", styles: .href(StyleSheet.path))
      body {
        a(.class("skip"), .href("#main"), text: "Skip to main content")
        letterhead.top(home: .href("index.html"), programme: "Workload", logo: letterhead.logoPath)
        div(.class("wide")) {
          if let unit { crumbs(to: unit) }
          main(.id("main"), .tabindex(-1)) { content() }
        }
        foot(letterhead)
      }
    }
  }

  private func crumbs(to unit: Int) -> MarkupNode {
    var steps: [Int] = []
    var place = result.units[unit].parent
    while let current = place {
      steps.insert(current, at: 0)
      place = result.units[current].parent
    }
    return nav(.class("crumbs"), .aria("label", "Breadcrumbs")) {
      ol {
        li { a(.href("index.html"), text: "All units") }
        for step in steps { li { link(step) } }
        li(.aria("current", "page")) { MarkupNode.isolated(result.units[unit].name) }
      }
    }
  }

  private func foot(_ letterhead: Letterhead) -> MarkupNode {
    footer(.class("foot")) {
      div(.class("wide")) {
        p(
          """
          Workload as of \(result.asOf.words). Scheme \(result.scheme.id), version \
          \(result.scheme.version). Made by caseaudit \(programVersion) on \
          \(ReportText.time(runAt)).
          """
        )
        p("These pages are about the work of people. Share them only with those who need them.")
        letterhead.foot
      }
    }
  }
}
