public import AuditCore

/// Makes case tables of the examples beside rules.
public enum ExampleTable {
  /// Makes a table of one example.
  ///
  /// - Returns: The table; `nil` when a field, list or value is not the vocabulary's.
  public static func make(
    for record: ExampleRecord,
    vocabulary: Vocabulary
  ) -> (table: CaseTable?, diagnostics: [Diagnostic]) {
    make(for: [record], vocabulary: vocabulary)
  }

  /// Makes a table of several examples, one case each, in order.
  ///
  /// A case whose example leaves its identifier out is called C-0001 and so on; other fields that
  /// are left out are not recorded.
  ///
  /// - Returns: The table; `nil` when a field, list or value is not the vocabulary's.
  public static func make(
    for records: [ExampleRecord],
    vocabulary: Vocabulary
  ) -> (table: CaseTable?, diagnostics: [Diagnostic]) {
    var building = ExampleBuilding(keyPath: vocabulary.keyPath)
    let table = building.table(records, type: vocabulary.root, list: nil)
    if building.diagnostics.hasErrors { return (nil, building.diagnostics.sorted) }
    let path = records.lazy.compactMap(\.fields.first).first?.value.file.path ?? "example"
    return (
      CaseTable(vocabulary: vocabulary, records: table, files: [path]), building.diagnostics.sorted
    )
  }
}

/// The state of making one table.
private struct ExampleBuilding {
  let keyPath: String
  var diagnostics = DiagnosticList()

  init(keyPath: String) { self.keyPath = keyPath }

  mutating func table(_ records: [ExampleRecord], type: RecordType, list: String?) -> RecordTable {
    for record in records { checkNames(record, type: type, list: list) }
    var columns: [Column] = []
    for field in type.fields {
      let isKey = list == nil && field.path == keyPath
      var builder = ExampleColumn(type: field.type)
      for (row, record) in records.enumerated() {
        let written = record.fields.first { $0.path == field.path && !$0.value.text.isEmpty }
        if let written {
          let value = ExampleValue(written.value.text, as: field.type)
          if value == nil {
            diagnostics.add(
              ExampleMessages.exampleValue(field.path, type: field.type, found: written.value)
            )
          }
          builder.append(value)
        } else {
          builder.append(isKey ? .text(Self.caseID(row)) : nil)
        }
      }
      columns.append(builder.column)
    }
    let lists = type.lists.map { listColumn(records, type: $0) }
    return RecordTable(
      type: type,
      rowCount: records.count,
      columns: columns,
      lists: lists,
      origins: RowOrigins(fileIndices: [0], lines: records.map { Self.line($0) })
    )
  }

  private mutating func listColumn(_ records: [ExampleRecord], type: RecordType) -> ListColumn {
    var offsets: [Int32] = [0]
    var children: [ExampleRecord] = []
    for record in records {
      children += record.items.filter { $0.list == type.name }.map(\.record)
      offsets.append(Int32(children.count))
    }
    return ListColumn(offsets: offsets, table: table(children, type: type, list: type.name))
  }

  private mutating func checkNames(_ record: ExampleRecord, type: RecordType, list: String?) {
    for field in record.fields where type.fieldIndex(field.path) == nil {
      diagnostics.add(
        ExampleMessages.exampleUnknownField(
          field.path,
          in: list,
          known: type.fields.map(\.path),
          at: field.value.place
        )
      )
    }
    for item in record.items where type.listIndex(item.list) == nil {
      diagnostics.add(
        ExampleMessages.exampleUnknownList(
          item.list,
          known: type.lists.map(\.name),
          at: item.place
        )
      )
    }
  }

  private static func caseID(_ row: Int) -> String {
    let digits = String(row + 1)
    return "C-" + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
  }

  private static func line(_ record: ExampleRecord) -> UInt32 {
    UInt32(record.fields.first?.value.place.line ?? 0)
  }
}

/// A column that grows by one value a row.
private struct ExampleColumn {
  private var validity = Bitmap(repeating: false, count: 0)
  private var values: ColumnValues

  init(type: FieldType) {
    switch type {
    case .text: values = .text(TextValues())
    case .code: values = .codes([])
    case .boolean: values = .booleans(Bitmap(repeating: false, count: 0))
    case .integer: values = .integers([])
    case .decimal: values = .decimals([])
    case .date: values = .days([])
    case .dateTime: values = .instants([])
    case .daysTimeDuration: values = .secondsDurations([])
    case .yearsMonthsDuration: values = .monthsDurations([])
    }
  }

  var column: Column { Column(validity: validity, values: values) }

  /// Adds a value, or the mark that nothing is recorded.
  mutating func append(_ value: ExampleValue?) {
    validity.append(value != nil)
    switch values {
    case .text(var texts):
      if case .text(let text) = value { texts.append(text.utf8) } else { texts.append([]) }
      values = .text(texts)
    case .codes(let codes):
      var code = 0
      if case .code(let found) = value { code = found }
      values = .codes(codes + [UInt16(code)])
    case .booleans(var bits):
      bits.append(value == .boolean(true))
      values = .booleans(bits)
    case .integers(let numbers): values = .integers(numbers + [value?.order ?? 0])
    case .decimals(let numbers): values = .decimals(numbers + [value?.order ?? 0])
    case .days(let days): values = .days(days + [Int32(value?.order ?? 0)])
    case .instants(let seconds): values = .instants(seconds + [value?.order ?? 0])
    case .secondsDurations(let seconds):
      values = .secondsDurations(seconds + [value?.order ?? 0])
    case .monthsDurations(let months):
      values = .monthsDurations(months + [Int32(value?.order ?? 0)])
    }
  }
}
