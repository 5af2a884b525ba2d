import AuditCore

/// One row of a sheet that holds something, for as long as the call that hands it over.
///
/// Values come in the form in which a record would write them: words as they are, numbers with a
/// point and without exponents, days as `2024-12-31`, times as `2024-12-31T09:30:00`, `true`.
public struct SheetRow {
  /// The row's number, from 1.
  public let number: Int
  /// The cells that hold something, from left to right.
  public let cells: [SheetCell]
  fileprivate let bytes: [UInt8]
  fileprivate let strings: SharedStrings

  init(number: Int, cells: [SheetCell], bytes: [UInt8], strings: SharedStrings) {
    self.number = number
    self.cells = cells
    self.bytes = bytes
    self.strings = strings
  }

  /// Lends the bytes of a cell's value, in UTF-8.
  public func withBytes<R>(_ cell: SheetCell, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    (cell.isShared ? strings.bytes : bytes).withUnsafeBufferPointer { bytes in
      body(UnsafeBufferPointer(rebasing: bytes[cell.start..<cell.start + cell.count]))
    }
  }

  /// Lends the bytes of a cell's value with the end of the memory that they lie in.
  @inline(__always)
  func withMemory(
    _ cell: SheetCell,
    _ body: (UnsafeBufferPointer<UInt8>, UnsafePointer<UInt8>) -> Void
  ) {
    (cell.isShared ? strings.bytes : bytes).withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      let value = UnsafeBufferPointer(start: base + cell.start, count: cell.count)
      body(value, base + bytes.count)
    }
  }

  /// Whether no cell holds anything but blanks.
  var isBlank: Bool {
    cells.allSatisfy { cell in
      cell.kind == .text && withBytes(cell) { $0.allSatisfy { $0 <= 0x20 } }
    }
  }

  /// A cell's value.
  public func text(_ cell: SheetCell) -> String {
    withBytes(cell) { String(decoding: $0, as: UTF8.self) }
  }

  /// The cell in a column, counted from 0; `nil` when it holds nothing.
  public func cell(_ column: Int) -> SheetCell? { cells.first { $0.column == column } }

  /// The value in a column, counted from 0; empty when the cell holds nothing.
  public func text(column: Int) -> String { cell(column).map(text) ?? "" }
}

/// One cell that holds something.
public struct SheetCell: Sendable, Hashable {
  /// The column, from 0.
  public let column: Int
  /// What it holds.
  public let kind: Kind
  let isShared: Bool
  let start: Int
  let count: Int

  /// What a cell holds.
  public enum Kind: UInt8, Sendable, Hashable {
    /// Words.
    case text
    /// A number.
    case number
    /// Yes or no, as `true` or `false`.
    case boolean
    /// A day.
    case day
    /// A day with a time.
    case dayAndTime
    /// A time of day, as `09:30:00`.
    case time
    /// The mark of a formula that failed, as `#N/A`.
    case error
  }
}

/// Days and times as workbooks number them.
///
/// - Source: ECMA-376 part 1, 18.17.4. The count of 1900 has a day 60 that never was.
enum SerialDay {
  /// The greatest number, 31 December 9999.
  static let greatest = 2_958_465.0
  private static let startOf1900 = 25_569
  private static let startOf1904 = 24_107

  /// The day of a whole number; `nil` where there is none.
  static func day(_ serial: Int, from1904: Bool) -> CalendarDay? {
    guard serial >= 0, Double(serial) <= greatest else { return nil }
    if from1904 { return CalendarDay(dayNumber: serial - startOf1904) }
    if serial == 0 || serial == 60 { return nil }
    // Before the day that never was, the count is one short.
    return CalendarDay(dayNumber: serial - startOf1900 + (serial < 60 ? 1 : 0))
  }

  /// Splits a number into whole days and seconds, to the nearest second.
  static func parts(_ serial: Double) -> (day: Int, second: Int)? {
    guard serial >= 0, serial < greatest + 1 else { return nil }
    let day = Int(serial)
    let second = Int(((serial - Double(day)) * 86_400).rounded())
    return second == 86_400 ? (day + 1, 0) : (day, second)
  }
}
