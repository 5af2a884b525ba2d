import AuditCore
import FEEL
import Testing

/// What keeps an expression from taking all memory or all time.
struct ValueBoundsTests {
  private func value(_ text: String, stepLimit: Int = 1_000_000) throws -> Value {
    let scope = Scope(allowsUnknownNames: true, reportsTypeFaults: false)
    let (expression, faults) = FEEL.check(LocatedText(text), in: scope)
    let checked = try #require(expression, "\(faults.map(\.headline))")
    return PlainEvaluator(environment: Environment(stepLimit: stepLimit)).evaluate(checked)
  }

  private static let tooLarge = Value.null(
    .failed("a value grows too large or is nested too deeply")
  )

  @Test func `a text that doubles again and again ends as null with the reason`() throws {
    let text = "(for i in 1..60 return if i = 1 then \"ab\" else partial[-1] + partial[-1])[30]"
    #expect(try value(text) == Self.tooLarge)
  }

  @Test func `a list of lists of itself is refused where it grows too large`() throws {
    let entries = (1...40).map { "e\($0): [e\($0 - 1), e\($0 - 1)]" }
    #expect(try value("{e0: 1, \(entries.joined(separator: ", "))}.e40") == Self.tooLarge)
  }

  @Test func `a value is not nested without end`() throws {
    let text = "count(for i in 1..100000 return [partial[-1]])"
    #expect(try value(text).isNull)
    #expect(try value("(for i in 1..200 return [partial[-1]])[200]") == Self.tooLarge)
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "count(distinct values(for i in 1..20000 return i))",
      "count(for i in 1..20000 return list contains(for j in 1..300 return j, -1))",
      "count(union(for i in 1..20000 return i, for i in 1..20000 return -i))",
    ]
  )
  func `looking through long lists takes steps`(text: String) throws {
    let failed = Value.null(.failed("the expression takes too many steps"))
    #expect(try value(text, stepLimit: 200_000) == failed)
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "matches(\"\(String(repeating: "a", count: 64))!\", \"^(a|aa)+$\")",
      "matches(\"\(String(repeating: "a", count: 64))\", \"(a*)*b\")",
      "for i in 1..10000 return matches(\"\(String(repeating: "a", count: 64))!\", \"^(a|aa)+$\")",
    ]
  )
  func `a pattern that goes back without end is given up`(text: String) throws {
    let found = try value(text)
    let last = try #require(found.isNull ? found : Self.last(of: found))
    #expect(last == .null(.failed("a pattern takes too many steps")))
  }

  private static func last(of value: Value) -> Value? {
    if case .list(let values) = value { values.last } else { nil }
  }

  @Test func `a pattern too large is told`() throws {
    #expect(
      try value("matches(\"a\", \"((a{500}){500}){500}\")")
        == .null(.failed("a pattern is too large"))
    )
  }

  @Test(.timeLimit(.minutes(1)))
  func `filters with positions inside each other are checked once`() {
    var text = "1"
    for _ in 0..<60 { text = "count(contacts[\(text)])" }
    let checked = FEEL.check(LocatedText(text), in: Example.scope)
    #expect(checked.diagnostics.allSatisfy { $0.code.name != "nested-too-deeply" })
  }
}
