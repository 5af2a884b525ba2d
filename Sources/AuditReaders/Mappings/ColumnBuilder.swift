import AuditCore
import FEEL

/// Makes a column of values that rules gave, row after row.
struct ColumnBuilder {
  private let type: FieldType
  private var validity: Bitmap
  private var codes: [UInt16] = []
  private var bits = Bitmap(repeating: false, count: 0)
  private var numbers: [Int64] = []
  private var days: [Int32] = []
  private var texts = TextValues()
  private var lookup: [String: UInt16] = [:]

  /// Begins a column in which nothing is recorded.
  init(_ type: FieldType, count: Int) {
    self.type = type
    validity = Bitmap(repeating: false, count: count)
    switch type {
    case .text: break
    case .code(let list):
      codes = Array(repeating: 0, count: count)
      for (index, code) in list.codes.enumerated() { lookup[code.value] = UInt16(index) }
    case .boolean: bits = Bitmap(repeating: false, count: count)
    case .date, .yearsMonthsDuration: days = Array(repeating: 0, count: count)
    default: numbers = Array(repeating: 0, count: count)
    }
  }

  /// Sets a row's value; rows come in order.
  ///
  /// - Returns: Whether the value fits the field, as nothing does.
  mutating func set(_ value: Value, row: Int) -> Bool {
    if case .null(let reason) = value {
      return reason == .notRecorded
    }
    guard put(value, row) else { return false }
    validity[row] = true
    return true
  }

  private mutating func put(_ value: Value, _ row: Int) -> Bool {
    switch (type, value) {
    case (.text, .string(let text)):
      pad(to: row)
      texts.append(text.utf8)
    case (.code, .string(let text)):
      guard let code = lookup[text] else { return false }
      codes[row] = code
    case (.boolean, .boolean(let bit)): bits[row] = bit
    case (.integer, .number(let number)):
      guard let whole = number.scaled(places: 0) else { return false }
      numbers[row] = whole
    case (.decimal(let places), .number(let number)):
      guard let scaled = number.scaled(places: places) else { return false }
      numbers[row] = scaled
    case (.date, .date(let day)): days[row] = Int32(truncatingIfNeeded: day.dayNumber)
    case (.dateTime, .dateTime(let instant)):
      guard instant.time.zone == nil else { return false }
      numbers[row] = instant.clock
    case (.daysTimeDuration, .daysTimeDuration(let length)): numbers[row] = length.seconds
    case (.yearsMonthsDuration, .yearsMonthsDuration(let length)):
      days[row] = Int32(truncatingIfNeeded: length.months)
    default: return false
    }
    return true
  }

  /// Ends the texts of rows without one.
  private mutating func pad(to row: Int) {
    let missing = row - texts.count
    let end = texts.offsets.last ?? 0
    if missing > 0 { texts.offsets.append(contentsOf: repeatElement(end, count: missing)) }
  }

  /// The column.
  var column: Column {
    switch type {
    case .text:
      var padded = self
      padded.pad(to: validity.count)
      return Column(validity: validity, values: .text(padded.texts))
    case .code: return Column(validity: validity, values: .codes(codes))
    case .boolean: return Column(validity: validity, values: .booleans(bits))
    case .integer: return Column(validity: validity, values: .integers(numbers))
    case .decimal: return Column(validity: validity, values: .decimals(numbers))
    case .date: return Column(validity: validity, values: .days(days))
    case .dateTime: return Column(validity: validity, values: .instants(numbers))
    case .daysTimeDuration: return Column(validity: validity, values: .secondsDurations(numbers))
    case .yearsMonthsDuration: return Column(validity: validity, values: .monthsDurations(days))
    }
  }
}
