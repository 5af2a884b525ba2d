/// Reads values from the bytes of their written form, without making text of them.
enum WrittenBytes {
  typealias Bytes = UnsafePointer<UInt8>

  /// A value, or what is wrong with it.
  struct Number {
    var value: Int64
    var fault: RowFault

    static func good(_ value: Int64) -> Number { Number(value: value, fault: .none) }
    static func bad(_ fault: RowFault) -> Number { Number(value: 0, fault: fault) }
  }

  /// Reads a whole number of at most 18 digits.
  @inline(__always) static func integer(_ start: Bytes, _ count: Int) -> Number {
    let isNegative = count > 0 && start[0] == UInt8(ascii: "-")
    var index = isNegative ? 1 : 0
    guard count > index, count - index <= 18 else { return .bad(.badInteger) }
    var total: Int64 = 0
    while index < count {
      let digit = start[index] &- 48
      guard digit < 10 else { return .bad(.badInteger) }
      total = total &* 10 &+ Int64(digit)
      index += 1
    }
    return .good(isNegative ? -total : total)
  }

  /// Reads a decimal with a point as a whole number of 10⁻ᵖˡᵃᶜᵉˢ.
  ///
  /// Zeros past the places are allowed, other digits are not: nothing is rounded.
  @inline(__always) static func decimal(_ start: Bytes, _ count: Int, places: Int) -> Number {
    let isNegative = count > 0 && start[0] == UInt8(ascii: "-")
    var index = isNegative ? 1 : 0
    var total: Int64 = 0
    var digitCount = 0
    var left = places
    var isFraction = false
    var isTooFine = false
    var isTooLarge = false
    while index < count {
      let digit = start[index] &- 48
      index += 1
      if digit >= 10 {
        guard start[index - 1] == UInt8(ascii: "."), !isFraction, digitCount > 0, index < count
        else { return .bad(.badDecimal) }
        isFraction = true
        continue
      }
      digitCount += 1
      if isFraction {
        guard left > 0 else {
          if digit != 0 { isTooFine = true }
          continue
        }
        left -= 1
      }
      if total >= 100_000_000_000_000_000 { isTooLarge = true }
      total = total &* 10 &+ Int64(digit)
    }
    guard digitCount > 0 else { return .bad(.badDecimal) }
    if isTooFine { return .bad(.tooManyPlaces) }
    while left > 0 {
      if total >= 100_000_000_000_000_000 { isTooLarge = true }
      total = total &* 10
      left -= 1
    }
    if isTooLarge { return .bad(.badDecimal) }
    return .good(isNegative ? -total : total)
  }

  /// The years that a record of a living person may name; others are slips of the hand, as 0202.
  static let likelyYears = 1905...2099

  /// Reads `yyyy-mm-dd` as days since 1970-01-01.
  @inline(__always) static func day(_ start: Bytes, _ count: Int) -> Number {
    guard count == 10 else { return .bad(.badDate) }
    return tenByteDay(start)
  }

  @inline(__always) private static func tenByteDay(_ start: Bytes) -> Number {
    let y0 = start[0] &- 48
    let y1 = start[1] &- 48
    let y2 = start[2] &- 48
    let y3 = start[3] &- 48
    let m0 = start[5] &- 48
    let m1 = start[6] &- 48
    let d0 = start[8] &- 48
    let d1 = start[9] &- 48
    guard max(max(max(y0, y1), max(y2, y3)), max(max(m0, m1), max(d0, d1))) < 10,
      start[4] == UInt8(ascii: "-"), start[7] == UInt8(ascii: "-")
    else { return .bad(.badDate) }
    let year = Int(y0) * 1000 + Int(y1) * 100 + Int(y2) * 10 + Int(y3)
    let month = Int(m0) * 10 + Int(m1)
    let day = Int(d0) * 10 + Int(d1)
    guard month >= 1, month <= 12, day >= 1, day <= 28 || day <= length(month, year) else {
      return .bad(.noSuchDay)
    }
    guard year >= likelyYears.lowerBound, year <= likelyYears.upperBound else {
      return .bad(.unlikelyYear)
    }
    // Years begin in March, so that the leap day is the last; 400 years are added so that the
    // divisions stay above zero.
    let shifted = (month <= 2 ? year - 1 : year) + 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let days = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear
    return .good(Int64(days - 719_468 - 146_097))
  }

  private static func length(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Reads `yyyy-mm-ddThh:mm` with or without `:ss`, as seconds since 1970-01-01T00:00:00.
  static func dateTime(_ start: Bytes, _ count: Int) -> Number {
    guard count == 16 || count == 19, start[10] == UInt8(ascii: "T"),
      start[13] == UInt8(ascii: ":"), count == 16 || start[16] == UInt8(ascii: ":")
    else { return .bad(.badDateTime) }
    let day = tenByteDay(start)
    if day.fault == .badDate { return .bad(.badDateTime) }
    if day.fault != .none { return day }
    guard let hour = twoDigits(start + 11), let minute = twoDigits(start + 14),
      let second = count == 19 ? twoDigits(start + 17) : 0,
      hour < 24, minute < 60, second < 60
    else { return .bad(.badDateTime) }
    return .good(day.value * 86_400 + hour * 3600 + minute * 60 + second)
  }

  private static func twoDigits(_ start: Bytes) -> Int64? {
    let tens = start[0] &- 48
    let ones = start[1] &- 48
    return tens < 10 && ones < 10 ? Int64(tens) * 10 + Int64(ones) : nil
  }

  /// Reads `PnDTnHnMnS` as seconds.
  static func seconds(_ start: Bytes, _ count: Int) -> Number {
    duration(
      start,
      count,
      dayParts: [(UInt8(ascii: "D"), 86_400)],
      timeParts: [(UInt8(ascii: "H"), 3600), (UInt8(ascii: "M"), 60), (UInt8(ascii: "S"), 1)],
      limit: 1 << 60
    )
  }

  /// Reads `PnYnM` as months.
  static func months(_ start: Bytes, _ count: Int) -> Number {
    duration(
      start,
      count,
      dayParts: [(UInt8(ascii: "Y"), 12), (UInt8(ascii: "M"), 1)],
      timeParts: [],
      limit: Int64(Int32.max)
    )
  }

  private static func duration(
    _ start: Bytes,
    _ count: Int,
    dayParts: [(letter: UInt8, size: Int64)],
    timeParts: [(letter: UInt8, size: Int64)],
    limit: Int64
  ) -> Number {
    var index = 0
    let isNegative = count > 0 && start[0] == UInt8(ascii: "-")
    if isNegative { index = 1 }
    guard index < count, start[index] == UInt8(ascii: "P") else { return .bad(.badDuration) }
    index += 1
    var allowed = dayParts[...]
    var isTime = false
    var total: Int64 = 0
    var partCount = 0
    while index < count {
      if start[index] == UInt8(ascii: "T"), !isTime, !timeParts.isEmpty {
        isTime = true
        allowed = timeParts[...]
        index += 1
        guard index < count else { return .bad(.badDuration) }
        continue
      }
      let first = index
      var number: Int64 = 0
      while index < count, start[index] &- 48 < 10 {
        guard index - first < 18 else { return .bad(.badDuration) }
        number = number * 10 + Int64(start[index] &- 48)
        index += 1
      }
      guard index > first, index < count,
        let position = allowed.firstIndex(where: { $0.letter == start[index] })
      else { return .bad(.badDuration) }
      let (product, overflow) = number.multipliedReportingOverflow(by: allowed[position].size)
      guard !overflow, product <= limit, total + product <= limit else {
        return .bad(.badDuration)
      }
      total += product
      partCount += 1
      allowed = allowed[(position + 1)...]
      index += 1
    }
    guard partCount > 0 else { return .bad(.badDuration) }
    return .good(isNegative ? -total : total)
  }

  /// Whether bytes are well-formed UTF-8.
  static func isUTF8(_ start: Bytes, _ count: Int) -> Bool {
    var index = 0
    while index < count {
      let lead = start[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      let length: Int
      var least: UInt8 = 0x80
      var greatest: UInt8 = 0xBF
      switch lead {
      case 0xC2...0xDF: length = 2
      case 0xE0...0xEF:
        length = 3
        if lead == 0xE0 { least = 0xA0 }
        if lead == 0xED { greatest = 0x9F }
      case 0xF0...0xF4:
        length = 4
        if lead == 0xF0 { least = 0x90 }
        if lead == 0xF4 { greatest = 0x8F }
      default: return false
      }
      guard index + length <= count, (least...greatest).contains(start[index + 1]) else {
        return false
      }
      for next in 2..<max(length, 2) where start[index + next] & 0xC0 != 0x80 { return false }
      index += length
    }
    return true
  }
}
