import AuditCore

/// Builds small tables of made-up cases for tests.
enum TinyCases {
  /// The codes of `rosh.level`.
  static let roshLevels = CodeList(
    id: "roshLevel",
    title: "Risk of serious harm",
    codes: ["low", "medium", "high"].map { CodeList.Code(value: $0, label: $0) }
  )
  /// The codes of a contact's type.
  static let contactTypes = CodeList(
    id: "contactType",
    title: "Type of contact",
    codes: ["office visit", "home visit"].map { CodeList.Code(value: $0, label: $0) }
  )

  /// A case with its unit, two days, a number, a code and a list of contacts.
  static let vocabulary = Vocabulary(
    id: "tiny-case",
    version: "1",
    title: "Tiny case",
    codeLists: [roshLevels, contactTypes],
    root: RecordType(
      name: "case",
      title: "Case",
      fields: [
        field("case.id", .text, "Case reference", isRequired: true),
        field("unit.region", .text, "Region"),
        field("unit.pdu", .text, "Probation delivery unit"),
        field("sentence.startedOn", .date, "Start of the sentence"),
        field("plan.completedOn", .date, "Day the plan was completed"),
        field("rosh.level", .code(roshLevels), "Risk of serious harm level"),
        field("visit.count", .integer, "Number of visits"),
        field("enquiry.made", .boolean, "Enquiry made"),
      ],
      lists: [
        RecordType(
          name: "contacts",
          title: "Contact",
          fields: [
            field("type", .code(contactTypes), "Type"),
            field("date", .date, "Day"),
            field("attended", .boolean, "Attended"),
          ]
        )
      ]
    ),
    keyField: 0,
    place: TinyFramework.place
  )

  private static func field(
    _ path: String,
    _ type: FieldType,
    _ title: String,
    isRequired: Bool = false
  ) -> Field {
    Field(
      path: path,
      type: type,
      title: title,
      isRequired: isRequired,
      place: TinyFramework.place
    )
  }

  /// Reads cases from a table of text: columns separated by `|`, the first line the field paths,
  /// blank for not recorded; contacts follow their case as `> type | date | attended`.
  static func table(_ text: String) -> CaseTable {
    var lines = text.split(separator: "\n").map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).map { cell in
        String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
    }
    let header = lines.removeFirst()
    var rows: [[String: String]] = []
    var contacts: [[[String]]] = []
    for line in lines {
      if line[0].hasPrefix(">") {
        contacts[contacts.count - 1].append([String(line[0].dropFirst(2))] + line.dropFirst())
      } else {
        rows.append(Dictionary(uniqueKeysWithValues: zip(header, line)))
        contacts.append([])
      }
    }
    return table(rows: rows, contacts: contacts)
  }

  /// Builds cases from written values by path, each with its contacts' type, day and attendance.
  static func table(rows: [[String: String]], contacts: [[[String]]]) -> CaseTable {
    let list = vocabulary.root.lists[0]
    let children = contacts.flatMap { $0 }
    var offsets: [Int32] = [0]
    for group in contacts { offsets.append(Int32(offsets[offsets.count - 1]) + Int32(group.count)) }
    let childTable = RecordTable(
      type: list,
      rowCount: children.count,
      columns: list.fields.indices.map { index in
        column(list.fields[index].type, children.map { $0[index] })
      },
      lists: [],
      origins: RowOrigins(fileIndices: [1], lines: children.indices.map { UInt32($0 + 2) })
    )
    let records = RecordTable(
      type: vocabulary.root,
      rowCount: rows.count,
      columns: vocabulary.root.fields.map { field in
        column(field.type, rows.map { $0[field.path] ?? "" })
      },
      lists: [ListColumn(offsets: offsets, table: childTable)],
      origins: RowOrigins(fileIndices: [0], lines: rows.indices.map { UInt32($0 + 2) })
    )
    return CaseTable(
      vocabulary: vocabulary,
      records: records,
      files: ["cases.csv", "contacts.csv"]
    )
  }

  private static func column(_ type: FieldType, _ cells: [String]) -> Column {
    let validity = Bitmap(
      words: cells.indices.reduce(into: Array(repeating: 0, count: (cells.count + 63) / 64)) {
        if !cells[$1].isEmpty { $0[$1 >> 6] |= 1 << UInt64($1 & 63) }
      },
      count: cells.count
    )
    let values: ColumnValues
    switch type {
    case .text:
      var texts = TextValues()
      for cell in cells { texts.append(cell.utf8) }
      values = .text(texts)
    case .code(let list): values = .codes(cells.map { UInt16(list.index(of: $0) ?? 0) })
    case .boolean:
      var bits = Bitmap(repeating: false, count: 0)
      for cell in cells { bits.append(cell == "yes") }
      values = .booleans(bits)
    case .date: values = .days(cells.map { Int32(CalendarDay($0)?.dayNumber ?? 0) })
    default: values = .integers(cells.map { Int64($0) ?? 0 })
    }
    return Column(validity: validity, values: values)
  }
}
