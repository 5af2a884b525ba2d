import AuditCore

extension Value {
  /// Whether there is no value.
  public var isNull: Bool { if case .null = self { true } else { false } }

  /// Why there is no value; `nil` when there is one.
  public var nullReason: NullReason? { if case .null(let reason) = self { reason } else { nil } }

  /// The boolean; `nil` for anything else.
  public var boolean: Bool? { if case .boolean(let bit) = self { bit } else { nil } }

  /// Whether it is the boolean true.
  var isTrue: Bool { if case .boolean(true) = self { true } else { false } }

  /// Whether it is the boolean false.
  var isFalse: Bool { if case .boolean(false) = self { true } else { false } }

  /// No value, because the record does not hold it.
  static let notRecorded = Value.null(.notRecorded)

  /// No value, because an operation has none for its operands.
  static func failed(_ sentence: String) -> Value { .null(.failed(sentence)) }

  /// The null that two values make together: a failure outweighs a gap in the record.
  static func nullOf(_ left: Value, _ right: Value) -> Value {
    if case .null(.failed) = left { return left }
    if case .null(.failed) = right { return right }
    return left.isNull ? left : right
  }

  /// The elements of a list; any other value is taken as a list of itself.
  var elements: [Value] { if case .list(let values) = self { values } else { [self] } }

  /// The type as far as the value shows it.
  public var type: ValueType {
    switch self {
    case .null: .null
    case .boolean: .boolean
    case .number: .number
    case .string: .string
    case .date: .date
    case .time: .time
    case .dateTime: .dateTime
    case .yearsMonthsDuration: .yearsMonthsDuration
    case .daysTimeDuration: .daysTimeDuration
    case .list(let values): .list(Self.common(values))
    case .context(let context):
      .context(
        Dictionary(context.entries.map { ($0.key, $0.value.type) }) { first, _ in first }
      )
    case .record(let reference): .record(reference.table.type)
    case .range(let range): .range((range.low ?? range.high ?? .null(.notRecorded)).type)
    case .function(let function):
      .function(function.parameters.map { _ in .any }, .any)
    }
  }

  private static func common(_ values: [Value]) -> ValueType {
    guard let first = values.first else { return .any }
    return values.dropFirst().reduce(first.type) { $0.joined(with: $1.type) }
  }
}

extension RecordReference {
  /// The value of a field, by index.
  func value(field: Int) -> Value {
    let column = table.columns[field]
    guard column.validity[row] else { return .notRecorded }
    switch column.values {
    case .text(let texts): return .string(texts[row])
    case .codes(let codes): return .string(table.codeWords[field][Int(codes[row])])
    case .booleans(let bits): return .boolean(bits[row])
    case .integers(let numbers): return .number(Decimal128(significand: numbers[row], exponent: 0))
    case .decimals(let numbers):
      let number = Decimal128(significand: numbers[row], exponent: -table.places[field])
      return .number(number.reduced)
    case .days(let days): return .date(CalendarDay(dayNumber: Int(days[row])))
    case .instants(let seconds):
      let instant = LocalDateTime(seconds: seconds[row])
      let time = TimeValue(secondOfDay: instant.secondOfDay)
      return .dateTime(DateTimeValue(day: instant.day, time: time))
    case .secondsDurations(let seconds):
      return .daysTimeDuration(DaysTimeDuration(seconds: seconds[row]))
    case .monthsDurations(let months):
      return .yearsMonthsDuration(YearsMonthsDuration(months: Int(months[row])))
    }
  }

  /// The records of a list, by index.
  func records(list: Int) -> [RecordReference] {
    let column = table.lists[list]
    return column.rows(of: row).map { RecordReference(table: column.table, row: $0) }
  }

  /// The value at a path: a field, a list, or a context of the fields below; `nil` when none.
  func value(path: String) -> Value? {
    let type = table.type
    if let field = type.fieldIndex(path) { return value(field: field) }
    if let list = type.listIndex(path) { return .list(records(list: list).map { .record($0) }) }
    let prefix = path + "."
    var entries: [ContextValue.Entry] = []
    for field in type.fields where field.path.hasPrefix(prefix) {
      let key = String(field.path.dropFirst(prefix.count).prefix { $0 != "." })
      if !entries.contains(where: { $0.key == key }), let value = value(path: prefix + key) {
        entries.append(.init(key, value))
      }
    }
    return entries.isEmpty ? nil : .context(ContextValue(entries))
  }

  /// The record as a context of its fields and lists.
  var context: ContextValue {
    var entries: [ContextValue.Entry] = []
    for field in table.type.fields {
      let key = String(field.path.prefix { $0 != "." })
      if !entries.contains(where: { $0.key == key }), let value = value(path: key) {
        entries.append(.init(key, value))
      }
    }
    for list in table.type.lists {
      entries.append(.init(list.name, value(path: list.name) ?? .notRecorded))
    }
    return ContextValue(entries)
  }
}
