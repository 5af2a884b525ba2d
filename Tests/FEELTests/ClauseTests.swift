import AuditCore
import FEEL
import Testing

struct ClauseTests {
  private func checked(_ text: String) throws -> CheckedExpression {
    let (expression, faults) = FEEL.check(LocatedText(text), in: Example.scope)
    return try #require(expression, "\(faults.map(\.headline))")
  }

  private func clauses(_ text: String) throws -> [String] {
    let expression = try checked(text)
    return expression.clauses.map { expression.source.line(of: $0.node.range) }
  }

  /// What an evaluation for the example's case tells, as `clause: truth`, in order.
  private func sightings(_ text: String) throws -> [String] {
    let expression = try checked(text)
    let wanted = Set(expression.clauses.map(\.node.range))
    var told: [String] = []
    _ = PlainEvaluator(environment: Example.environment(row: 0)).evaluate(expression) { sighting in
      if sighting.definition == nil, wanted.contains(sighting.range) {
        told.append("\(expression.source.line(of: sighting.range)): \(sighting.truth)")
      }
    }
    return told
  }

  @Test func `a rule's clauses are itself and the parts of its connectives`() throws {
    #expect(
      try clauses("custody and (alerts > 1 or not(alerts = 0))") == [
        "custody and (alerts > 1 or not(alerts = 0))", "custody", "(alerts > 1 or not(alerts = 0))",
        "alerts > 1", "not(alerts = 0)", "alerts = 0",
      ]
    )
  }

  @Test func `conditions of lists and choices are clauses, what is compared is not`() throws {
    #expect(
      try clauses("count(contacts[attended]) > (if custody then 1 else 2)") == [
        "count(contacts[attended]) > (if custody then 1 else 2)", "attended", "custody",
      ]
    )
    #expect(
      try clauses("every c in contacts[minutes > 5] satisfies c.attended") == [
        "every c in contacts[minutes > 5] satisfies c.attended", "minutes > 5", "c.attended",
      ]
    )
    #expect(
      try clauses("some x in [1, 2] satisfies x = alerts") == [
        "some x in [1, 2] satisfies x = alerts", "x = alerts",
      ]
    )
    #expect(try clauses("if custody then alerts else 2") == ["custody"])
  }

  @Test func `a clause knows how an evaluation comes to it`() throws {
    let expression = try checked("custody and some c in contacts satisfies c.attended")
    let path = try #require(expression.clauses.last).path
    #expect(path.count == 2)
    guard case .holds(let first) = path[0], case .entry(let list) = path[1] else {
      Issue.record("the path is \(path)")
      return
    }
    #expect(expression.source.line(of: first.range) == "custody")
    #expect(expression.source.line(of: list.range) == "contacts")
  }

  @Test func `what is passed over is not told`() throws {
    #expect(
      try sightings("alerts < 0 and rosh.level = \"high\"") == [
        "alerts < 0: false", "alerts < 0 and rosh.level = \"high\": false",
      ]
    )
  }

  @Test func `a condition is told for each record that is looked at`() throws {
    let told = try sightings("count(contacts[attended]) = 1")
    #expect(told == ["attended: true", "attended: false", "count(contacts[attended]) = 1: true"])
  }

  @Test func `what a definition comes to is told as the definition's`() throws {
    let expression = try checked("is high risk")
    var told: [TruthSighting] = []
    _ = PlainEvaluator(environment: Example.environment(row: 0)).evaluate(expression) {
      told.append($0)
    }
    #expect(told.map { $0.definition == nil } == [false, true])
  }

  @Test(arguments: RecordRuleTests.rules) func `watching changes nothing`(
    text: String,
    recorded: String,
    empty: String
  ) throws {
    for (row, expected) in [recorded, empty].enumerated() {
      let evaluator = PlainEvaluator(environment: Example.environment(row: row))
      #expect(try FEELText.write(evaluator.evaluate(checked(text)) { _ in }) == expected)
    }
  }

  @Test(arguments: RecordRuleTests.rules) func `children are replaced in the order they are listed`(
    text: String,
    recorded: String,
    empty: String
  ) throws {
    try checked(text).root.forEach { node in
      for index in node.children.indices {
        let mark = CheckedNode(.constant("mark"), type: .any, range: 0..<0)
        let ranges = node.replacingChild(index, with: mark).children.map(\.range)
        var expected = node.children.map(\.range)
        expected[index] = 0..<0
        #expect(ranges == expected)
      }
    }
  }
}
