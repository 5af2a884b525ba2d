import AuditCore
import FEEL

/// Writes plans and tables in SQL, for a database that works them out a second time.
struct PlanSQL {
  /// A part of a plan that has no short form in SQL.
  struct NotCovered: Error {}

  let plan: ColumnPlan
  let constants: [String: Value]

  /// The condition as SQL over the rows of `t0`.
  static func condition(_ plan: ColumnPlan, _ constants: [String: Value]) throws -> String {
    try PlanSQL(plan: plan, constants: constants).truth(plan.root)
  }

  // MARK: - Conditions

  private func truth(_ plan: TruthPlan) throws -> String {
    switch plan.kind {
    case .constant(let bit): return bit.map { $0 ? "TRUE" : "FALSE" } ?? "CAST(NULL AS BOOLEAN)"
    case .named(let name): return try literal(constants[name] ?? .null(.notRecorded))
    case .field(let field): return "t\(plan.frame).f\(field)"
    case .isRecorded(let value): return "(\(try scalar(value)) IS NOT NULL)"
    case .isKnown(let part): return "(\(try truth(part)) IS NOT NULL)"
    case .not(let part): return "(NOT \(try truth(part)))"
    case .all(let parts): return "(\(try parts.map(truth).joined(separator: " AND ")))"
    case .any(let parts): return "(\(try parts.map(truth).joined(separator: " OR ")))"
    case .same(let a, let b): return "(\(try truth(a)) = \(try truth(b)))"
    case .comparison(let relation, let a, let b):
      let sign = relation == .notEqual ? "<>" : relation.rawValue
      return "(\(try scalar(a)) \(sign) \(try scalar(b)))"
    case .isMember(let value, let codes):
      let subject = try scalar(value)
      if codes.isEmpty { return "(CASE WHEN \(subject) IS NOT NULL THEN FALSE END)" }
      return "(\(subject) IN (\(codes.map(String.init).joined(separator: ", "))))"
    case .textTest(let test, let a, let b):
      let function =
        switch test {
        case .contains: "contains"
        case .startsWith: "starts_with"
        case .endsWith: "suffix"
        }
      return "\(function)(\(try scalar(a)), \(try scalar(b)))"
    case .choice(let decider, let a, let b):
      return "(CASE WHEN \(try truth(decider)) THEN \(try truth(a)) ELSE \(try truth(b)) END)"
    case .quantified(let quantifier, let records, let condition):
      let each = try truth(condition)
      let decides = quantifier == .some ? each : "NOT \(each)"
      let (found, none) = quantifier == .some ? ("TRUE", "FALSE") : ("FALSE", "TRUE")
      return "(SELECT CASE WHEN count(*) FILTER (WHERE \(decides)) > 0 THEN \(found) "
        + "WHEN count(*) FILTER (WHERE (\(each)) IS NULL) > 0 THEN NULL ELSE \(none) END "
        + "\(try source(records)))"
    case .definition(_, let part): return try truth(part)
    case .isWorkingDay: throw NotCovered()
    }
  }

  /// Where the records come from, with the conditions that keep them.
  private func source(_ records: RecordsPlan) throws -> String {
    let frame = plan.frames[records.frame]
    let conditions = try records.conditions.map { " AND (\(try truth($0))) IS TRUE" }
    return "FROM \(table(of: records.frame)) AS t\(records.frame) "
      + "WHERE t\(records.frame).parent = t\(frame.owner).row\(conditions.joined())"
  }

  private func table(of frame: Int) -> String {
    let planned = plan.frames[frame]
    return planned.anchor == nil ? "cases" : "\(table(of: planned.owner))_\(planned.list)"
  }

  // MARK: - Values

  private func scalar(_ plan: ScalarPlan) throws -> String {
    switch plan.kind {
    case .null: return "NULL"
    case .literal(let value): return try literal(value)
    case .named(let name): return try literal(constants[name] ?? .null(.notRecorded))
    case .field(let field): return "t\(plan.frame).f\(field)"
    case .sum(let a, let b): return try moved(a, b, "+")
    case .difference(let a, let b): return try difference(a, b)
    case .product(let a, let b): return "(\(try scalar(a)) * \(try scalar(b)))"
    case .magnitude(let value): return "abs(\(try scalar(value)))"
    case .choice(let decider, let a, let b):
      return "(CASE WHEN \(try truth(decider)) THEN \(try scalar(a)) ELSE \(try scalar(b)) END)"
    case .extreme(let reduction, let parts):
      let values = try parts.map(scalar)
      let known = values.map { "\($0) IS NOT NULL" }.joined(separator: " AND ")
      let function = reduction == .minimum ? "least" : "greatest"
      return "(CASE WHEN \(known) THEN \(function)(\(values.joined(separator: ", "))) END)"
    case .count(let records): return "(SELECT count(*) \(try source(records)))"
    case .reduction(let reduction, let records, let value):
      let each = try scalar(value)
      return "(SELECT CASE WHEN count(*) = count(\(each)) THEN \(reduction.rawValue)(\(each)) END "
        + "\(try source(records)))"
    case .definition(_, let part): return try scalar(part)
    case .day(let instant): return "CAST(\(try scalar(instant)) AS DATE)"
    case .part(let part, let day):
      return "\(part == .weekday ? "isodow" : part.rawValue)(\(try scalar(day)))"
    case .daysBetween(let from, let to): return "(\(try scalar(to)) - \(try scalar(from)))"
    case .workingDaysBetween, .workingDaysAfter: throw NotCovered()
    }
  }

  private func moved(_ a: ScalarPlan, _ b: ScalarPlan, _ sign: String) throws -> String {
    let (left, right) = (try scalar(a), try scalar(b))
    switch (a.type, b.type) {
    case (.day, .seconds):
      return "(\(left) + CAST(floor((\(sign)\(right)) / 86400.0) AS INTEGER))"
    case (.instant, .seconds): return "(\(left) \(sign) to_seconds(\(right)))"
    case (.day, .months):
      return "CAST(\(left) \(sign) to_months(CAST(\(right) AS INTEGER)) AS DATE)"
    case (.instant, .months): return "(\(left) \(sign) to_months(CAST(\(right) AS INTEGER)))"
    default: return "(\(left) \(sign) \(right))"
    }
  }

  private func difference(_ a: ScalarPlan, _ b: ScalarPlan) throws -> String {
    switch (a.type, b.type) {
    case (.day, .day): return "((\(try scalar(a)) - \(try scalar(b))) * 86400)"
    case (.instant, .instant):
      return "CAST(epoch(\(try scalar(a))) - epoch(\(try scalar(b))) AS BIGINT)"
    default: return try moved(a, b, "-")
    }
  }

  private func literal(_ value: Value) throws -> String {
    switch value {
    case .null: return "NULL"
    case .boolean(let bit): return bit ? "TRUE" : "FALSE"
    case .number(let number): return "(\(number))"
    case .string(let text): return "'\(text)'"
    case .date(let day): return "DATE '\(day)'"
    case .dateTime(let instant):
      return "TIMESTAMP '\(LocalDateTime(day: instant.day, secondOfDay: instant.time.secondOfDay))'"
    case .daysTimeDuration(let length): return "(\(length.seconds))"
    case .yearsMonthsDuration(let length): return "(\(length.months))"
    default: throw NotCovered()
    }
  }

  // MARK: - Tables

  /// The statements that make a table and the tables of its lists.
  static func statements(_ table: RecordTable, name: String = "cases", parents: [Int]? = nil)
    -> [String]
  {
    let columns = table.type.fields.enumerated().map { "f\($0) \(type(of: $1.type))" }
    var made = [
      "CREATE TABLE \(name) (row INTEGER, parent INTEGER, \(columns.joined(separator: ", ")))"
    ]
    for row in 0..<table.rowCount {
      let values = table.type.fields.indices.map { value(table, row, $0) }
      let parent = parents?[row] ?? 0
      made.append(
        "INSERT INTO \(name) VALUES (\(row), \(parent), \(values.joined(separator: ", ")))"
      )
    }
    for (index, list) in table.lists.enumerated() {
      let owners = (0..<table.rowCount).flatMap { row in list.rows(of: row).map { _ in row } }
      made += statements(list.table, name: "\(name)_\(index)", parents: owners)
    }
    return made
  }

  private static func type(of type: FieldType) -> String {
    switch type {
    case .text: "VARCHAR"
    case .code: "INTEGER"
    case .boolean: "BOOLEAN"
    case .integer, .daysTimeDuration, .yearsMonthsDuration: "BIGINT"
    case .decimal(let places): "DECIMAL(18, \(places))"
    case .date: "DATE"
    case .dateTime: "TIMESTAMP"
    }
  }

  private static func value(_ table: RecordTable, _ row: Int, _ field: Int) -> String {
    let column = table.columns[field]
    guard column.validity[row] else { return "NULL" }
    switch column.values {
    case .text(let texts): return "'\(texts[row])'"
    case .codes(let codes): return String(codes[row])
    case .booleans(let bits): return bits[row] ? "TRUE" : "FALSE"
    case .integers(let numbers), .secondsDurations(let numbers): return String(numbers[row])
    case .decimals(let numbers):
      guard case .decimal(let places) = table.type.fields[field].type else { return "NULL" }
      return Decimal128(significand: numbers[row], exponent: -places).description
    case .days(let days): return "DATE '\(CalendarDay(dayNumber: Int(days[row])))'"
    case .instants(let seconds): return "TIMESTAMP '\(LocalDateTime(seconds: seconds[row]))'"
    case .monthsDurations(let months): return String(months[row])
    }
  }
}
