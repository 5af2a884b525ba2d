import AuditCore
import FEEL
import Testing

@testable import AuditEngine

struct FrameworkCallsTests {
  /// A table over the risk and the number of visits; each row is `risk | visits | value`.
  private func table(
    _ policy: RuleTable.HitPolicyName,
    _ rows: [String],
    risk: String = "roshLevel",
    gives: String = "number",
    values: String? = nil,
    otherwise: String? = nil
  ) -> RuleTable {
    func text(_ text: String) -> LocatedText { LocatedText(text, path: "tiny.xml") }
    return RuleTable(
      name: "weight",
      hitPolicy: policy,
      inputs: [
        .init(name: text("risk"), type: text(risk)),
        .init(name: text("visits"), type: text("number")),
      ],
      outputs: [
        .init(
          name: nil,
          type: text(gives),
          values: values.map(text),
          otherwise: otherwise.map(text)
        )
      ],
      rows: rows.map { row in
        let cells = row.split(separator: "|").map { cell in
          text(String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
        }
        return .init(
          tests: Array(cells.prefix(2)),
          values: Array(cells.suffix(1)),
          place: TinyFramework.place
        )
      },
      place: TinyFramework.place
    )
  }

  private func compile(
    _ table: RuleTable
  ) -> (calls: FrameworkCalls, diagnostics: [Diagnostic]) {
    var framework = TinyFramework.framework(standards: [])
    framework.tables = [table]
    return FrameworkCalls.compile(
      framework,
      codeLists: TinyCases.vocabulary.codeLists,
      models: [:]
    )
  }

  private func value(of table: RuleTable, _ arguments: String) throws -> String {
    let (calls, diagnostics) = compile(table)
    #expect(diagnostics.allSatisfy { $0.severity == .warning }, "\(diagnostics)")
    let scope = Scope(constants: calls.types, functions: calls.signatures)
    let text = LocatedText("weight(\(arguments))")
    let checked = try #require(FEEL.check(text, in: scope).expression)
    let environment = Environment(constants: calls.values(Environment()))
    return FEELText.write(PlainEvaluator(environment: environment).evaluate(checked))
  }

  @Test(arguments: [
    (RuleTable.HitPolicyName.first, "1"), (.ruleOrder, "[1, 4, 2]"), (.collect, "[1, 4, 2]"),
    (.sum, "7"), (.min, "1"), (.max, "4"), (.count, "3"),
  ])
  func `each policy makes its own of the rows that hold`(
    policy: RuleTable.HitPolicyName,
    expected: String
  ) throws {
    let table = table(
      policy,
      ["\"high\" | - | 1", "- | > 2 | 4", "\"low\" | - | 9", "- | - | 2"]
    )
    #expect(try value(of: table, "\"high\", 3") == expected)
  }

  @Test(arguments: [
    (RuleTable.HitPolicyName.priority, "\"amber\""), (.outputOrder, "[\"amber\", \"green\"]"),
  ])
  func `policies of rank go by the order of the outputs' values`(
    policy: RuleTable.HitPolicyName,
    expected: String
  ) throws {
    let table = table(
      policy,
      ["- | - | \"green\"", "\"high\" | - | \"amber\""],
      gives: "string",
      values: "\"red\", \"amber\", \"green\""
    )
    #expect(try value(of: table, "risk: \"high\", visits: 0") == expected)
  }

  @Test func `what is not recorded leaves the answer open where it could be another`() throws {
    let unique = table(.unique, ["\"high\" | - | 1", "\"low\", \"medium\" | > 2 | 2"])
    #expect(try value(of: unique, "null, 3") == "null")
    #expect(try value(of: unique, "\"high\", null") == "1")
    #expect(try value(of: unique, "\"low\", null") == "null")
    let first = table(.first, ["\"high\" | - | 1", "- | - | 2"])
    #expect(try value(of: first, "null, 3") == "null")
    #expect(try value(of: first, "\"low\", null") == "2")
    let sum = table(.sum, ["\"high\" | - | 1", "- | - | 2"])
    #expect(try value(of: sum, "null, 3") == "null")
    let agreed = table(.any, ["\"high\" | - | 1", "- | > 2 | 1"])
    #expect(try value(of: agreed, "null, 3") == "1")
    let fallback = table(.unique, ["\"high\" | - | 1"], otherwise: "5")
    #expect(try value(of: fallback, "\"low\", 0") == "5")
    #expect(try value(of: fallback, "null, 0") == "null")
  }

  private func codes(_ table: RuleTable) -> [String] {
    compile(table).diagnostics.map(\.code.name)
  }

  @Test func `a cell that misspells a code, or is of another type, is told`() {
    #expect(codes(table(.first, ["\"hihg\" | - | 1", "- | - | 2"])) == ["unknown-code"])
    #expect(codes(table(.first, ["- | \"three\" | 1", "- | - | 2"])) == ["type-mismatch"])
    #expect(codes(table(.first, ["- | - | \"one\""])) == ["type-mismatch"])
    #expect(
      codes(table(.first, ["- | - | \"hihg\""], gives: "roshLevel")) == ["unknown-code"]
    )
    #expect(codes(table(.first, ["- | - | 1"], risk: "roshlevel")) == ["unknown-column-type"])
  }

  @Test func `two rows that hold at once are told with values for which they do`() throws {
    let overlapping = table(.unique, ["\"high\" | - | 1", "- | >= 2 | 2", "\"low\" | < 2 | 3"])
    let found = compile(overlapping).diagnostics
    #expect(found.map(\.code.name).contains("table-overlap"))
    let overlap = try #require(found.first { $0.code.name == "table-overlap" })
    #expect(overlap.headline == "rows 1 and 2 of the decision table both hold, but only one may")
    #expect(overlap.notes == ["when risk is \"high\", visits is 2"])
    #expect(codes(table(.any, ["\"high\" | - | 1", "- | - | 1"])) == [])
    #expect(codes(table(.any, ["\"high\" | - | 1", "- | - | 2"])) == ["table-overlap"])
  }

  @Test func `values for which no row holds are told, unless there is a default`() throws {
    let rows = ["\"high\" | - | 1", "\"medium\" | < 5 | 2", "\"medium\" | > 5 | 2"]
    let gaps = compile(table(.unique, rows)).diagnostics
    #expect(gaps.map(\.code.name) == ["table-gap"])
    let gap = try #require(gaps.first)
    #expect(gap.severity == .warning)
    #expect(
      gap.notes == [
        "when risk is \"low\", visits is 4", "when risk is \"low\", visits is 5",
        "when risk is \"low\", visits is 6", "and for 1 more",
        "a rule that calls it then has no answer",
      ]
    )
    #expect(codes(table(.unique, rows, otherwise: "0")) == [])
    #expect(codes(table(.collect, rows)) == [])
    let whole = ["\"high\" | - | 1", "not(\"high\") | [0..5] | 2", "not(\"high\") | > 5 | 2"]
    #expect(codes(table(.unique, whole)) == [])
  }
}
