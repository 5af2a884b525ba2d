import AuditCore

/// A value as somebody wrote it, read by a field's type.
enum ExampleValue: Equatable {
  case text(String)
  case code(Int)
  case boolean(Bool)
  case integer(Int64)
  /// A decimal as a whole number of its smallest places.
  case decimal(Int64)
  case day(Int32)
  case instant(Int64)
  case seconds(Int64)
  case months(Int32)

  /// Reads a value; `nil` when the text is not a value of the type.
  init?(_ text: String, as type: FieldType) {
    switch type {
    case .text: self = .text(text)
    case .code(let list):
      guard let index = list.index(of: text) else { return nil }
      self = .code(index)
    case .boolean:
      guard let isTrue = ["yes": true, "true": true, "no": false, "false": false][text] else {
        return nil
      }
      self = .boolean(isTrue)
    case .integer:
      guard Self.isNumber(text, mayHavePoint: false), let number = Int64(text) else { return nil }
      self = .integer(number)
    case .decimal(let places):
      guard Self.isNumber(text, mayHavePoint: true),
        let number = Decimal128(text)?.scaled(places: places)
      else { return nil }
      self = .decimal(number)
    case .date:
      guard let day = CalendarDay(text) else { return nil }
      self = .day(Int32(day.dayNumber))
    case .dateTime:
      guard let instant = LocalDateTime(text) else { return nil }
      self = .instant(instant.seconds)
    case .daysTimeDuration:
      guard let duration = DaysTimeDuration(text) else { return nil }
      self = .seconds(duration.seconds)
    case .yearsMonthsDuration:
      guard let months = YearsMonthsDuration(text)?.months, let months = Int32(exactly: months)
      else { return nil }
      self = .months(months)
    }
  }

  /// The value's place among values of its type; `nil` for types without an order.
  var order: Int64? {
    switch self {
    case .integer(let number), .decimal(let number), .instant(let number), .seconds(let number):
      number
    case .day(let number), .months(let number): Int64(number)
    case .text, .code, .boolean: nil
    }
  }

  /// Words for what a value of a type looks like.
  static func expectation(_ type: FieldType) -> String {
    switch type {
    case .text: "text"
    case .code(let list): "one of the \(list.codes.count) codes of '\(list.id)'"
    case .boolean: "yes or no"
    case .integer: "a whole number of at most 18 digits"
    case .decimal(let places): "a number with at most \(places) decimal places"
    case .date: "a date as 2024-12-31"
    case .dateTime: "a date and time as 2024-12-31T09:30"
    case .daysTimeDuration: "a duration as P3D or PT4H"
    case .yearsMonthsDuration: "a duration as P1Y or P6M"
    }
  }

  private static func isNumber(_ text: String, mayHavePoint: Bool) -> Bool {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
    guard text.utf8.count - digits.count <= 1 else { return false }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 1 || (mayHavePoint && parts.count == 2) else { return false }
    let isFilled = parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { (48...57).contains($0) }
    }
    return isFilled && parts.reduce(0) { $0 + $1.count } <= 18
  }
}
