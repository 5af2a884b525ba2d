import AuditCore
import FEEL

/// A record as written in a test: values by field, then the records of each list.
struct TestRecord {
  var values: [Value?]
  var lists: [[TestRecord]] = []
}

/// Builds column tables out of records written in tests.
enum TableBuilder {
  static func table(_ type: RecordType, _ records: [TestRecord]) -> RecordTable {
    RecordTable(
      type: type,
      rowCount: records.count,
      columns: type.fields.enumerated().map { index, field in
        column(field.type, records.map { $0.values[index] })
      },
      lists: type.lists.enumerated().map { index, list in
        var offsets: [Int32] = [0]
        for record in records {
          offsets.append((offsets.last ?? 0) + Int32(record.lists[index].count))
        }
        return ListColumn(
          offsets: offsets,
          table: table(list, records.flatMap { $0.lists[index] })
        )
      },
      origins: RowOrigins(fileIndices: [], lines: [])
    )
  }

  static func field(_ path: String, _ type: FieldType) -> Field {
    Field(path: path, type: type, title: path, place: place)
  }

  static let place = Place(path: "vocabulary.xml")

  private static func column(_ type: FieldType, _ values: [Value?]) -> Column {
    var validity = Bitmap(repeating: false, count: 0)
    for value in values { validity.append(value != nil) }
    return Column(validity: validity, values: stored(type, values))
  }

  private static func stored(_ type: FieldType, _ values: [Value?]) -> ColumnValues {
    switch type {
    case .text:
      var texts = TextValues()
      for value in values { texts.append(Array(text(value).utf8)) }
      return .text(texts)
    case .code(let list): return .codes(values.map { UInt16(list.index(of: text($0)) ?? 0) })
    case .boolean:
      var bits = Bitmap(repeating: false, count: 0)
      for value in values { bits.append(value == .boolean(true)) }
      return .booleans(bits)
    case .integer: return .integers(values.map { whole($0, places: 0) })
    case .decimal(let places): return .decimals(values.map { whole($0, places: places) })
    case .date:
      return .days(values.map { if case .date(let day) = $0 { Int32(day.dayNumber) } else { 0 } })
    case .dateTime:
      return .instants(
        values.map {
          guard case .dateTime(let value) = $0 else { return 0 }
          return LocalDateTime(day: value.day, secondOfDay: value.time.secondOfDay).seconds
        }
      )
    case .daysTimeDuration:
      return .secondsDurations(
        values.map { if case .daysTimeDuration(let length) = $0 { length.seconds } else { 0 } }
      )
    case .yearsMonthsDuration:
      return .monthsDurations(
        values.map {
          if case .yearsMonthsDuration(let length) = $0 { Int32(length.months) } else { 0 }
        }
      )
    }
  }

  private static func text(_ value: Value?) -> String {
    if case .string(let text) = value { text } else { "" }
  }

  private static func whole(_ value: Value?, places: Int) -> Int64 {
    if case .number(let number) = value { number.scaled(places: places) ?? 0 } else { 0 }
  }
}
