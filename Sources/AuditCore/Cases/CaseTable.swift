/// The cases of one audit, column by column.
public struct CaseTable: Sendable {
  /// What a case holds.
  public let vocabulary: Vocabulary
  /// The cases and their lists.
  public let records: RecordTable
  /// The files the records came from, as the person named them, those of extracts after the system
  /// that they come from; origins index into it.
  public let files: [String]

  /// Creates a case table.
  public init(vocabulary: Vocabulary, records: RecordTable, files: [String]) {
    self.vocabulary = vocabulary
    self.records = records
    self.files = files
  }

  /// How many cases there are.
  public var count: Int { records.rowCount }

  /// The identifier of a case.
  public func caseID(at row: Int) -> String {
    records.text(row: row, field: vocabulary.keyField) ?? ""
  }
}

extension RecordTable {
  /// A cell as text in the form a record would write it; `nil` when nothing is recorded.
  public func text(row: Int, field: Int) -> String? {
    let column = columns[field]
    guard column.validity[row] else { return nil }
    switch column.values {
    case .text(let values): return values[row]
    case .codes(let codes):
      guard case .code(let list) = type.fields[field].type else { return nil }
      return list.codes[Int(codes[row])].value
    case .booleans(let bits): return bits[row] ? "yes" : "no"
    case .integers(let numbers): return String(numbers[row])
    case .decimals(let numbers):
      guard case .decimal(let places) = type.fields[field].type else { return nil }
      return Decimal128(significand: numbers[row], exponent: -places).reduced.description
    case .days(let days): return CalendarDay(dayNumber: Int(days[row])).description
    case .instants(let seconds): return LocalDateTime(seconds: seconds[row]).description
    case .secondsDurations(let seconds):
      return DaysTimeDuration(seconds: seconds[row]).description
    case .monthsDurations(let months):
      return YearsMonthsDuration(months: Int(months[row])).description
    }
  }
}
