import AuditCore
import FEEL

/// A value of a record that is being made up, in the stored form of its field's type.
enum DraftValue: Sendable, Hashable {
  case text(String)
  /// An index into the field's code list.
  case code(Int)
  case boolean(Bool)
  case integer(Int64)
  /// A whole number of 10⁻ᵖˡᵃᶜᵉˢ.
  case decimal(Int64)
  /// Days since 1970-01-01.
  case day(Int)
  /// Seconds since 1970-01-01T00:00:00.
  case instant(Int64)
  case seconds(Int64)
  case months(Int)
}

extension DraftValue {
  /// The number that orders the values of the type; `nil` for text.
  var ordinal: Int64? {
    switch self {
    case .text: nil
    case .code(let index): Int64(index)
    case .boolean(let flag): flag ? 1 : 0
    case .integer(let number), .decimal(let number), .instant(let number), .seconds(let number):
      number
    case .day(let number), .months(let number): Int64(number)
    }
  }

  /// Creates the value of a type that has an ordinal; `nil` for text and for codes out of reach.
  init?(ordinal: Int64, type: FieldType) {
    switch type {
    case .text: return nil
    case .code(let list):
      guard list.codes.indices.contains(Int(ordinal)) else { return nil }
      self = .code(Int(ordinal))
    case .boolean: self = .boolean(ordinal != 0)
    case .integer: self = .integer(ordinal)
    case .decimal: self = .decimal(ordinal)
    case .date: self = .day(Int(ordinal))
    case .dateTime: self = .instant(ordinal)
    case .daysTimeDuration: self = .seconds(ordinal)
    case .yearsMonthsDuration: self = .months(Int(ordinal))
    }
  }

  /// Creates the value of a field from its written form; `nil` when it has none.
  init?(written text: String, type: FieldType) {
    switch type {
    case .text: self = .text(text)
    case .code(let list):
      guard let index = list.index(of: text) else { return nil }
      self = .code(index)
    case .boolean:
      guard ["yes", "no", "true", "false"].contains(text) else { return nil }
      self = .boolean(text == "yes" || text == "true")
    case .integer:
      guard let number = Int64(text) else { return nil }
      self = .integer(number)
    case .decimal(let places):
      guard let number = Decimal128(text)?.scaled(places: places) else { return nil }
      self = .decimal(number)
    case .date:
      guard let day = CalendarDay(text) else { return nil }
      self = .day(day.dayNumber)
    case .dateTime:
      guard let instant = LocalDateTime(text) else { return nil }
      self = .instant(instant.seconds)
    case .daysTimeDuration:
      guard let length = DaysTimeDuration(text) else { return nil }
      self = .seconds(length.seconds)
    case .yearsMonthsDuration:
      guard let length = YearsMonthsDuration(text) else { return nil }
      self = .months(length.months)
    }
  }

  /// Creates the value of a field from a rule's value; `nil` when the types do not fit.
  init?(_ value: Value, type: FieldType) {
    switch (value, type) {
    case (.string(let text), .text): self = .text(text)
    case (.string(let text), .code(let list)):
      guard let index = list.index(of: text) else { return nil }
      self = .code(index)
    case (.boolean(let flag), .boolean): self = .boolean(flag)
    case (.number(let number), .integer):
      guard let whole = number.scaled(places: 0) else { return nil }
      self = .integer(whole)
    case (.number(let number), .decimal(let places)):
      guard let scaled = number.scaled(places: places) else { return nil }
      self = .decimal(scaled)
    case (.date(let day), .date): self = .day(day.dayNumber)
    case (.date(let day), .dateTime): self = .instant(Int64(day.dayNumber) * 86_400)
    case (.dateTime(let moment), .dateTime):
      self = .instant(LocalDateTime(day: moment.day, secondOfDay: moment.time.secondOfDay).seconds)
    case (.dateTime(let moment), .date): self = .day(moment.day.dayNumber)
    case (.daysTimeDuration(let length), .daysTimeDuration): self = .seconds(length.seconds)
    case (.yearsMonthsDuration(let length), .yearsMonthsDuration): self = .months(length.months)
    default: return nil
    }
  }

  /// The value as rules see it.
  func value(type: FieldType) -> Value {
    switch self {
    case .text(let text): .string(text)
    case .code(let index):
      if case .code(let list) = type { .string(list.codes[index].value) } else { .string("") }
    case .boolean(let flag): .boolean(flag)
    case .integer(let number): .number(Decimal128(significand: number, exponent: 0))
    case .decimal(let number):
      if case .decimal(let places) = type {
        .number(Decimal128(significand: number, exponent: -places))
      } else {
        .number(Decimal128(significand: number, exponent: 0))
      }
    case .day(let day): .date(CalendarDay(dayNumber: day))
    case .instant(let seconds):
      .dateTime(
        DateTimeValue(
          day: LocalDateTime(seconds: seconds).day,
          time: TimeValue(secondOfDay: LocalDateTime(seconds: seconds).secondOfDay)
        )
      )
    case .seconds(let seconds): .daysTimeDuration(DaysTimeDuration(seconds: seconds))
    case .months(let months): .yearsMonthsDuration(YearsMonthsDuration(months: months))
    }
  }
}
