import AuditCore
import AuditTestSupport
import FEEL

/// A made-up vocabulary with every type of field, and random cases for it.
enum MadeUpCases {
  static let levels = codeList("roshLevel", ["low", "medium", "high", "very high"])
  static let kinds = codeList(
    "contactType",
    [
      "office", "home visit", "telephone", "video", "letter", "court", "prison", "group", "email",
      "x",
    ]
  )

  static let actions = RecordType(
    name: "actions",
    title: "Action",
    fields: [
      TableBuilder.field("done", .boolean),
      TableBuilder.field("due", .date),
      TableBuilder.field("weight", .integer),
    ]
  )

  static let contacts = RecordType(
    name: "contacts",
    title: "Contact",
    fields: [
      TableBuilder.field("type", .code(kinds)),
      TableBuilder.field("date", .date),
      TableBuilder.field("attended", .boolean),
      TableBuilder.field("minutes", .integer),
      TableBuilder.field("cost", .decimal(places: 2)),
      TableBuilder.field("note", .text),
      TableBuilder.field("begunAt", .dateTime),
      TableBuilder.field("length", .daysTimeDuration),
    ],
    lists: [actions]
  )

  static let referrals = RecordType(
    name: "referrals",
    title: "Referral",
    fields: [
      TableBuilder.field("kind", .code(kinds)),
      TableBuilder.field("sentOn", .date),
      TableBuilder.field("accepted", .boolean),
      TableBuilder.field("places", .integer),
      TableBuilder.field("wait", .yearsMonthsDuration),
    ]
  )

  static let record = RecordType(
    name: "case",
    title: "Case",
    fields: [
      TableBuilder.field("case.id", .text),
      TableBuilder.field("rosh.level", .code(levels)),
      TableBuilder.field("earlier.level", .code(levels)),
      TableBuilder.field("intake", .code(kinds)),
      TableBuilder.field("active", .boolean),
      TableBuilder.field("flagged", .boolean),
      TableBuilder.field("age", .integer),
      TableBuilder.field("priors", .integer),
      TableBuilder.field("score", .decimal(places: 2)),
      TableBuilder.field("rate", .decimal(places: 4)),
      TableBuilder.field("sentence.startedOn", .date),
      TableBuilder.field("sentence.endedOn", .date),
      TableBuilder.field("seenAt", .dateTime),
      TableBuilder.field("closedAt", .dateTime),
      TableBuilder.field("span", .daysTimeDuration),
      TableBuilder.field("term", .yearsMonthsDuration),
      TableBuilder.field("surname", .text),
      TableBuilder.field("officer", .text),
    ],
    lists: [contacts, referrals]
  )

  static let asOf = CalendarDay(dayNumber: 19_800)

  static let constants: [String: Value] = [
    "as of": .date(asOf), "window": .number(Decimal128(6)), "strict": .boolean(true),
  ]

  static let constantTypes: [String: ValueType] = [
    "as of": .date, "window": .number, "strict": .boolean,
  ]

  static let calendar = WorkingDayCalendar(
    id: "made-up",
    title: "Made up",
    holidays: [asOf.adding(days: -3), asOf.adding(days: 8), asOf.adding(days: 9)],
    coverage: asOf.adding(days: -400)...asOf.adding(days: 400)
  )

  /// Random cases: many gaps, many empty lists, values close together so that they often meet.
  static func table(count: Int, gaps: Int, _ numbers: inout SeededNumbers) -> RecordTable {
    let records = (0..<count).map { _ in random(record, gaps: gaps, &numbers) }
    return TableBuilder.table(record, records)
  }

  private static func random(
    _ type: RecordType,
    gaps: Int,
    _ numbers: inout SeededNumbers
  ) -> TestRecord {
    let values = type.fields.map { field in
      Int.random(in: 0..<100, using: &numbers) < gaps ? nil : value(field.type, &numbers)
    }
    let lists = type.lists.map { list in
      let length = max(0, Int.random(in: -2...4, using: &numbers))
      return (0..<length).map { _ in random(list, gaps: gaps, &numbers) }
    }
    return TestRecord(values: values, lists: lists)
  }

  private static func value(_ type: FieldType, _ numbers: inout SeededNumbers) -> Value {
    switch type {
    case .text:
      let texts = ["", "Made-up", "made", "Ångström", "up", "Northmarch", "Eastwold", "e"]
      return .string(texts[Int.random(in: 0..<texts.count, using: &numbers)])
    case .code(let list):
      return .string(list.codes[Int.random(in: 0..<list.codes.count, using: &numbers)].value)
    case .boolean: return .boolean(Bool.random(using: &numbers))
    case .integer: return .number(Decimal128(Int.random(in: -4...12, using: &numbers)))
    case .decimal(let places):
      let units = Int64.random(in: -40...120, using: &numbers)
      return .number(Decimal128(significand: units * (places > 2 ? 25 : 10), exponent: -places))
    case .date: return .date(asOf.adding(days: Int.random(in: -20...20, using: &numbers)))
    case .dateTime:
      let day = asOf.adding(days: Int.random(in: -4...4, using: &numbers))
      let second = [0, 1, 43_200, 86_399][Int.random(in: 0..<4, using: &numbers)]
      return .dateTime(DateTimeValue(day: day, time: TimeValue(secondOfDay: second)))
    case .daysTimeDuration:
      let halves = Int64.random(in: -6...20, using: &numbers)
      return .daysTimeDuration(DaysTimeDuration(seconds: halves * 43_200))
    case .yearsMonthsDuration:
      return .yearsMonthsDuration(
        YearsMonthsDuration(months: Int.random(in: -3...14, using: &numbers))
      )
    }
  }

  private static func codeList(_ id: String, _ values: [String]) -> CodeList {
    CodeList(id: id, title: id, codes: values.map { CodeList.Code(value: $0, label: $0) })
  }
}
