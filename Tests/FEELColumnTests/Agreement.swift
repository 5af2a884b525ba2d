import AuditCore
import FEEL
import Testing

/// Compares the column evaluator with the plain one, row by row.
struct Agreement {
  let table: RecordTable
  let definitions: [CheckedExpression]
  private let environment: Environment
  private let scope: Scope
  /// What has been compared so far.
  private(set) var tally = Tally()

  /// How many expressions and answers were compared, and what stayed with the plain evaluator.
  struct Tally {
    var expressionCount = 0
    var unplanned: [String: Int] = [:]
    var refusedBlockCount = 0
    var pairCount = 0
    var trueCount = 0
    var nullCount = 0
  }

  init(table: RecordTable, definitions: [(name: String, text: String)] = []) {
    self.table = table
    var scope = Scope(record: table.type, constants: MadeUpCases.constantTypes)
    for (name, text) in definitions {
      let (expression, diagnostics) = FEEL.check(LocatedText(text), in: scope)
      if let expression {
        scope.definitions.append(ScopeDefinition(name: name, expression: expression))
      } else {
        Issue.record("definition '\(name)': \(diagnostics.map(\.headline))")
      }
    }
    self.scope = scope
    self.definitions = scope.definitions.map(\.expression)
    environment = Environment(
      definitions: self.definitions,
      constants: MadeUpCases.constants,
      calendar: MadeUpCases.calendar
    )
  }

  func check(_ text: String) -> CheckedExpression? {
    let (expression, diagnostics) = FEEL.check(LocatedText(text), in: scope, expecting: .boolean)
    if expression == nil { Issue.record("\(text): \(diagnostics.map(\.headline))") }
    return expression
  }

  /// The plan of a condition; `nil` when it is not covered.
  func plan(_ text: String) -> ColumnPlan? {
    guard let expression = check(text) else { return nil }
    return try? ColumnPlan.make(for: expression, definitions: definitions).get()
  }

  /// The answers of columns for all rows; `nil` when they refuse.
  func columns(_ text: String) -> [Bool?]? {
    guard let plan = plan(text) else { return nil }
    let session = ColumnSession(table: table, environment: environment, rows: 0..<table.rowCount)
    return session.truth(of: plan).map { answer in (0..<answer.count).map { answer[$0] } }
  }

  /// Compares every answer of a condition; false at the first that differs.
  mutating func holds(_ text: String, seed: UInt64 = 0, blocks: [Range<Int>]? = nil) -> Bool {
    guard let expression = check(text) else { return false }
    tally.expressionCount += 1
    let plan: ColumnPlan
    switch ColumnPlan.make(for: expression, definitions: definitions) {
    case .success(let made): plan = made
    case .failure(let refusal):
      tally.unplanned[refusal.reason, default: 0] += 1
      return true
    }
    for block in blocks ?? [0..<table.rowCount] {
      let session = ColumnSession(table: table, environment: environment, rows: block)
      guard let answer = session.truth(of: plan) else {
        tally.refusedBlockCount += 1
        continue
      }
      for row in block {
        let expected = plain(expression, row)
        let found = answer[row - block.lowerBound]
        tally.pairCount += 1
        tally.trueCount += found == true ? 1 : 0
        tally.nullCount += found == nil ? 1 : 0
        if found != expected {
          Issue.record(
            "seed \(seed), row \(row): columns say \(words(found)), plain says \(words(expected)): \(text)"
          )
          return false
        }
      }
    }
    return true
  }

  private func plain(_ expression: CheckedExpression, _ row: Int) -> Bool? {
    var environment = environment
    environment.record = RecordReference(table: table, row: row)
    if case .boolean(let value) = PlainEvaluator(environment: environment).evaluate(expression) {
      return value
    }
    return nil
  }

  private func words(_ answer: Bool?) -> String { answer.map { "\($0)" } ?? "null" }
}
