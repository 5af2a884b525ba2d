import AuditCore
import FEEL
import Testing

struct FEELTextTests {
  @Test(arguments: [
    "1.50", "-3", "\"a\\\"b\\\\c\\n\"", "true", "null", "@\"2024-03-01\"", "@\"09:30:00.5\"",
    "@\"2024-03-01T09:30:00Z\"", "@\"09:30:00+01:30\"", "@\"P1Y2M\"", "@\"-P3DT4H\"",
    "[1, [2, \"x\"]]",
    "{a: 1, \"b-c\": {d: null}}", "[1..5)", "(< 5)", "(>= @\"2024-03-01\")", "@\"0999-12-31\"",
    "@\"-0044-03-15\"", "@\"12024-01-01\"",
  ])
  func `a literal is written as it is read`(text: String) throws {
    #expect(try FEELText.write(value(text)) == text)
  }

  @Test(arguments: [
    ("1.50", "1.5"), ("true", "yes"), ("\"a b\"", "a b"), ("@\"2024-03-01\"", "2024-03-01"),
    ("[1, \"x\"]", "1, x"),
  ])
  func `a plain value is written as a record would`(text: String, plain: String) throws {
    #expect(try FEELText.plain(value(text)) == plain)
  }

  private func value(_ text: String) throws -> Value {
    let (expression, faults) = FEEL.check(LocatedText(text), in: Scope())
    let checked = try #require(expression, "\(faults.map(\.headline))")
    return PlainEvaluator(environment: Environment()).evaluate(checked)
  }
}
