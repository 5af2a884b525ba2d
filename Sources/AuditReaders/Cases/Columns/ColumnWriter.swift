import Foundation

/// One field's values while they are read: plain memory that grows, with no object per cell.
///
/// Whoever makes a writer calls `free` once. Rows past the last written one are zero.
struct ColumnWriter {
  let kind: FieldPlan.Kind
  let places: Int
  let minimum: Int64
  let maximum: Int64
  let slots: UnsafePointer<CodeTable.Slot>?
  let codeMask: UInt64
  let codeTexts: UnsafePointer<UInt8>?
  private(set) var validity: UnsafeMutablePointer<UInt64>?
  private(set) var values: UnsafeMutableRawPointer?
  private(set) var textBytes: UnsafeMutablePointer<UInt8>?
  private(set) var textCount = 0
  private var textCapacity = 0
  private var capacity = 0

  init(_ plan: FieldPlan) {
    kind = plan.kind
    places = plan.places
    minimum = plan.minimum
    maximum = plan.maximum
    slots = plan.codes.map { UnsafePointer($0.slots) }
    codeMask = plan.codes?.mask ?? 0
    codeTexts = plan.codes?.textBase
  }

  /// Makes room for so many rows, a multiple of 64.
  mutating func reserve(_ rows: Int) {
    validity = Self.grow(validity, from: capacity / 64, to: rows / 64)
    switch kind {
    case .text:
      // One entry more than rows, for the end of the last.
      values = Self.grow(
        values?.assumingMemoryBound(to: UInt32.self),
        from: capacity == 0 ? 0 : capacity + 1,
        to: rows + 1
      )
      .map { UnsafeMutableRawPointer($0) }
    case .code: growValues(UInt16.self, rows)
    case .boolean:
      values = Self.grow(
        values?.assumingMemoryBound(to: UInt64.self),
        from: capacity / 64,
        to: rows / 64
      )
      .map { UnsafeMutableRawPointer($0) }
    case .day, .months: growValues(Int32.self, rows)
    case .integer, .decimal, .dateTime, .seconds: growValues(Int64.self, rows)
    }
    capacity = rows
  }

  private mutating func growValues<Element: FixedWidthInteger>(
    _ type: Element.Type,
    _ rows: Int
  ) {
    values = Self.grow(values?.assumingMemoryBound(to: type), from: capacity, to: rows)
      .map { UnsafeMutableRawPointer($0) }
  }

  private static func grow<Element: FixedWidthInteger>(
    _ old: UnsafeMutablePointer<Element>?,
    from count: Int,
    to newCount: Int
  ) -> UnsafeMutablePointer<Element>? {
    let size = MemoryLayout<Element>.stride
    guard let raw = realloc(old, newCount * size) else { return nil }
    memset(raw + count * size, 0, (newCount - count) * size)
    return raw.assumingMemoryBound(to: Element.self)
  }

  /// Gives the memory back.
  mutating func free() {
    Foundation.free(validity)
    Foundation.free(values)
    Foundation.free(textBytes)
    validity = nil
    values = nil
    textBytes = nil
  }

  /// Whether a row has a value.
  func isRecorded(_ row: Int) -> Bool {
    guard let validity else { return false }
    return validity[row >> 6] >> UInt64(row & 63) & 1 == 1
  }

  /// Reads a value that is not empty into a row.
  ///
  /// `limit` is the end of the memory that may be read, at or past the value's end; `checksUTF8`
  /// says that the bytes may be something else than UTF-8.
  @inline(__always)
  mutating func put(
    _ start: UnsafePointer<UInt8>,
    _ count: Int,
    row: Int,
    limit: UnsafePointer<UInt8>,
    checksUTF8: Bool
  ) -> RowFault {
    guard let values, let validity else { return .tooLong }
    switch kind {
    case .text:
      if checksUTF8, !WrittenBytes.isUTF8(start, count) { return .badEncoding }
      append(start, count)
    case .code:
      guard let slots, let codeTexts else { return .badCode }
      let index = CodeTable.find(
        start,
        count,
        limit: limit,
        slots: slots,
        mask: codeMask,
        texts: codeTexts
      )
      guard index >= 0 else { return .badCode }
      values.assumingMemoryBound(to: UInt16.self)[row] = UInt16(truncatingIfNeeded: index)
    case .boolean:
      guard let bit = Self.boolean(start, count) else { return .badBoolean }
      if bit { values.assumingMemoryBound(to: UInt64.self)[row >> 6] |= 1 << UInt64(row & 63) }
    case .day, .months:
      let number =
        kind == .day ? WrittenBytes.day(start, count) : WrittenBytes.months(start, count)
      if number.fault != .none { return number.fault }
      if number.value < minimum { return .belowMinimum }
      if number.value > maximum { return .aboveMaximum }
      values.assumingMemoryBound(to: Int32.self)[row] = Int32(truncatingIfNeeded: number.value)
    case .integer, .decimal, .dateTime, .seconds:
      guard let number = FieldPlan.number(start, count, kind, places) else { return .tooLong }
      if number.fault != .none { return number.fault }
      if number.value < minimum { return .belowMinimum }
      if number.value > maximum { return .aboveMaximum }
      values.assumingMemoryBound(to: Int64.self)[row] = number.value
    }
    validity[row >> 6] |= 1 << UInt64(row & 63)
    return .none
  }

  /// Sets the end of a row's text; every row of a text column is ended once.
  @inline(__always)
  func endText(row: Int) {
    values?.assumingMemoryBound(to: UInt32.self)[row + 1] = UInt32(truncatingIfNeeded: textCount)
  }

  /// Takes a row and those after it back.
  mutating func clear(from row: Int, through last: Int) {
    guard let validity, let values, row <= last else { return }
    if kind == .text {
      textCount = Int(values.assumingMemoryBound(to: UInt32.self)[row])
    }
    for index in row...last {
      let keep = ~(1 << UInt64(index & 63)) as UInt64
      validity[index >> 6] &= keep
      switch kind {
      case .text: break
      case .code: values.assumingMemoryBound(to: UInt16.self)[index] = 0
      case .boolean: values.assumingMemoryBound(to: UInt64.self)[index >> 6] &= keep
      case .day, .months: values.assumingMemoryBound(to: Int32.self)[index] = 0
      case .integer, .decimal, .dateTime, .seconds:
        values.assumingMemoryBound(to: Int64.self)[index] = 0
      }
    }
  }

  /// The bytes of a text in a row that has been ended, or is being written.
  func text(row: Int, isEnded: Bool) -> UnsafeBufferPointer<UInt8> {
    guard let offsets = values?.assumingMemoryBound(to: UInt32.self), let textBytes else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    let start = Int(offsets[row])
    let end = isEnded ? Int(offsets[row + 1]) : textCount
    return UnsafeBufferPointer(start: textBytes + start, count: end - start)
  }

  @inline(__always)
  private mutating func append(_ start: UnsafePointer<UInt8>, _ count: Int) {
    if textCount + count > textCapacity { growText(count) }
    guard let textBytes else { return }
    memcpy(textBytes + textCount, start, count)
    textCount += count
  }

  private mutating func growText(_ count: Int) {
    textCapacity = max(textCapacity * 2, textCount + count, 4096)
    textBytes = realloc(textBytes, textCapacity)?.assumingMemoryBound(to: UInt8.self)
  }

  @inline(__always)
  private static func boolean(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool? {
    switch count {
    case 2: start[0] == 0x6E && start[1] == 0x6F ? false : nil
    case 3: start[0] == 0x79 && start[1] == 0x65 && start[2] == 0x73 ? true : nil
    case 4: memcmp(start, "true", 4) == 0 ? true : nil
    case 5: memcmp(start, "false", 5) == 0 ? false : nil
    default: nil
    }
  }
}
