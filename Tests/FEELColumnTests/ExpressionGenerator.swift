import AuditCore
import AuditTestSupport
import FEEL

/// Makes random expressions of the kinds that columns cover, well typed over the made-up cases.
struct ExpressionGenerator {
  var numbers: SeededNumbers
  /// The prefixes and record types in reach, outermost first; a filter's record has no prefix.
  private var reach: [(prefix: String, record: RecordType)] = [("", MadeUpCases.record)]
  private var variableCount = 0
  /// Names of definitions in reach, by type.
  let definitions: [(name: String, type: Kind)]

  /// The types of expressions that are made.
  enum Kind: CaseIterable {
    case boolean, number, day, instant, seconds, months, level, kind, text
  }

  init(seed: UInt64, definitions: [(name: String, type: Kind)] = []) {
    numbers = SeededNumbers(seed: seed)
    self.definitions = definitions
  }

  /// A random expression of a type; a greater depth makes larger ones.
  mutating func make(_ kind: Kind, depth: Int) -> String {
    if depth > 0, chance(8) {
      let decider = make(.boolean, depth: depth - 1)
      let first = make(kind, depth: depth - 1)
      let second = make(kind, depth: depth - 1)
      if kind != .text { return "(if \(decider) then \(first) else \(second))" }
    }
    if chance(6), let definition = pick(definitions.filter { $0.type == kind }) {
      return definition.name
    }
    switch kind {
    case .boolean: return boolean(depth)
    case .number: return number(depth)
    case .day: return day(depth)
    case .instant: return instant(depth)
    case .seconds: return seconds(depth)
    case .months: return months(depth)
    case .level: return field(.level) ?? "rosh.level"
    case .kind: return field(.kind) ?? "intake"
    case .text: return field(.text) ?? "surname"
    }
  }

  // MARK: - Conditions

  private mutating func boolean(_ depth: Int) -> String {
    guard depth > 0 else {
      return chance(70) ? field(.boolean) ?? "active" : comparison(0)
    }
    switch below(18) {
    case 16:
      let kind: Kind = chance(50) ? .number : .day
      let word = pick(["before", "after", "coincides"]) ?? "before"
      return "\(word)(\(make(kind, depth: depth - 1)), \(make(kind, depth: depth - 1)))"
    case 17:
      let pattern = pick(["\"h\"", "\"^low$\"", "\"(very )?HIGH\", \"i\""]) ?? "\"h\""
      return "matches(\(make(.level, depth: 0)), \(pattern))"
    case 0, 1, 2:
      let word = chance(50) ? "and" : "or"
      let parts = (0..<2 + below(2)).map { _ in make(.boolean, depth: depth - 1) }
      return "(\(parts.joined(separator: " \(word) ")))"
    case 3: return "not(\(make(.boolean, depth: depth - 1)))"
    case 4: return quantifier(depth)
    case 5: return quantifier(depth)
    case 6:
      let kind: Kind = chance(50) ? .number : .day
      let subject = make(kind, depth: depth - 1)
      let low = make(kind, depth: 0)
      let high = make(kind, depth: 0)
      return chance(50)
        ? "(\(subject) between \(low) and \(high))" : "(\(subject) in \(range(low, high)))"
    case 7: return membership()
    case 8:
      let kind = pick(Kind.allCases) ?? .boolean
      return "(\(make(kind, depth: depth - 1)) \(chance(50) ? "=" : "!=") null)"
    case 9:
      return "(\(make(.boolean, depth: depth - 1)) \(chance(50) ? "=" : "!=") "
        + "\(make(.boolean, depth: depth - 1)))"
    case 10:
      let test = pick(["starts with", "ends with", "contains"]) ?? "contains"
      return "\(test)(\(make(.text, depth: 0)), \(pick(Self.texts) ?? "\"up\""))"
    case 11: return "is working day(\(make(.day, depth: depth - 1)))"
    case 12:
      let list = list(depth - 1)
      reach.append(("", list.record))
      defer { reach.removeLast() }
      guard let name = fields(of: list.record, .boolean).first else { return "active" }
      return "\(chance(50) ? "any" : "all")(\(list.text).\(name))"
    default: return comparison(depth)
    }
  }

  private mutating func comparison(_ depth: Int) -> String {
    let kind =
      pick([Kind.number, .number, .day, .day, .instant, .seconds, .months, .level, .kind, .text])
      ?? .number
    let left = make(kind, depth: max(0, depth - 1))
    switch kind {
    case .level: return "(\(left) \(chance(50) ? "=" : "!=") \(literal(of: MadeUpCases.levels)))"
    case .kind:
      return chance(30)
        ? "(\(left) \(chance(50) ? "=" : "!=") \(make(.kind, depth: 0)))"
        : "(\(left) \(chance(50) ? "=" : "!=") \(literal(of: MadeUpCases.kinds)))"
    case .text:
      let right = chance(40) ? make(.text, depth: 0) : pick(Self.texts) ?? "\"up\""
      return "(\(left) \(relation()) \(right))"
    default: return "(\(left) \(relation()) \(make(kind, depth: max(0, depth - 1))))"
    }
  }

  private mutating func membership() -> String {
    switch below(7) {
    case 4: return searched()
    case 5 where !definitions.isEmpty:
      return chance(50)
        ? "(\(make(.level, depth: 0)) in serious levels)"
        : "(\(make(.number, depth: 1)) in narrow)"
    case 6:
      let tests = ["null", "-", "5", "= 3", "!= 2", "[null, 1]"]
      let chosen = (0..<1 + below(2)).map { _ in pick(tests) ?? "1" }.joined(separator: ", ")
      return "(\(make(.number, depth: 0)) in (\(chosen)))"
    case 0:
      let words = (0..<1 + below(3)).map { _ in literal(of: MadeUpCases.levels) }
      let text = "(\(make(.level, depth: 0)) in (\(words.joined(separator: ", "))))"
      return chance(30) ? "not(\(text))" : text
    case 1:
      let words = (0..<1 + below(3)).map { _ in literal(of: MadeUpCases.kinds) }
      return "(\(make(.kind, depth: 0)) in [\(words.joined(separator: ", "))])"
    case 2:
      let tests = [
        "< \(make(.number, depth: 0))", "\(below(9))", range("\(below(4))", "\(4 + below(4))"),
        ">= \(make(.number, depth: 0))",
      ]
      let chosen = (0..<1 + below(2)).map { _ in pick(tests) ?? "1" }.joined(separator: ", ")
      return chance(25)
        ? "(\(make(.number, depth: 1)) in not(\(chosen)))"
        : "(\(make(.number, depth: 1)) in (\(chosen)))"
    default:
      return "(\(make(.day, depth: 0)) in (\(make(.day, depth: 0)), > \(make(.day, depth: 0))))"
    }
  }

  /// A value looked for among the values of records.
  private mutating func searched() -> String {
    let list = list(1)
    let kind: Kind = chance(50) ? .day : .number
    guard let name = pick(fields(of: list.record, kind)) else { return "flagged" }
    if chance(50) {
      let wanted = kind == .day ? "@\"2024-03-20\"" : "\(below(9))"
      return "list contains(\(list.text).\(name), \(wanted))"
    }
    return "(\(make(kind, depth: 0)) in \(list.text).\(name))"
  }

  private mutating func range(_ low: String, _ high: String) -> String {
    "\(chance(50) ? "[" : "(")\(low)..\(high)\(chance(50) ? "]" : ")")"
  }

  private mutating func quantifier(_ depth: Int) -> String {
    let list = list(depth - 1)
    variableCount += 1
    let name = "v\(variableCount)"
    reach.append(("\(name).", list.record))
    defer { reach.removeLast() }
    let condition = make(.boolean, depth: depth - 1)
    return "(\(chance(50) ? "some" : "every") \(name) in \(list.text) satisfies \(condition))"
  }

  // MARK: - Lists

  /// A list of records in reach, perhaps filtered, with the record's type.
  private mutating func list(_ depth: Int) -> (text: String, record: RecordType) {
    var lists: [(String, RecordType)] = []
    for (prefix, record) in reach {
      for list in record.lists { lists.append((prefix + list.name, list)) }
    }
    if !definitions.isEmpty { lists.append(("home visits", MadeUpCases.contacts)) }
    var (text, record) = pick(lists) ?? ("contacts", MadeUpCases.contacts)
    while depth > 0, chance(55) {
      reach.append(("", record))
      text += "[\(make(.boolean, depth: depth - 1))]"
      reach.removeLast()
    }
    record = lists.isEmpty ? MadeUpCases.contacts : record
    return (text, record)
  }

  private mutating func reduction(_ kind: Kind, _ depth: Int, words: [String]) -> String? {
    let list = list(depth - 1)
    guard let name = pick(fields(of: list.record, kind)) else { return nil }
    return "\(pick(words) ?? "max")(\(list.text).\(name))"
  }

  // MARK: - Values

  private mutating func number(_ depth: Int) -> String {
    guard depth > 0 else {
      return chance(60)
        ? field(.number) ?? "age" : pick(["0", "1", "2.5", "-3", "7", "0.125", "window"]) ?? "0"
    }
    switch below(11) {
    case 10:
      let part = pick(["year", "month", "day", "weekday"]) ?? "year"
      return "(\(make(chance(70) ? .day : .instant, depth: depth - 1))).\(part)"
    case 8:
      let word = pick(["min", "max", "sum"]) ?? "min"
      return "\(word)(\(make(.number, depth: depth - 1)), \(make(.number, depth: depth - 1)))"
    case 0, 1:
      let operation = pick(["+", "-", "*"]) ?? "+"
      return "(\(make(.number, depth: depth - 1)) \(operation) \(make(.number, depth: depth - 1)))"
    case 2: return "-(\(make(.number, depth: depth - 1)))"
    case 3: return "abs(\(make(.number, depth: depth - 1)))"
    case 4, 5: return "count(\(list(depth).text))"
    case 6: return reduction(.number, depth, words: ["min", "max", "sum"]) ?? "score"
    case 7:
      return
        "working days between(\(make(.day, depth: depth - 1)), \(make(.day, depth: depth - 1)))"
    default:
      return "days between(\(make(.day, depth: depth - 1)), \(make(.day, depth: depth - 1)))"
    }
  }

  private mutating func day(_ depth: Int) -> String {
    guard depth > 0 else {
      return chance(75)
        ? field(.day) ?? "as of" : pick(["as of", "@\"2024-03-20\"", "@\"2024-02-29\""]) ?? "as of"
    }
    switch below(7) {
    case 5: return "max(\(make(.day, depth: depth - 1)), \(make(.day, depth: depth - 1)))"
    case 0: return "(\(make(.day, depth: depth - 1)) \(sign()) @\"P\(below(20))D\")"
    case 1: return "(\(make(.day, depth: depth - 1)) \(sign()) \(make(.months, depth: depth - 1)))"
    case 2: return "working days after(\(make(.day, depth: depth - 1)), \(below(12) - 2))"
    case 3: return "date(\(make(.instant, depth: depth - 1)))"
    case 4: return reduction(.day, depth, words: ["min", "max"]) ?? "as of"
    default:
      return "working days after(\(make(.day, depth: depth - 1)), count(\(list(depth - 1).text)))"
    }
  }

  private mutating func instant(_ depth: Int) -> String {
    guard depth > 0, chance(60) else {
      return chance(80) ? field(.instant) ?? "seenAt" : "@\"2024-03-18T12:00:00\""
    }
    return chance(50)
      ? "(\(make(.instant, depth: depth - 1)) \(sign()) \(make(.seconds, depth: depth - 1)))"
      : "(\(make(.instant, depth: depth - 1)) \(sign()) \(make(.months, depth: depth - 1)))"
  }

  private mutating func seconds(_ depth: Int) -> String {
    guard depth > 0 else {
      return chance(50)
        ? field(.seconds) ?? "span" : pick(["@\"P3D\"", "@\"PT36H\"", "@\"-P1D\""]) ?? "span"
    }
    switch below(5) {
    case 0, 1: return "(\(make(.day, depth: depth - 1)) - \(make(.day, depth: depth - 1)))"
    case 2: return "(\(make(.instant, depth: depth - 1)) - \(make(.instant, depth: depth - 1)))"
    case 3:
      return "(\(make(.seconds, depth: depth - 1)) \(sign()) \(make(.seconds, depth: depth - 1)))"
    default: return reduction(.seconds, depth, words: ["min", "max"]) ?? "span"
    }
  }

  private mutating func months(_ depth: Int) -> String {
    guard depth > 0 else {
      return chance(50)
        ? field(.months) ?? "term" : pick(["@\"P1M\"", "@\"P1Y\"", "@\"-P2M\""]) ?? "term"
    }
    switch below(3) {
    case 0:
      return "(\(make(.months, depth: depth - 1)) \(sign()) \(make(.months, depth: depth - 1)))"
    case 1: return "-(\(make(.months, depth: depth - 1)))"
    default: return reduction(.months, depth, words: ["min", "max"]) ?? "term"
    }
  }

  // MARK: - Words

  private static let texts = ["\"up\"", "\"made\"", "\"\"", "\"Ångström\"", "\"Made-up\"", "\"e\""]

  /// A field in reach; inner records are preferred, so that their conditions look at them.
  private mutating func field(_ kind: Kind) -> String? {
    let candidates = reach.map { place in
      fields(of: place.record, kind).map { place.prefix + $0 }
    }
    if chance(70), let inner = pick(candidates.last ?? []) { return inner }
    return pick(candidates.flatMap { $0 })
  }

  private func fields(of record: RecordType, _ kind: Kind) -> [String] {
    record.fields.filter { Self.kind(of: $0.type) == kind }.map(\.path)
  }

  private static func kind(of type: FieldType) -> Kind {
    switch type {
    case .text: .text
    case .code(let list): list.id == MadeUpCases.levels.id ? .level : .kind
    case .boolean: .boolean
    case .integer, .decimal: .number
    case .date: .day
    case .dateTime: .instant
    case .daysTimeDuration: .seconds
    case .yearsMonthsDuration: .months
    }
  }

  private mutating func literal(of list: CodeList) -> String {
    "\"\(pick(list.codes)?.value ?? "")\""
  }

  private mutating func relation() -> String {
    pick(ComparisonOperator.allCases)?.rawValue ?? "="
  }

  private mutating func sign() -> String { chance(50) ? "+" : "-" }

  private mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &numbers) }

  private mutating func pick<Element>(_ choices: [Element]) -> Element? {
    choices.isEmpty ? nil : choices[below(choices.count)]
  }
}
