import AuditCore

/// A form in which a source writes days, or days with times, as `dd/MM/yyyy HH:mm`.
///
/// `yyyy`, `MM`, `MMM` (Jan to Dec), `dd`, `d`, `M`, `HH`, `mm`, `ss` and `SSS` (any digits of a
/// fraction of a second, which is left out) stand for the parts, `XXX` for a distance from UTC as
/// `+01:00` or `Z`, which is left out since the time stands as the record's clock showed it; letters
/// in quotes and all marks for themselves; `serial` for the number that a spreadsheet program counts
/// days by from 1900.
package struct DayForm: Sendable, Hashable {
  /// The pattern as it was written.
  package let pattern: String
  let isSerial: Bool
  /// Whether it has hours.
  let hasTime: Bool
  let parts: [Part]

  enum Part: Sendable, Hashable {
    case year, month, shortMonth, monthName, day, shortDay, hour, minute, second, fraction
    case zone
    case mark(UInt8)
  }

  /// Reads a pattern; `nil` when it has letters that mean nothing, or not one year, month and day.
  package init?(_ pattern: String) {
    self.pattern = pattern
    isSerial = pattern == "serial"
    var parts: [Part] = []
    var rest = isSerial ? [] : Array(pattern.utf8)[...]
    let words: [(StaticString, Part)] = [
      ("yyyy", .year), ("MMM", .monthName), ("MM", .month), ("M", .shortMonth), ("dd", .day),
      ("d", .shortDay), ("HH", .hour), ("mm", .minute), ("ss", .second), ("SSS", .fraction),
      ("XXX", .zone),
    ]
    while let byte = rest.first {
      if byte == UInt8(ascii: "'") {
        guard let end = rest.dropFirst().firstIndex(of: byte) else { return nil }
        parts += rest[(rest.startIndex + 1)..<end].map { .mark($0) }
        rest = rest[(end + 1)...]
        continue
      }
      let isLetter = (65...90).contains(byte & 0xDF)
      if !isLetter || byte == UInt8(ascii: "T") {
        parts.append(.mark(byte))
        rest = rest.dropFirst()
        continue
      }
      let count = rest.prefix { $0 == byte }.count
      guard
        let word = words.first(where: { word, _ in
          word.utf8CodeUnitCount == count && word.utf8Start[0] == byte
        })
      else { return nil }
      if parts.contains(word.1) { return nil }
      parts.append(word.1)
      rest = rest.dropFirst(count)
    }
    self.parts = parts
    hasTime = isSerial || parts.contains(.hour)
    let months = parts.count { [.month, .shortMonth, .monthName].contains($0) }
    let days = parts.count { [.day, .shortDay].contains($0) }
    if !isSerial, !parts.contains(.year) || months != 1 || days != 1 { return nil }
    if parts.contains(.minute) != parts.contains(.hour) { return nil }
    if parts.contains(.second), !parts.contains(.minute) { return nil }
    if parts.contains(.fraction), !parts.contains(.second) { return nil }
    if parts.contains(.zone), !parts.contains(.hour) || parts.last != .zone { return nil }
  }

  /// The parts of a day as they were written, not yet held against the calendar.
  struct Written: Equatable {
    var year = 0
    var month = 0
    var day = 0
    var second = 0
  }

  /// Reads a value; `nil` when it is not of the form.
  func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Written? {
    if isSerial { return Self.readSerial(bytes) }
    return parts.withUnsafeBufferPointer { Self.read(bytes, $0) }
  }

  /// Reads a value by the parts of a form that is not that of serial numbers.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ parts: UnsafeBufferPointer<Part>
  ) -> Written? {
    var found = Written()
    var index = 0
    for part in parts {
      switch part {
      case .mark(let mark):
        guard index < bytes.count, bytes[index] == mark else { return nil }
        index += 1
      case .monthName:
        guard let month = month(bytes, index) else { return nil }
        found.month = month
        index += 3
      case .fraction:
        guard digits(bytes, &index, 1...9) != nil else { return nil }
      case .zone:
        if index < bytes.count, bytes[index] == UInt8(ascii: "Z") {
          index += 1
          continue
        }
        guard index + 6 == bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D,
          bytes[index + 3] == UInt8(ascii: ":")
        else { return nil }
        index += 1
        guard let hours = digits(bytes, &index, 2...2), hours < 24 else { return nil }
        index += 1
        guard let minutes = digits(bytes, &index, 2...2), minutes < 60 else { return nil }
      case .year:
        guard let year = digits(bytes, &index, 4...4) else { return nil }
        found.year = year
      case .month, .shortMonth:
        guard let month = digits(bytes, &index, part == .month ? 2...2 : 1...2) else {
          return nil
        }
        found.month = month
      case .day, .shortDay:
        guard let day = digits(bytes, &index, part == .day ? 2...2 : 1...2) else {
          return nil
        }
        found.day = day
      case .hour, .minute, .second:
        guard let number = digits(bytes, &index, 2...2), number < (part == .hour ? 24 : 60)
        else { return nil }
        found.second += number * (part == .hour ? 3600 : part == .minute ? 60 : 1)
      }
    }
    return index == bytes.count ? found : nil
  }

  /// Reads the number of a day as spreadsheet programs count; `nil` when it is none.
  static func readSerial(_ bytes: UnsafeBufferPointer<UInt8>) -> Written? {
    let isNumber = bytes.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
    guard isNumber, let serial = Double(String(decoding: bytes, as: UTF8.self)),
      let (number, second) = SerialDay.parts(serial),
      let day = SerialDay.day(number, from1904: false)
    else { return nil }
    let parts = day.parts
    return Written(year: parts.year, month: parts.month, day: parts.day, second: second)
  }

  private static func digits(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ index: inout Int,
    _ counts: ClosedRange<Int>
  ) -> Int? {
    var number = 0
    let start = index
    while index < bytes.count, index - start < counts.upperBound, bytes[index] &- 48 < 10 {
      number = number * 10 + Int(bytes[index] &- 48)
      index += 1
    }
    return index - start >= counts.lowerBound ? number : nil
  }

  private static let monthNames = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  .map { Array($0.utf8) }

  private static func month(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    guard index + 3 <= bytes.count else { return nil }
    return monthNames.firstIndex { name in
      (0..<3).allSatisfy { bytes[index + $0] | 0x20 == name[$0] }
    }
    .map { $0 + 1 }
  }
}
