import AuditCore

/// Text that grows byte by byte, without a string for each value.
struct ByteText {
  /// The bytes so far.
  var bytes: [UInt8] = []

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(_ text: [UInt8]) { bytes.append(contentsOf: text) }

  mutating func append(byte: UInt8) { bytes.append(byte) }

  /// Adds a number with at least so many digits.
  mutating func append(number: UInt64, width: Int = 1) {
    let start = bytes.count
    var rest = number
    var digits = 0
    while rest > 0 || digits < width {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
      digits += 1
    }
    bytes[start...].reverse()
  }

  /// Adds a whole number of 10⁻ᵖˡᵃᶜᵉˢ with its point.
  mutating func append(scaled number: Int64, places: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let size = (0..<places).reduce(UInt64(1)) { size, _ in size * 10 }
    append(number: number.magnitude / size)
    if places > 0 {
      bytes.append(UInt8(ascii: "."))
      append(number: number.magnitude % size, width: places)
    }
  }

  /// Adds a day as `yyyy-mm-dd`.
  mutating func append(day: Int) {
    let (year, month, dayOfMonth) = CalendarDay(dayNumber: day).parts
    append(number: UInt64(max(year, 0)), width: 4)
    bytes.append(UInt8(ascii: "-"))
    append(number: UInt64(month), width: 2)
    bytes.append(UInt8(ascii: "-"))
    append(number: UInt64(dayOfMonth), width: 2)
  }
}
