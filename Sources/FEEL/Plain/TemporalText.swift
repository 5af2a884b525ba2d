import AuditCore

/// Reads days, times and lengths of time from their written forms.
///
/// - Source: OMG DMN 1.5 section 10.3.2.3, which refers to XML Schema.
enum TemporalText {
  /// Reads any of them; `nil` for anything else.
  static func value(_ text: String) -> Value? {
    if let day = date(text) { return .date(day) }
    if let instant = dateTime(text) { return .dateTime(instant) }
    if let time = timeOfDay(text) { return .time(time) }
    return duration(text)
  }

  /// Whether a text has the shape of a day, or begins with it, whatever the calendar says.
  static func isShapedLikeDay(_ text: String) -> Bool {
    let head = text.prefix { $0 != "T" }.split(separator: "-", omittingEmptySubsequences: false)
    return head.count == 3 && head[0].count == 4 && head[1].count == 2 && head[2].count == 2
      && head.allSatisfy { $0.allSatisfy(\.isNumber) } && date(String(text.prefix(10))) == nil
  }

  /// Reads `yyyy-mm-dd`, with more digits of the year and a sign where needed.
  static func date(_ text: String) -> CalendarDay? {
    let isNegative = text.hasPrefix("-")
    let parts = text.dropFirst(isNegative ? 1 : 0)
      .split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, (4...9).contains(parts[0].count), parts[1].count == 2,
      parts[2].count == 2, parts[0].count == 4 || parts[0].first != "0",
      let year = digits(parts[0]), let month = digits(parts[1]), let day = digits(parts[2])
    else { return nil }
    return CalendarDay(year: isNegative ? -year : year, month: month, day: day)
  }

  /// Reads `hh:mm:ss`, with a fraction and a zone where needed; `24:00:00` is a midnight.
  static func timeOfDay(_ text: String) -> TimeValue? {
    guard var time = time(text) else { return nil }
    time.secondOfDay %= 86_400
    return time
  }

  /// Reads a time; at `24:00:00` it has all seconds of a day.
  private static func time(_ text: String) -> TimeValue? {
    guard text.utf8.count >= 8 else { return nil }
    let clock = text.prefix(8).split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 3, clock.allSatisfy({ $0.count == 2 }), let hour = digits(clock[0]),
      let minute = digits(clock[1]), let second = digits(clock[2]), minute < 60, second < 60,
      hour < 24 || (hour == 24 && minute == 0 && second == 0)
    else { return nil }
    var rest = text.dropFirst(8)
    var nanosecond = 0
    if rest.first == "." {
      let fraction = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
      let padded =
        String(fraction.prefix(9)) + String(repeating: "0", count: max(0, 9 - fraction.count))
      guard !fraction.isEmpty, let value = digits(padded[...]) else { return nil }
      nanosecond = value
      rest = rest.dropFirst(fraction.count + 1)
    }
    let secondOfDay = hour * 3600 + minute * 60 + second
    if rest.isEmpty { return TimeValue(secondOfDay: secondOfDay, nanosecond: nanosecond) }
    guard let zone = zone(rest) else { return nil }
    return TimeValue(secondOfDay: secondOfDay, nanosecond: nanosecond, zone: zone)
  }

  /// Reads a day, `T` and a time.
  static func dateTime(_ text: String) -> DateTimeValue? {
    let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2, let day = date(String(halves[0])) else { return nil }
    if var time = time(String(halves[1])) {
      // 24:00:00 is the midnight at the day's end.
      let isEnd = time.secondOfDay == 86_400
      time.secondOfDay %= 86_400
      return DateTimeValue(day: isEnd ? day.adding(days: 1) : day, time: time)
    }
    // Records may leave the seconds out.
    guard halves[1].count == 5, let time = time(halves[1] + ":00") else { return nil }
    return DateTimeValue(day: day, time: time)
  }

  /// Reads a length of time, of either kind.
  static func duration(_ text: String) -> Value? {
    if let months = YearsMonthsDuration(text) { return .yearsMonthsDuration(months) }
    if let seconds = DaysTimeDuration(text) { return .daysTimeDuration(seconds) }
    guard let point = text.firstIndex(of: "."), text.hasSuffix("S"), !text.contains("E"),
      let whole = DaysTimeDuration(String(text[..<point]) + "S")
    else { return nil }
    let fraction = text[point...].dropFirst().dropLast()
    let padded = fraction.prefix(9) + String(repeating: "0", count: max(0, 9 - fraction.count))
    guard fraction.utf8.allSatisfy({ (48...57).contains($0) }), let nano = digits(padded) else {
      return nil
    }
    let total = whole.totalNanoseconds + Int128(text.hasPrefix("-") ? -nano : nano)
    return DaysTimeDuration(totalNanoseconds: total).map { .daysTimeDuration($0) }
  }

  private static func zone(_ text: Substring) -> ZoneValue? {
    if text == "Z" || text == "z" { return .offset(0) }
    if text.first == "@" {
      let name = text.dropFirst()
      let isName = name.allSatisfy { $0.isLetter || $0.isNumber || "/_+-".contains($0) }
      guard !name.isEmpty, isName else { return nil }
      return .named(NamedZone(String(name), rules: nil))
    }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ $0.count == 2 }),
      let hour = digits(parts[0]), let minute = digits(parts[1]), hour <= 18, minute < 60
    else { return nil }
    let second = parts.count == 3 ? digits(parts[2]) : 0
    guard let second, second < 60 else { return nil }
    let total = hour * 3600 + minute * 60 + second
    return .offset(sign == "-" ? -total : total)
  }

  private static func digits(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
  }
}
