import AuditCore

/// Writes values as text.
public enum FEELText {
  /// Writes a value as the literal that makes it.
  public static func write(_ value: Value) -> String {
    switch value {
    case .string(let text): quoted(text)
    case .date, .time, .dateTime, .yearsMonthsDuration, .daysTimeDuration:
      "@\"\(string(value))\""
    default: string(value)
    }
  }

  /// Writes a value as a record would: text without quotes, yes and no for booleans.
  public static func plain(_ value: Value) -> String {
    switch value {
    case .boolean(let bit): bit ? "yes" : "no"
    case .list(let values): values.map(plain).joined(separator: ", ")
    case .number(let number): number.reduced.description
    default: string(value)
    }
  }

  /// Writes a value as the function `string` does.
  static func string(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .boolean(let bit): bit ? "true" : "false"
    case .number(let number): number.description
    case .string(let text): text
    case .date(let day): day.description
    case .time(let time): written(time)
    case .dateTime(let instant): "\(instant.day)T\(written(instant.time))"
    case .yearsMonthsDuration(let length): length.description
    case .daysTimeDuration(let length): length.description
    case .list(let values): "[\(values.map(write).joined(separator: ", "))]"
    case .context(let context): written(context)
    case .record(let reference): written(reference.context)
    case .range(let range): written(range)
    case .function(let function): function.text
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func written(_ context: ContextValue) -> String {
    let entries = context.entries.map { entry in
      let words = Lexer.words(of: entry.key)
      let isName =
        !words.isEmpty && words.joined(separator: " ") == entry.key
        && words.allSatisfy {
          !Token.keywords.contains($0) && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
        }
      return "\(isName ? entry.key : quoted(entry.key)): \(write(entry.value))"
    }
    return "{\(entries.joined(separator: ", "))}"
  }

  private static func written(_ range: RangeValue) -> String {
    if let point = range.point {
      return "(\(point.isLeftOut ? "!=" : "=") \(write(point.value)))"
    }
    guard let low = range.low else {
      return "(\(range.includesHigh ? "<=" : "<") \(range.high.map(write) ?? "null"))"
    }
    guard let high = range.high else { return "(\(range.includesLow ? ">=" : ">") \(write(low)))" }
    return "\(range.includesLow ? "[" : "(")\(write(low))..\(write(high))"
      + (range.includesHigh ? "]" : ")")
  }

  private static func written(_ time: TimeValue) -> String {
    let parts = [time.secondOfDay / 3600, time.secondOfDay / 60 % 60, time.secondOfDay % 60]
    var text = parts.map(twoDigits).joined(separator: ":")
    if time.nanosecond > 0 {
      let fraction = Decimal128(significand: Int64(time.nanosecond), exponent: -9).reduced
      text += fraction.description.dropFirst()
    }
    switch time.zone {
    case nil: return text
    case .named(let zone)?: return text + "@" + zone.name
    case .offset(0)?: return text + "Z"
    case .offset(let seconds)?:
      let size = abs(seconds)
      var zone =
        (seconds < 0 ? "-" : "+")
        + [size / 3600, size / 60 % 60].map(twoDigits).joined(separator: ":")
      if size % 60 > 0 { zone += ":" + twoDigits(size % 60) }
      return text + zone
    }
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}
