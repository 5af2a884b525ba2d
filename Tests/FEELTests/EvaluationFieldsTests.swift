import AuditCore
import FEEL
import Testing

struct EvaluationFieldsTests {
  /// Fields with values below, at and above what the first example case holds.
  static let tests: [(field: String, limits: [String])] = [
    ("alerts", ["1", "2", "2.0", "2.5", "3", "-1"]),
    ("rsr.score", ["3", "3.2", "3.25", "3.250", "3.2501", "4", "-3.25"]),
    ("rosh.level", ["\"high\"", "\"low\"", "\"very high\""]),
    ("sentence.startedOn", ["@\"2024-01-07\"", "@\"2024-01-08\"", "@\"2024-01-09\""]),
    ("sentence.startedOn", ["sentence.startedOn", "plan.completedOn"]),
    ("plan.completedOn", ["sentence.startedOn"]),
    ("sentence.type", ["\"community order\"", "\"licence\""]),
    ("induction.at", ["@\"2024-01-09T09:30:00\""]),
  ]

  @Test(arguments: tests)
  func `a field beside a literal compares as it does beside a value that is worked out`(
    field: String,
    limits: [String]
  ) throws {
    for limit in limits {
      // Codes have no order, so that only equality is asked of them.
      let isOrdered = field != "rosh.level"
      for operation in ["=", "!="] + (isOrdered ? ["<", "<=", ">", ">="] : []) {
        let short = "\(field) \(operation) \(limit)"
        let long = "\(field) \(operation) (if true then \(limit) else \(limit))"
        #expect(try values(short) == values(long), "\(short)")
      }
      guard isOrdered else { continue }
      let short = "\(field) between \(limit) and \(limits[0])"
      let long = "(if true then \(field) else \(field)) between \(limit) and \(limits[0])"
      #expect(try values(short) == values(long), "\(short)")
    }
  }

  @Test func `a run looks at one record after another and forgets what it knew of the last`() throws
  {
    let expressions = try ["is high risk", "plan due on", "for v in contacts return v.date.day"]
      .map { try #require(FEEL.check(LocatedText($0), in: Example.scope).expression) }
    let run = PlainRun(environment: Example.environment())
    for row in [0, 1, 0] {
      let environment = Example.environment(row: row)
      run.look(at: try #require(environment.record))
      for expression in expressions {
        let alone = PlainEvaluator(environment: environment).evaluate(expression)
        #expect(run.evaluate(expression) == alone)
      }
    }
  }

  @Test func `each expression of a run has all steps to itself`() throws {
    let text = "count(for x in 1..40 return x)"
    let expression = try #require(FEEL.check(LocatedText(text), in: Scope()).expression)
    let run = PlainRun(environment: Environment(stepLimit: 200))
    for _ in 0..<10 { #expect(run.evaluate(expression) == .number(Decimal128(40))) }
  }

  /// What a rule gives for both example cases, with either equality of nulls.
  private func values(_ text: String) throws -> [Value] {
    let (expression, faults) = FEEL.check(LocatedText(text), in: Example.scope)
    let checked = try #require(expression, "\(text): \(faults.map(\.headline))")
    return [Environment.NullEquality.recorded, .standard].flatMap { nulls in
      (0..<2).map { row in
        var environment = Example.environment(row: row)
        environment.nullEquality = nulls
        return PlainEvaluator(environment: environment).evaluate(checked)
      }
    }
  }
}
