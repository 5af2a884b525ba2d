import AuditCore
import AuditGenerator
import FEEL
import Testing

struct CaseDirectorTests {
  private static let asOf = CalendarDay(dayNumber: 20_088)
  private static let vocabulary = TinyVocabulary.vocabulary

  private static func generator(_ framework: Framework, seed: UInt64 = 3) -> CaseGenerator {
    CaseGenerator(
      vocabulary: vocabulary,
      framework: framework,
      profile: .northmarch,
      seed: seed,
      asOf: asOf
    )
  }

  /// One table for the tests that only look: directing cases is the slow part.
  private static let table = generator(TinyRules.everyKind).table(count: 480)

  /// The values of an expression for every case.
  private static func values(
    _ text: String,
    _ framework: Framework,
    _ table: CaseTable
  ) throws -> [Value] {
    var scope = Scope(record: vocabulary.root, constants: ["as of": .date])
    for definition in framework.definitions {
      let checked = try #require(FEEL.check(definition.expression, in: scope).expression)
      scope.definitions.append(ScopeDefinition(name: definition.name, expression: checked))
    }
    let result = FEEL.check(LocatedText(text), in: scope)
    let rule = try #require(result.expression, "\(result.diagnostics)")
    return (0..<table.count).map { row in
      PlainEvaluator(
        environment: Environment(
          record: RecordReference(table: table.records, row: row),
          definitions: scope.definitions.map(\.expression),
          constants: ["as of": .date(asOf)]
        )
      ).evaluate(rule)
    }
  }

  private static func met(_ prompt: Prompt, _ framework: Framework, _ table: CaseTable) throws
    -> [Value]
  {
    let applies = try values(prompt.applies?.text ?? "true", framework, table)
    let met = try values(prompt.met?.text ?? "null", framework, table)
    return zip(applies, met).map { $0 == .boolean(true) ? $1 : .null(.notRecorded) }
  }

  @Test func `every prompt comes out met and not met`() throws {
    let framework = TinyRules.everyKind
    let table = Self.table
    for prompt in framework.prompts {
      let values = try Self.met(prompt, framework, table)
      #expect(values.filter { $0 == .boolean(true) }.count >= 10, "\(prompt.code) met")
      #expect(values.filter { $0 == .boolean(false) }.count >= 10, "\(prompt.code) not met")
    }
  }

  @Test(arguments: [
    ("working days between(start of supervision, assessment.completedOn)", [14, 15, 16]),
    ("rsr.score * 100", [299, 300, 301, 689, 690, 691]),
    ("plan.objectives", [1, 2, 3, 4, 5, 6]),
    ("count(contacts[attended and date >= as of - duration(\"P90D\")])", [3, 4, 5]),
    ("days between(max(contacts[attended].date), as of)", [27, 28, 29]),
    ("days between(assessment.completedOn, plan.completedOn)", [4, 5, 6]),
  ])
  func `values stand at a threshold and on each side of it`(
    expression: String,
    wanted: [Int]
  ) throws {
    let framework = TinyRules.everyKind
    let table = Self.table
    let found = Set(try Self.values(expression, framework, table))
    for number in wanted {
      #expect(found.contains(.number(Decimal128(number))), "\(expression) is never \(number)")
    }
  }

  @Test func `a unit that works better meets more prompts`() throws {
    let framework = TinyRules.everyKind
    let table = Self.table
    let pdu = try #require(table.records.type.fieldIndex("unit.pdu"))
    var shares: [String: (met: Int, all: Int)] = [:]
    for prompt in framework.prompts {
      for (row, value) in try Self.met(prompt, framework, table).enumerated() {
        guard case .boolean(let isMet) = value else { continue }
        let unit = table.records.text(row: row, field: pdu) ?? ""
        shares[unit, default: (0, 0)].met += isMet ? 1 : 0
        shares[unit, default: (0, 0)].all += 1
      }
    }
    let order = ["Alderbeck", "Brackendale", "Carrow Vale", "Dunmere"].map { unit in
      let share = shares[unit] ?? (0, 1)
      return Double(share.met) / Double(share.all)
    }
    #expect(order == order.sorted(by: >))
    #expect(order[0] > 0.85)
    #expect(order[3] < 0.75)
  }

  @Test func `a directed case keeps its dates in order`() throws {
    let framework = TinyRules.everyKind
    let table = Self.table
    for rule in [
      "assessment.completedOn < assessment.startedOn", "plan.completedOn > as of",
      "some c in contacts satisfies c.date > as of",
      "some e in enquiries satisfies e.receivedOn < e.requestedOn",
    ] {
      let wrong = try Self.values(rule, framework, table).filter { $0 == .boolean(true) }
      #expect(wrong.isEmpty, "\(rule): \(wrong.count)")
    }
  }

  @Test func `a rule with a fault is left out`() {
    let framework = TinyRules.framework([
      KeyQuestion(
        code: "1.2.1",
        title: "faulty",
        prompts: [TinyRules.prompt("1.2.1.a", met: "no.such.field > 3")],
        place: Place(path: "rules.xml")
      )
    ])
    #expect(Self.generator(framework).table(count: 10).count == 10)
  }

  @Test func `the same seed gives the same directed bytes`() {
    func bytes(_ seed: UInt64) -> [UInt8] {
      var all: [UInt8] = []
      Self.generator(TinyRules.everyKind, seed: seed).generate(count: 24, as: .jsonLines) {
        all += $1
      }
      return all
    }
    #expect(bytes(3) == bytes(3))
    #expect(bytes(3) != bytes(4))
  }
}
