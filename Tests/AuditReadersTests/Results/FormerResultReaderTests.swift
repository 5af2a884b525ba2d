import AuditCore
import Testing

@testable import AuditReaders

struct FormerResultReaderTests {
  private static let result = """
    {
      "format": "caseaudit-result", "formatVersion": 1, "basis": "cases", "indicative": true,
      "framework": {
        "id": "tiny", "version": "1", "title": "Tiny", "notEvidenced": "against",
        "scale": [{"id": "low", "label": "Low", "points": 0}],
        "levels": [{"id": "region", "label": "Region"}],
        "standards": [{"code": "2.1", "title": "Engagement", "rule": "a", "keyQuestions": [
          {"code": "2.1.1", "title": "engaging", "prompts": [{"code": "2.1.1.a", "rule": "b"}]}
        ]}],
        "composites": []
      },
      "provenance": {"runAt": "2024-07-01T09:30:00Z", "asOf": "2024-06-30",
        "caseNames": "references", "inputs": []},
      "concerns": [{"case": "C-0001", "what": [1.5, null]}],
      "units": [{
        "index": 0, "name": "Northmarch", "level": "region", "parent": null, "cases": 1,
        "overall": null, "composites": [],
        "standards": [{"code": "2.1", "status": {"kind": "rated", "rating": "low"}, "keyQuestions": [
          {"code": "2.1.1", "known": "cases", "judged": 0, "share": {"sufficient": 0, "relevant": 1}}
        ]}],
        "prompts": [{"code": "2.1.1.a", "met": 0, "notMet": 1}]
      }]
    }
    """
  private static let outcomes = """
    case.id,region,2.1.1.a,2.1.1.indicated,2.1.1.judged\r
    C-0001,Northmarch,notMet,insufficient,\r
    "'=C-""2\""",,met,sufficient,insufficient\r

    """

  private func read(
    _ result: String = result,
    _ outcomes: String = outcomes
  ) -> (snapshot: AuditSnapshot?, lines: [String]) {
    let (snapshot, diagnostics) = FormerResultReader.read(
      result: SourceFile(path: "old/result.json", text: result)
    ) { SourceFile(path: "old/outcomes.csv", text: outcomes) }
    return (snapshot, diagnostics.map { "\($0.place?.text ?? ""): \($0.code.name)" })
  }

  @Test func `what an audit left behind is read as it was`() throws {
    let found = read()
    #expect(found.lines.isEmpty)
    let audit = try #require(found.snapshot)
    #expect(audit.caseIDs == ["C-0001", "=C-\"2\""])
    #expect(audit.unitOfCase == [0, UnitTree.noUnit])
    #expect(audit.promptAnswers == [[CaseAnswer(Outcome.notMet), CaseAnswer(Outcome.met)]])
    #expect(
      audit.questionAnswers == [
        [
          CaseAnswer(Sufficiency.insufficient),
          CaseAnswer(Sufficiency.insufficient, isJudged: true),
        ]
      ]
    )
    #expect(audit.units[0].standards == ["low"] && audit.units[0].questions == [Share(0, of: 1)])
    #expect(audit.standards[0].rule == "a" && audit.questions[0].rule == nil)
  }

  static let faultyResults: [(from: String, to: String, line: String)] = [
    (
      "\"prompts\": [{\"code\": \"2.1.1.a\", \"met\": 0, \"notMet\": 1}]\n  }]\n}", "",
      "former-malformed"
    ),
    ("\"formatVersion\": 1", "\"formatVersion\": 2", "old/result.json:1:1: former-other-format"),
    ("caseaudit-result", "caseaudit-diff", "old/result.json:1:1: former-other-format"),
    ("\"caseNames\": \"references\", ", "", "old/result.json:12:17: former-lacks"),
    ("\"composites\": []\n  }", "\"other\": []\n  }", "old/result.json:3:16: former-lacks"),
    ("\"relevant\": 1", "\"relevant\": -1", "old/result.json:19:95: former-lacks"),
    ("\"sufficient\": 0", "\"sufficient\": 2", "old/result.json:19:65: former-lacks"),
    ("\"parent\": null", "\"parent\": 7", "old/result.json:16:68: former-lacks"),
    ("2024-06-30", "June", "old/result.json:12:17: former-lacks"),
  ]

  @Test(arguments: faultyResults)
  func `a faulty result is told with its place`(_ from: String, _ to: String, _ line: String) {
    #expect(Self.result.contains(from))
    let found = read(Self.result.replacing(from, with: to))
    #expect(found.snapshot == nil)
    #expect(found.lines.count == 1 && found.lines[0].hasSuffix(line), "\(found.lines)")
  }

  static let faultyTables: [(from: String, to: String, line: String)] = [
    (",2.1.1.judged\r\n", ",2.1.1.judged,more\r\n", "old/outcomes.csv:2: former-table-torn"),
    ("2.1.1.a,", "2.1.1.z,", "old/outcomes.csv:1: former-other-columns"),
    ("notMet", "maybe", "old/outcomes.csv:2: former-unknown-word"),
    (",met,sufficient,insufficient\r\n", ",met,suff", "old/outcomes.csv:3: former-table-torn"),
    ("\"\"2\"\"\"", "\"\"2", "old/outcomes.csv:3: former-table-torn"),
  ]

  @Test(arguments: faultyTables)
  func `a faulty table of outcomes is told with its row`(
    _ from: String,
    _ to: String,
    _ line: String
  ) {
    #expect(Self.outcomes.contains(from))
    let found = read(Self.result, Self.outcomes.replacing(from, with: to))
    #expect(found.snapshot == nil && found.lines == [line])
  }

  @Test func `a result cut off anywhere is faulty, and no message shows a line of it`() {
    let bytes = Array(Self.result.utf8)
    for end in stride(from: 0, to: bytes.count - 2, by: 7) {
      let file = SourceFile(path: "old/result.json", bytes: Array(bytes[..<end]))
      let (snapshot, diagnostics) = FormerResultReader.read(result: file) { nil }
      #expect(snapshot == nil && diagnostics.count == 1)
      #expect(diagnostics.allSatisfy { $0.place != nil && $0.place?.excerpt == nil })
    }
  }
}
