import AuditCore
import AuditReports
import AuditTestSupport
import Foundation
import Testing

struct GuideReportTests {
  private static let place = ResultFixture.place

  private static let vocabulary = Vocabulary(
    id: "probation-case",
    version: "1.0",
    title: "A probation case",
    codeLists: [],
    root: RecordType(
      name: "case",
      title: "Case",
      fields: [
        Field(path: "case.id", type: .text, title: "Case reference", place: place),
        Field(
          path: "assessment.completedOn",
          type: .date,
          title: "Assessment completed",
          summary: "When it was signed.",
          sourceSystem: "OASys",
          sourceField: "DATE_COMPLETED",
          place: place
        ),
      ],
      lists: [
        RecordType(
          name: "contacts",
          title: "Contact",
          fields: [Field(path: "attended", type: .boolean, title: "Attended", place: place)]
        )
      ]
    ),
    keyField: 0,
    place: place
  )

  private static let completed = GuideField(list: nil, path: "assessment.completedOn")
  private static let attended = GuideField(list: "contacts", path: "attended")

  private static let met = RuleGuide(
    words: PlainRule(
      [.text("all of these hold")],
      parts: [
        PlainRule([
          .field(completed, "Assessment completed"), .text(" is on or before "),
          .definition(0, "assessment due"),
        ]),
        PlainRule([
          .text("there is at least one contact for which "), .field(attended, "Attended"),
          .text(" is "), .value("yes"),
        ]),
      ]
    ),
    text: "assessment.completedOn <= assessment due and some c in contacts satisfies c.attended",
    fields: [completed, attended],
    definitions: [0, 1]
  )

  private static let guide: FrameworkGuide = {
    var framework = ResultFixture.framework
    framework.domains[1].standards[0].questions[0].prompts[0].guidance = "Look <b>closely</b>."
    framework.domains[1].standards[0].questions[0].prompts[0].examples = [
      PromptExample(
        expected: .notMet,
        note: "nobody came",
        asOf: CalendarDay("2024-07-01"),
        record: ExampleRecord(
          fields: [.init(path: "assessment.completedOn", value: LocatedText("2024-01-08"))],
          items: [
            .init(
              list: "contacts",
              record: ExampleRecord(fields: [.init(path: "attended", value: LocatedText("no"))]),
              place: place
            )
          ]
        ),
        place: place
      ),
      PromptExample(expected: .notEvidenced, record: ExampleRecord(), place: place),
    ]
    let questions = framework.questions.count
    var promptMet: [RuleGuide?] = Array(repeating: nil, count: framework.prompts.count)
    promptMet[0] = met
    let days = Definition(
      name: "assessment days",
      expression: LocatedText("15"),
      summary: "Working days to assess.",
      source: NumberSource(sourceID: "rules", isVerified: false),
      place: place
    )
    let due = Definition(name: "assessment due", expression: LocatedText("@"), place: place)
    return FrameworkGuide(
      framework: framework,
      vocabulary: vocabulary,
      standardCases: Array(repeating: nil, count: framework.standards.count),
      questionApplies: Array(repeating: nil, count: questions),
      indications: Array(repeating: nil, count: questions),
      promptApplies: Array(repeating: nil, count: framework.prompts.count),
      promptMet: promptMet,
      definitions: [
        DefinitionGuide(
          definition: due,
          rule: RuleGuide(
            words: PlainRule([.definition(1, "15"), .text(" working days later")]),
            text: "later",
            fields: [],
            definitions: [1]
          ),
          users: ["2.1.1.a"]
        ),
        DefinitionGuide(
          definition: days,
          rule: RuleGuide(
            words: PlainRule([.value("15")]),
            text: "15",
            fields: [],
            definitions: []
          ),
          users: framework.prompts.map(\.code)
        ),
      ],
      unverifiedNumbers: [UnverifiedNumber(subject: "'assessment days'", sourceTitle: "Rules")]
    )
  }()

  private static let files = GuideReport(guide: guide, programVersion: "1.0").files
  private static let scans = Dictionary(
    uniqueKeysWithValues: files.filter { $0.path.hasSuffix(".html") }
      .map { ($0.path, PageScan($0.bytes)) }
  )

  private func text(_ path: String) -> String {
    Self.files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }

  @Test func `there is a page for the contents, the data, the named values and each standard`() {
    #expect(
      Self.files.map(\.path) == [
        "report.css", "index.html", "named-values.html", "data.html", "standard-1.1.html",
        "standard-2.1.html", "standard-2.2.html", "standard-2.3.html",
      ]
    )
  }

  @Test func `every link of a guide leads to a page and an anchor that exist`() {
    var broken: [String] = []
    for (path, scan) in Self.scans {
      for link in scan.values(of: "href") where link != "report.css" {
        let parts = link.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        let target = Self.scans[parts[0].isEmpty ? path : parts[0]]
        let isThere = parts.count < 2 || target?.values(of: "id").contains(parts[1]) == true
        if target == nil || !isThere { broken.append("\(path): \(link)") }
      }
    }
    #expect(broken == [])
  }

  @Test func `every page of a guide is whole and needs no script`() {
    for (path, scan) in Self.scans {
      #expect(scan.faults.isEmpty, "\(path): \(scan.faults)")
      for name in ["html", "title", "h1", "main", "footer", "header"] {
        #expect(scan.count(name) == 1, "\(path) has \(scan.count(name)) of \(name)")
      }
      #expect(scan.count("script") + scan.count("style") == 0)
      let ids = scan.values(of: "id")
      #expect(Set(ids).count == ids.count, "\(path) uses an id twice")
      #expect(scan.count("table") == scan.count("caption"), "\(path)")
      #expect(!scan.values(of: "href").contains { $0.contains(":") }, "\(path)")
    }
  }

  @Test func `what a framework says is shown and never obeyed`() {
    #expect(text("standard-2.1.html").contains("Look &lt;b&gt;closely&lt;/b&gt;."))
  }

  @Test func `a prompt shows its rule, its data, its examples and what to do`() {
    let page = text("standard-2.1.html")
    for words in [
      "All of these hold", "Assessment completed", "Looked at on 1 July 2024",
      "<strong>8 January 2024</strong>", "Complete the assessment &amp; record the date.",
      "OASys DATE_COMPLETED", "Contact: attended <strong>no</strong>",
    ] {
      #expect(page.contains(words), "\(words)")
    }
  }

  @Test func `a number that nobody checked says so`() {
    #expect(text("named-values.html").contains("<strong> (not checked)</strong>"))
    #expect(text("index.html").contains("&#39;assessment days&#39;"))
  }

  @Test func `a standard's page is written as agreed`() throws {
    try expectGolden(
      text("standard-2.1.html"),
      HTMLReportTests.golden("guide-standard.html")
    )
  }
}
