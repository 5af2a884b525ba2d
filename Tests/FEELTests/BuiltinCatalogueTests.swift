import AuditCore
import FEEL
import Testing

struct BuiltinCatalogueTests {
  static let examples = BuiltinCatalogue.all.flatMap { builtin in
    builtin.examples.map { (builtin.name, $0) }
  }

  @Test(arguments: examples)
  func `an example has the value it shows`(name: String, example: Builtin.Example) throws {
    let scope = Scope()
    let found = FEEL.check(LocatedText(example.expression), in: scope)
    let wanted = FEEL.check(LocatedText(example.value), in: scope)
    let expression = try #require(found.expression, "\(found.diagnostics.map(\.headline))")
    let value = try #require(wanted.expression, "\(wanted.diagnostics.map(\.headline))")
    let evaluator = PlainEvaluator(environment: Environment(now: Example.now))
    let a = evaluator.evaluate(expression)
    let b = evaluator.evaluate(value)
    #expect(a == b || (a.isNull && b.isNull), "\(name) gives \(FEELText.write(a))")
  }

  @Test(arguments: BuiltinCatalogue.all)
  func `a built-in describes itself`(builtin: Builtin) {
    #expect(!builtin.examples.isEmpty)
    #expect(builtin.summary.hasSuffix("."))
    #expect(builtin.summary.count <= 150)
    #expect(!builtin.signatures.isEmpty)
    #expect(BuiltinCatalogue.named(builtin.name) == builtin)
  }
}
