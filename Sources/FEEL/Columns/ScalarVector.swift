import AuditCore

/// A value that is the same for all rows, in the form that columns hold.
enum ScalarConstant {
  /// A whole number of 10⁻ᵖˡᵃᶜᵉˢ, a day, or a number of seconds or months.
  case whole(Int64, places: Int)
  /// Text in UTF-8.
  case text([UInt8])
  /// Null: not recorded.
  case null

  /// Takes a value over; `nil` when no column could hold it.
  init?(_ value: Value) {
    switch value {
    case .null(.notRecorded): self = .null
    case .number(let number):
      let plain = number.reduced
      let places = max(0, -plain.exponent)
      guard places <= Self.mostPlaces, let whole = plain.scaled(places: places) else { return nil }
      self = .whole(whole, places: places)
    case .string(let text): self = .text(Array(text.utf8))
    case .date(let day): self = .whole(Int64(day.dayNumber), places: 0)
    case .dateTime(let value):
      guard value.time.zone == nil, value.time.nanosecond == 0 else { return nil }
      let seconds = LocalDateTime(day: value.day, secondOfDay: value.time.secondOfDay).seconds
      self = .whole(seconds, places: 0)
    case .daysTimeDuration(let duration): self = .whole(duration.seconds, places: 0)
    case .yearsMonthsDuration(let duration): self = .whole(Int64(duration.months), places: 0)
    default: return nil
    }
  }

  /// The most decimal places that a column's numbers have.
  static let mostPlaces = 18
}

/// A value or null for each position of a level.
struct ScalarVector {
  /// The values.
  var values: Values
  /// For numbers, how many decimal places the whole numbers stand for.
  var places = 0
  /// A bit for each position whose value is recorded; `nil` when all are.
  var known: [UInt64]?

  /// The stored forms.
  enum Values {
    case null
    case constant(Int64)
    case constantText([UInt8])
    case codes(ColumnSlice<UInt16>)
    /// Days or months.
    case narrow(ColumnSlice<Int32>)
    /// Numbers, seconds or instants.
    case wide(ColumnSlice<Int64>)
    case text(TextRows)
  }

  /// Texts of a column, for some of its rows.
  struct TextRows {
    var values: TextValues
    /// The row of position 0.
    var start: Int
    /// The row of each position; `nil` when they are a run.
    var rows: [Int32]?

    /// The column's row of a position.
    func row(_ position: Int) -> Int { rows.map { Int($0[position]) } ?? start + position }
  }

  /// Spreads a constant.
  init(_ constant: ScalarConstant) {
    switch constant {
    case .null: values = .null
    case .whole(let whole, let places):
      values = .constant(whole)
      self.places = places
    case .text(let bytes): values = .constantText(bytes)
    }
  }

  init(_ values: Values, places: Int = 0, known: [UInt64]?) {
    self.values = values
    self.places = places
    self.known = known
  }

  /// The values as 64-bit numbers.
  func wide(count: Int) throws(ColumnRefusal) -> ColumnSlice<Int64> {
    switch values {
    case .null: ColumnSlice(values: Array(repeating: 0, count: count))
    case .constant(let value): ColumnSlice(values: Array(repeating: value, count: count))
    case .wide(let slice): slice
    default: throw .unexpectedValue
    }
  }

  /// The values as 32-bit numbers.
  func narrow(count: Int) throws(ColumnRefusal) -> ColumnSlice<Int32> {
    switch values {
    case .null: return ColumnSlice(values: Array(repeating: 0, count: count))
    case .constant(let value):
      guard let narrow = Int32(exactly: value) else { throw .overflow }
      return ColumnSlice(values: Array(repeating: narrow, count: count))
    case .narrow(let slice): return slice
    default: throw .unexpectedValue
    }
  }

  /// The values as codes; a null stands as code 0.
  func codes(count: Int) throws(ColumnRefusal) -> ColumnSlice<UInt16> {
    switch values {
    case .null: ColumnSlice(values: Array(repeating: 0, count: count))
    case .codes(let slice): slice
    default: throw .unexpectedValue
    }
  }

  /// A bit for each position whose value is recorded.
  func knownWords(_ wordCount: Int) -> [UInt64] {
    if case .null = values { return Array(repeating: 0, count: wordCount) }
    return known ?? Array(repeating: ~0, count: wordCount)
  }

  /// The value's number for all positions, when it is the same for all.
  var constant: Int64? { if case .constant(let value) = values { value } else { nil } }

  /// Whether the value is null for all positions.
  var isNull: Bool { if case .null = values { true } else { false } }
}

extension ScalarVector {
  /// The values with more decimal places; the numbers they stand for stay the same.
  func scaled(to wanted: Int, count: Int) throws(ColumnRefusal) -> ScalarVector {
    guard places != wanted else { return self }
    guard places < wanted, wanted <= ScalarConstant.mostPlaces else { throw .overflow }
    let factor = Self.powerOfTen(wanted - places)
    switch values {
    case .constant(let value):
      let (product, overflow) = value.multipliedReportingOverflow(by: factor)
      guard !overflow else { throw .overflow }
      return ScalarVector(.constant(product), places: wanted, known: known)
    case .wide(let slice):
      let products = try slice.multiplied(
        by: ColumnSlice(values: Array(repeating: factor, count: count)),
        count: count
      )
      return ScalarVector(.wide(products), places: wanted, known: known)
    case .null: return ScalarVector(.null, places: wanted, known: nil)
    default: throw .unexpectedValue
    }
  }

  /// Ten to a power of 0 to 18.
  static func powerOfTen(_ power: Int) -> Int64 {
    (0..<power).reduce(1) { product, _ in product * 10 }
  }

  /// The values at some positions, in that order.
  func gathered(_ positions: [Int32]) -> ScalarVector {
    var result = self
    result.known = known.map { gatherBits($0, positions) }
    switch values {
    case .null, .constant, .constantText: result.known = known
    case .codes(let slice): result.values = .codes(slice.gathered(positions))
    case .narrow(let slice): result.values = .narrow(slice.gathered(positions))
    case .wide(let slice): result.values = .wide(slice.gathered(positions))
    case .text(let texts):
      let rows = positions.map { Int32(texts.row(Int($0))) }
      result.values = .text(TextRows(values: texts.values, start: 0, rows: rows))
    }
    return result
  }
}

extension ColumnSlice {
  /// The values at some positions, in that order.
  func gathered(_ positions: [Int32]) -> ColumnSlice {
    let gathered = values.withUnsafeBufferPointer { values in
      positions.map { values[start + Int($0)] }
    }
    return ColumnSlice(values: gathered)
  }
}

/// The bits at some positions, in that order.
func gatherBits(_ bits: [UInt64], _ positions: [Int32]) -> [UInt64] {
  bits.withUnsafeBufferPointer { bits in
    positions.withUnsafeBufferPointer { positions in
      bitWords(positions.count) { words in
        guard let words else { return }
        var at = 0
        for word in 0..<(positions.count + 63) / 64 {
          var packed: UInt64 = 0
          let end = min(at + 64, positions.count)
          var shift: UInt64 = 0
          while at < end {
            let position = Int(positions[at])
            packed |= (bits[position >> 6] >> UInt64(position & 63) & 1) << shift
            shift += 1
            at += 1
          }
          words[word] = packed
        }
      }
    }
  }
}
