import AuditCore
import FEEL
import Testing

struct ParserTests {
  @Test func `two slips are told at once`() {
    expectDiagnostics(
      "alerts = 1️⃣= 2 and custody = 2️⃣",
      [.init("1️⃣", "unexpected-text"), .init("2️⃣", "unexpected-text")]
    )
  }

  @Test func `a bracket that is not closed is told with the place of its opening`() {
    expectDiagnostics(
      "(alerts > 1 and custody1️⃣",
      [.init("1️⃣", "unclosed-bracket", "'(' is not closed: the expression ends", help: "add ')'")]
    )
    expectDiagnostics("count(contacts[attended1️⃣) > 1", [.init("1️⃣", "unclosed-bracket")])
  }

  @Test func `a text that is not closed is told at its quote`() {
    expectDiagnostics("rosh.level = 1️⃣\"high", [.init("1️⃣", "unclosed-text")])
  }

  @Test func `signs of other languages are told with what to write`() {
    expectDiagnostics("alerts 1️⃣== 2", [.init("1️⃣", "unexpected-text", help: "write =")])
    expectDiagnostics(
      "custody 1️⃣&& alerts 2️⃣≥ 2",
      [
        .init("1️⃣", "unexpected-text", help: "write and"),
        .init("2️⃣", "unexpected-text", help: "write >="),
      ]
    )
    expectDiagnostics(
      "rosh.level = 1️⃣“high”",
      [.init("1️⃣", "unexpected-text", help: "write straight quotes: \"\"")]
    )
  }

  @Test func `words without an operator between them are told`() {
    expectDiagnostics("custody 1️⃣alerts", [.init("1️⃣", "unexpected-text")])
  }

  @Test func `a missing comma is told, and what follows is read on`() {
    expectDiagnostics(
      "max(1 1️⃣2, 2️⃣coutn([1 3️⃣2]))",
      [
        .init("1️⃣", "unexpected-text", "',' is expected before '2'"),
        .init("2️⃣", "unknown-function"), .init("3️⃣", "unexpected-text"),
      ]
    )
    expectDiagnostics(
      "{a: 1 1️⃣b: 2, c: 2️⃣coutn([3])}.a = 1",
      [.init("1️⃣", "unexpected-text"), .init("2️⃣", "unknown-function")]
    )
  }

  @Test func `a word that is nearly the one expected is taken for it`() {
    expectDiagnostics(
      "count(for x in [1] 1️⃣retrun x) = 1",
      [.init("1️⃣", "unexpected-text", help: "did you mean 'return'?")]
    )
    expectDiagnostics(
      "some x in [1, 2] 1️⃣satisfy x > 1",
      [.init("1️⃣", "unexpected-text", help: "did you mean 'satisfies'?")]
    )
  }

  @Test func `signs that fit nowhere are told with what may be meant`() {
    expectDiagnostics(
      "rosh.level = 1️⃣'high'",
      [.init("1️⃣", "unexpected-text", help: "write straight quotes: \"\"")]
    )
    expectDiagnostics(
      "alerts in 11️⃣..3",
      [.init("1️⃣", "unexpected-text", help: "write a range in brackets: [1..3]")]
    )
  }

  @Test func `an empty expression is told`() {
    expectDiagnostics("1️⃣", [.init("1️⃣", "empty-expression")])
    expectDiagnostics("// nothing but a comment1️⃣", [.init("1️⃣", "empty-expression")])
  }

  @Test func `if needs its else`() {
    expectDiagnostics(
      "if custody then true1️⃣",
      [.init("1️⃣", "unexpected-text", "'if' has no 'else'")]
    )
  }

  @Test(arguments: [
    String(repeating: "(", count: 5000), String(repeating: "-", count: 5000) + "1",
    String(repeating: "[", count: 5000), String(repeating: "{a:", count: 5000),
    String(repeating: "if true then ", count: 5000), String(repeating: "not(", count: 5000),
    "1" + String(repeating: " + 1", count: 5000), "a" + String(repeating: ".a", count: 5000),
    "a" + String(repeating: "[1]", count: 5000),
    String(repeating: "some x in [1] satisfies ", count: 5000),
    String(repeating: "function(x) ", count: 5000), "1" + String(repeating: " = 1", count: 5000),
  ])
  func `an expression nested without end is told, not followed`(text: String) {
    let scope = Scope(allowsUnknownNames: true, reportsTypeFaults: false)
    let (expression, faults) = FEEL.check(LocatedText(text), in: scope)
    #expect(expression == nil)
    #expect(faults.contains { $0.code.name == "nested-too-deeply" })
  }

  @Test(arguments: [
    (String(repeating: "(", count: 100), "1", String(repeating: ")", count: 100)),
    (String(repeating: "not(", count: 100), "true", String(repeating: ")", count: 100)),
    ("1", String(repeating: " + 1", count: 140), ""),
    (String(repeating: "if true then ", count: 60), "1", String(repeating: " else 2", count: 60)),
    (String(repeating: "[", count: 100), "1", String(repeating: "]", count: 100)),
  ])
  func `an expression nested deeply but within the bound is evaluated`(
    head: String,
    middle: String,
    tail: String
  ) throws {
    let (expression, faults) = FEEL.check(LocatedText(head + middle + tail), in: Scope())
    let checked = try #require(expression, "\(faults.map(\.headline))")
    #expect(!PlainEvaluator(environment: Environment()).evaluate(checked).isNull)
  }

  @Test(.timeLimit(.minutes(1)))
  func `many unfinished conditions within each other are checked once each`() {
    let text = String(repeating: "if true then ", count: 60) + "1"
    let (expression, faults) = FEEL.check(LocatedText(text), in: Scope())
    #expect(expression == nil)
    #expect(faults.count == 1)
  }

  @Test func `no text makes the language stumble`() {
    let pieces = [
      "alerts", "contacts", "rosh.level", "sentence", "as of", "initial assessment days", "v", "x",
      "1", "0.5", "\"high\"", "@\"2024-01-01\"", "@\"2024-02-31\"", "null", "true", "(", ")", "[",
      "]", "{", "}", ",", ":", ".", "..", "+", "-", "*", "/", "**", "=", "!=", "<", ">=", "and",
      "or", "not(", "in", "between", "if", "then", "else", "for", "some", "every", "satisfies",
      "return", "function(", "instance of", "number", "count(", "max(", "date(", "sort(", "item",
      "contacts[", "\"", "'", "@", "\\", "é", "😀", "\u{0}", "/*", "//", "\n", "list<", "->",
    ]
    var state: UInt64 = 20_240_301
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var soundCount = 0
    for _ in 0..<1500 {
      let words = (0..<(1 + next(14))).map { _ in pieces[next(pieces.count)] }
      let text = words.joined(separator: next(3) == 0 ? "" : " ")
      let (expression, faults) = FEEL.check(LocatedText(text), in: Example.scope)
      #expect((expression == nil) == faults.contains { $0.severity == .error })
      guard let expression else { continue }
      soundCount += 1
      let evaluator = PlainEvaluator(environment: Example.environment())
      let value = evaluator.evaluate(expression)
      #expect(
        FEELText.write(value) == FEELText.write(evaluator.explain(expression, files: []).value)
      )
    }
    #expect(soundCount > 10)
  }
}
