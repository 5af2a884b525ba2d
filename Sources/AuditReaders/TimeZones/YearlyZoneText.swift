import AuditCore

/// Reads the line that says what holds after a zone's last change, as `GMT0BST,M3.5.0/1,M10.5.0`.
///
/// - Source: POSIX.1-2017 section 8.3, with the extensions of RFC 8536 section 3.3.1.
struct YearlyZoneText {
  private var rest: Substring.UTF8View.SubSequence

  /// Reads a line; `nil` when it is anything else.
  static func read(_ text: String) -> YearlyZoneRule? {
    var reader = YearlyZoneText(rest: Substring(text).utf8)
    guard let rule = reader.rule(), reader.rest.isEmpty else { return nil }
    return rule
  }

  private mutating func rule() -> YearlyZoneRule? {
    // POSIX counts offsets to the west.
    guard skipName(), let standard = time().map(-) else { return nil }
    if rest.isEmpty { return YearlyZoneRule(standardOffset: standard, summer: nil) }
    guard skipName() else { return nil }
    var summer = standard + 3600
    if rest.first != UInt8(ascii: ",") {
      guard let written = time() else { return nil }
      summer = -written
    }
    guard take(","), let start = changeDay(), take(","), let end = changeDay() else { return nil }
    return YearlyZoneRule(
      standardOffset: standard,
      summer: .init(offset: summer, start: start, end: end)
    )
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: sign) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func skipName() -> Bool {
    if take("<") {
      rest = rest.drop { $0 != UInt8(ascii: ">") }
      return take(">")
    }
    let letters = rest.prefix {
      ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z")
    }
    rest = rest.dropFirst(letters.count)
    return letters.count >= 3
  }

  private mutating func digits() -> Int? {
    let found = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    guard (1...3).contains(found.count) else { return nil }
    rest = rest.dropFirst(found.count)
    return found.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Reads `[+-]hh[:mm[:ss]]` as seconds.
  private mutating func time() -> Int? {
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    guard let hours = digits() else { return nil }
    var seconds = hours * 3600
    if take(":") {
      guard let minutes = digits() else { return nil }
      seconds += minutes * 60
      if take(":") {
        guard let count = digits() else { return nil }
        seconds += count
      }
    }
    return isNegative ? -seconds : seconds
  }

  private mutating func changeDay() -> ZoneChangeDay? {
    let day: ZoneChangeDay.Day
    if take("M") {
      guard let month = digits(), take("."), let week = digits(), take("."),
        let weekday = digits(), (1...12).contains(month), (1...5).contains(week), weekday < 7
      else { return nil }
      day = .weekday(month: month, week: week, weekday: weekday)
    } else if take("J") {
      guard let number = digits(), (1...365).contains(number) else { return nil }
      day = .numbered(number)
    } else {
      guard let number = digits(), number <= 365 else { return nil }
      day = .counted(number)
    }
    guard take("/") else { return ZoneChangeDay(day: day, second: 7200) }
    return time().map { ZoneChangeDay(day: day, second: $0) }
  }
}
