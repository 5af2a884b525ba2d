import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReports

/// The fixture's audit with one prompt, one key question and one standard left out.
struct TailoredResultTests {
  private static let result: AuditResult = {
    var result = ResultFixture.result
    for domain in result.framework.domains.indices {
      for standard in result.framework.domains[domain].standards.indices {
        leaveOut(&result.framework.domains[domain].standards[standard])
      }
    }
    let prompts = result.framework.prompts
    for (position, prompt) in prompts.enumerated() where !prompt.isSelected {
      result.outcomes.prompts[position] = Array(repeating: .notSelected, count: 48)
      for unit in result.unitResults.indices {
        result.unitResults[unit].prompts[position] = OutcomeCounts(
          of: Array(repeating: .notSelected, count: result.unitResults[unit].caseCount)
        )
      }
    }
    for (position, standard) in result.framework.standards.enumerated() where !standard.isSelected {
      for unit in result.unitResults.indices {
        result.unitResults[unit].standards[position] = StandardResult(
          standard: position,
          status: .notSelected,
          bestCase: .notSelected,
          worstCase: .notSelected
        )
      }
    }
    result.framework.tailorings = [
      Tailoring(
        id: "northmarch-2024",
        version: "1.0",
        title: "Northmarch <framework>",
        why: "New agreements with partners.",
        by: "Head of quality",
        on: CalendarDay(dayNumber: 19_844),
        baseID: "tiny",
        baseVersion: "1.0",
        baseTitle: "Tiny framework",
        changes: [
          Tailoring.Change(
            action: .leftOut,
            item: "2.1.1.a",
            detail: "Was it done?",
            why: "It is not recorded here."
          ),
          Tailoring.Change(
            action: .set,
            item: "enquiry days",
            detail: "is 3, was 5",
            why: "The agreement."
          ),
        ]
      )
    ]
    return result
  }()

  /// Leaves out prompt 2.1.1.a, key question 2.1.2 and standard 2.2.
  private static func leaveOut(_ standard: inout Standard) {
    if standard.code == "2.2" { standard.isSelected = false }
    for question in standard.questions.indices {
      let code = standard.questions[question].code
      let isOut = !standard.isSelected || code == "2.1.2"
      if isOut { standard.questions[question].isSelected = false }
      for prompt in standard.questions[question].prompts.indices {
        if isOut || standard.questions[question].prompts[prompt].code == "2.1.1.a" {
          standard.questions[question].prompts[prompt].isSelected = false
        }
      }
    }
  }

  private static let files = Array(HTMLReport(result: result).pages)

  private static func page(_ path: String) -> String {
    files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }

  @Test func `the audit's page lists what was changed, by whom, when and why`() {
    let first = Self.page("index.html")
    #expect(first.contains("href=\"about.html#tailoring\""))
    let index = Self.page("about.html")
    #expect(index.contains("What was changed in the framework"))
    for words in [
      "Northmarch &lt;framework&gt;", "Head of quality", "1 May 2024", "Left out", "2.1.1.a",
      "It is not recorded here.", "is 3, was 5", "New agreements with partners.",
    ] {
      #expect(index.contains(words), "\(words)")
    }
    #expect(!String(decoding: Self.plain, as: UTF8.self).contains("What was changed"))
  }

  private static let plain =
    Array(HTMLReport(result: ResultFixture.result).pages).first { $0.path == "index.html" }?.bytes
    ?? []

  @Test func `every page of a tailored audit is whole and its links lead somewhere`() {
    let paths = Set(Self.files.map(\.path))
    for file in Self.files where file.path.hasSuffix(".html") {
      let scan = PageScan(file.bytes)
      #expect(scan.faults.isEmpty, "\(file.path): \(scan.faults)")
      for link in scan.values(of: "href") where !link.hasPrefix("#") && !link.contains("..") {
        let target = link.split(separator: "#")[0]
        let folder = file.path.split(separator: "/").dropLast().joined(separator: "/")
        let path = folder.isEmpty ? String(target) : "\(folder)/\(target)"
        // Cases have pages of their own, which are written one by one.
        #expect(paths.contains(path) || path.contains("case"), "\(file.path): \(link)")
      }
    }
  }

  @Test func `pages say what is not selected`() {
    let all = Self.files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    #expect(all.contains("A tailoring leaves this key question out of the audit."))
    #expect(all.contains("A tailoring leaves it out of this audit."))
    #expect(all.contains("not selected"))
  }

  @Test func `the result as JSON says what is left out and follows its schema`() throws {
    let bytes = JSONReport(result: Self.result).file.bytes
    let document = try JSONSerialization.jsonObject(with: Data(bytes))
    let schema = Repository.standards.appending(path: "schema/result.schema.json")
    #expect(try SchemaCheck(schema).faults(of: document) == [])
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("\"tailorings\""))
    #expect(text.contains("{\"code\": \"2.1.1.a\", \"critical\": false, \"selected\": false}"))
    #expect(text.contains("\"kind\": \"notSelected\""))
  }

  @Test func `the table of outcomes says so of prompts and key questions`() throws {
    let text = String(decoding: OutcomesCSV(result: Self.result).file.bytes, as: UTF8.self)
    let lines = text.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let prompt = try #require(lines[0].firstIndex(of: "2.1.1.a"))
    let question = try #require(lines[0].firstIndex(of: "2.1.2.indicated"))
    let other = try #require(lines[0].firstIndex(of: "2.1.1.indicated"))
    #expect(lines[1][prompt] == "notSelected")
    #expect(lines[1][question] == "notSelected")
    #expect(lines[1][other] != "notSelected")
  }

  @Test func `the guide to a framework tells what a tailoring leaves out and why`() {
    let framework = Self.result.framework
    let guide = FrameworkGuide(
      framework: framework,
      vocabulary: Vocabulary(
        id: "tiny",
        version: "1",
        title: "Tiny",
        codeLists: [],
        root: RecordType(name: "case", title: "Case", fields: []),
        keyField: 0,
        place: ResultFixture.place
      ),
      standardCases: framework.standards.map { _ in nil },
      questionApplies: framework.questions.map { _ in nil },
      indications: framework.questions.map { _ in nil },
      promptApplies: framework.prompts.map { _ in nil },
      promptMet: framework.prompts.map { _ in nil },
      definitions: [],
      unverifiedNumbers: []
    )
    let pages = GuideReport(guide: guide, programVersion: "test").files
      .map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(pages.contains { $0.contains("It is not recorded here.") })
    #expect(pages.contains { $0.contains("A tailoring leaves it out of every audit.") })
    #expect(pages.contains { $0.contains("Not selected") })
  }

  @Test func `the terminal names the tailoring and marks what is left out`() {
    let text = TerminalSummary(result: Self.result).text.replacing("\n", with: " ")
    #expect(text.contains("tailored from tiny 1.0, 2 changes, by Head of quality on 1 May 2024"))
    let whole = TerminalSummary(result: ResultFixture.result).text
      .replacing("\n", with: " ")
    #expect(!whole.contains("tailored"))
    #expect(!whole.contains("x not selected"))
    #expect(text.contains("x not selected"))
  }

  @Test func `an explanation says not selected, and not that a person must tell`() {
    let explanation = CaseExplanation(
      caseID: "C-0001",
      row: 0,
      questions: Self.result.framework.questions.indices.map { question in
        QuestionExplanation(
          question: question,
          indicated: .notApplicable,
          judgement: nil,
          applies: nil,
          prompts: question == 0
            ? [
              PromptExplanation(
                prompt: 0,
                outcome: .notSelected,
                judgement: nil,
                applies: nil,
                met: nil,
                action: ""
              )
            ] : []
        )
      }
    )
    let text = ExplanationText(framework: Self.result.framework).text(of: explanation)
    #expect(text.contains("2.1.2 diversity: not selected"))
    #expect(text.contains("2.1.1 engaging the person: not applicable"))
    #expect(text.contains("2.1.1.a not selected"))
    #expect(!text.contains("only a person can tell"))
  }
}
