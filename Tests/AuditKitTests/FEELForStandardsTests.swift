import AuditCore
import AuditReaders
import AuditTestSupport
import FEEL
import Foundation
import Testing

/// The rules of `docs/feel-for-standards.md`, each with the rows of its table.
struct FEELForStandardsTests {
  struct Rule: Sendable, CustomTestStringConvertible {
    var title: String
    var text = ""
    var rows: [(context: String, value: String)] = []

    var testDescription: String { title }
  }

  static let rules: [Rule] = {
    let file = Repository.root.appending(path: "docs/feel-for-standards.md")
    let page = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    var rules: [Rule] = []
    var isRule = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") { rules.append(Rule(title: String(line.dropFirst(3)))) }
      guard !rules.isEmpty else { continue }
      if line.hasPrefix("```") {
        isRule = line == "```feel"
      } else if isRule {
        rules[rules.count - 1].text += line + "\n"
      } else if line.hasPrefix("| `{") {
        let cells = line.split(separator: "|").map {
          $0.split(separator: "`").dropFirst().first ?? ""
        }
        rules[rules.count - 1].rows.append((String(cells[0]), String(cells[1])))
      }
    }
    return rules.filter { !$0.text.isEmpty }
  }()

  static let record: RecordType? = {
    let path = Repository.standards.appending(path: "vocabularies/probation-case.xml")
    guard let bytes = try? Data(contentsOf: path) else { return nil }
    return VocabularyReader.read(SourceFile(path: path.path, bytes: [UInt8](bytes))).vocabulary?
      .root
  }()

  @Test func `the page has twenty rules`() {
    #expect(Self.rules.count == 20)
    #expect(Self.rules.allSatisfy { $0.rows.count >= 2 })
  }

  @Test(arguments: rules) func `a rule of the page is sound over the shipped vocabulary`(
    rule: Rule
  ) throws {
    let record = try #require(Self.record)
    let scope = Scope(record: record, constants: ["as of": .date])
    let checked = FEEL.check(LocatedText(rule.text), in: scope)
    #expect(checked.diagnostics.map(\.headline) == [])
    if let expression = checked.expression, expression.type == .boolean {
      let plan = ColumnPlan.make(for: expression, definitions: [])
      #expect((try? plan.get()) != nil, "it is worked out case by case")
    }
  }

  @Test(arguments: rules) func `a rule of the page gives what its table says`(rule: Rule) throws {
    for row in rule.rows {
      guard case .context(let context) = try value(row.context, [:]) else {
        Issue.record("not a context: \(row.context)")
        continue
      }
      let constants = Dictionary(context.entries.map { ($0.key, $0.value) }) { $1 }
      let found = FEELText.write(try value(rule.text, constants))
      #expect(found == row.value, "\(row.context)")
    }
  }

  private func value(_ text: String, _ constants: [String: Value]) throws -> Value {
    let scope = Scope(
      constants: constants.mapValues { _ in .any },
      allowsUnknownNames: true,
      reportsTypeFaults: false
    )
    let checked = FEEL.check(LocatedText(text), in: scope)
    let expression = try #require(checked.expression, "\(checked.diagnostics.map(\.headline))")
    return PlainEvaluator(environment: Environment(constants: constants)).evaluate(expression)
  }
}
