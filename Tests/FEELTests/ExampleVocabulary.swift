import AuditCore
import FEEL

/// A made-up vocabulary and one made-up case, which the tests of the language share.
enum Example {
  static let place = Place(path: "vocabulary.xml", line: 1, column: 1)

  static let levels = CodeList(
    id: "roshLevel",
    title: "Risk of serious harm level",
    codes: ["low", "medium", "high", "very high"].map { .init(value: $0, label: $0) }
  )

  static let kinds = CodeList(
    id: "contactType",
    title: "Contact type",
    codes: ["home visit", "office visit", "telephone"].map { .init(value: $0, label: $0) }
  )

  static func field(_ path: String, _ type: FieldType) -> Field {
    Field(path: path, type: type, title: path, place: place)
  }

  static let contacts = RecordType(
    name: "contacts",
    title: "Contact",
    fields: [
      field("type", .code(kinds)), field("date", .date), field("attended", .boolean),
      field("minutes", .integer),
    ]
  )

  static let record = RecordType(
    name: "case",
    title: "Case",
    fields: [
      field("case.id", .text), field("sentence.startedOn", .date), field("sentence.type", .text),
      field("plan.completedOn", .date), field("rosh.level", .code(levels)),
      field("rsr.score", .decimal(places: 2)), field("alerts", .integer),
      field("induction.at", .dateTime), field("custody", .boolean),
      field("licence.length", .yearsMonthsDuration), field("wait", .daysTimeDuration),
    ],
    lists: [contacts]
  )

  /// Three contacts: one attended, one missed, one without a note of either.
  static func contactTable() -> RecordTable {
    RecordTable(
      type: contacts,
      rowCount: 3,
      columns: [
        Column(validity: bits([1, 1, 1]), values: .codes([0, 1, 0])),
        Column(
          validity: bits([1, 1, 1]),
          values: .days(["2024-01-12", "2024-01-19", "2024-02-02"].map(day))
        ),
        Column(validity: bits([1, 1, 0]), values: .booleans(bits([1, 0, 0]))),
        Column(validity: bits([1, 0, 1]), values: .integers([30, 0, 45])),
      ],
      lists: [],
      origins: RowOrigins(fileIndices: [1], lines: [2, 3, 4])
    )
  }

  /// One case with a start, a high risk, no plan and three contacts, and one with nothing.
  static let cases: RecordTable = {
    var text = TextValues()
    text.append("C-0001".utf8)
    text.append("C-0002".utf8)
    var type = TextValues()
    type.append("community order".utf8)
    type.append("".utf8)
    let seconds = Int64(day("2024-01-09")) * 86_400 + 9 * 3600 + 1800
    return RecordTable(
      type: record,
      rowCount: 2,
      columns: [
        Column(validity: bits([1, 1]), values: .text(text)),
        Column(validity: bits([1, 0]), values: .days([day("2024-01-08"), 0])),
        Column(validity: bits([1, 0]), values: .text(type)),
        Column(validity: bits([0, 0]), values: .days([0, 0])),
        Column(validity: bits([1, 0]), values: .codes([2, 0])),
        Column(validity: bits([1, 0]), values: .decimals([325, 0])),
        Column(validity: bits([1, 0]), values: .integers([2, 0])),
        Column(validity: bits([1, 0]), values: .instants([seconds, 0])),
        Column(validity: bits([0, 0]), values: .booleans(bits([0, 0]))),
        Column(validity: bits([1, 0]), values: .monthsDurations([18, 0])),
        Column(validity: bits([1, 0]), values: .secondsDurations([864_000, 0])),
      ],
      lists: [ListColumn(offsets: [0, 3, 3], table: contactTable())],
      origins: RowOrigins(fileIndices: [0], lines: [2, 3])
    )
  }()

  static func bits(_ bits: [Int]) -> Bitmap {
    var bitmap = Bitmap(repeating: false, count: 0)
    for bit in bits { bitmap.append(bit == 1) }
    return bitmap
  }

  static func day(_ text: String) -> Int32 { Int32(CalendarDay(text)?.dayNumber ?? 0) }

  /// The definitions that the example rules use.
  static let definitions: [ScopeDefinition] = {
    var scope = Scope(record: record)
    for (name, text) in [
      ("initial assessment days", "15"),
      ("is high risk", "rosh.level in (\"high\", \"very high\")"),
      ("plan due on", "working days after(sentence.startedOn, initial assessment days)"),
    ] {
      if let expression = FEEL.check(LocatedText(text), in: scope).expression {
        scope.definitions.append(ScopeDefinition(name: name, expression: expression))
      }
    }
    return scope.definitions
  }()

  static let scope = Scope(
    record: record,
    definitions: definitions,
    constants: ["as of": .date]
  )

  /// An environment that looks at a case.
  static func environment(row: Int = 0) -> Environment {
    Environment(
      record: RecordReference(table: cases, row: row),
      definitions: definitions.map(\.expression),
      constants: ["as of": .date(CalendarDay(dayNumber: Int(day("2024-06-03"))))]
    )
  }
}
