import AuditCore
import Foundation

/// Reads the part of one sheet, row by row.
final class SheetParser: PartParser {
  /// The most rows and columns that the format has.
  private static let mostRows = 1_048_576
  private static let mostColumns = 16_384

  private let strings: SharedStrings
  private let meanings: [NumberMeaning]
  private let from1904: Bool
  private let merged: MergedCells?
  private let take: (SheetRow) -> Bool

  private var row = 0
  private var cells: [SheetCell] = []
  private var bytes: [UInt8] = []

  private var column = -1
  private var type = CellType.number
  private var style = 0
  /// Whether the cell has a formula.
  private var hasFormula = false
  private var valueStart = 0
  private var isInValue = false
  private var isInline = false
  private var isInPronunciation = false

  /// How a cell's value is written.
  private enum CellType {
    case number, shared, inline, formulaText, boolean, error, date
  }

  /// Prepares a parser that hands over each row that holds something, until the closure says no.
  init(
    strings: SharedStrings,
    meanings: [NumberMeaning],
    from1904: Bool,
    merged: MergedCells? = nil,
    take: @escaping (SheetRow) -> Bool
  ) {
    self.strings = strings
    self.meanings = meanings
    self.from1904 = from1904
    self.merged = merged
    self.take = take
  }

  override func start(_ name: UnsafePointer<UInt8>, _ attributes: PartAttributes) {
    if name.reads("c") {
      startCell(attributes)
    } else if name.reads("v") {
      isInValue = true
    } else if name.reads("f") {
      hasFormula = true
    } else if name.reads("t") {
      isInValue = isInline && !isInPronunciation
    } else if name.reads("is") {
      isInline = true
    } else if name.reads("row") {
      startRow(attributes)
    } else if name.reads("rPh") {
      isInPronunciation = true
    } else if let merged, name.reads("mergeCell") {
      attributes.forEach { name, value in
        if name.reads("ref") { merged.add(value) }
      }
    }
  }

  override func end(_ name: UnsafePointer<UInt8>) {
    if name.reads("c") {
      endCell()
    } else if name.reads("v") || name.reads("t") {
      isInValue = false
    } else if name.reads("row") {
      endRow()
    } else if name.reads("is") {
      isInline = false
    } else if name.reads("rPh") {
      isInPronunciation = false
    }
  }

  override func text(_ piece: UnsafeBufferPointer<UInt8>) {
    if isInValue { bytes.append(contentsOf: piece) }
  }

  // MARK: - Rows and cells

  private func startRow(_ attributes: PartAttributes) {
    var number = row + 1
    attributes.forEach { name, value in
      if name.reads("r") { number = Self.number(value) ?? -1 }
    }
    guard number > row, number <= Self.mostRows else { return fail("its rows are out of order") }
    row = number
    column = -1
    cells.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  private func endRow() {
    guard !cells.isEmpty else { return }
    if !take(SheetRow(number: row, cells: cells, bytes: bytes, strings: strings)) { stop() }
  }

  private func startCell(_ attributes: PartAttributes) {
    var place = column + 1
    type = .number
    hasFormula = false
    style = 0
    attributes.forEach { name, value in
      if name.reads("r") {
        place = Self.column(value)
      } else if name.reads("s") {
        style = Self.number(value) ?? 0
      } else if name.reads("t") {
        type = Self.type(value)
      }
    }
    guard place > column, place < Self.mostColumns else {
      return fail("its cells are out of order")
    }
    column = place
    valueStart = bytes.count
  }

  private func endCell() {
    let count = bytes.count - valueStart
    if count == 0 {
      // A text may be empty; a formula that counts has a result, unless nobody worked it out.
      guard hasFormula, type == .number else { return }
      bytes.append(UInt8(ascii: "?"))
      return add(.error)
    }
    switch type {
    case .shared:
      let number = bytes[valueStart...].withUnsafeBufferPointer { Self.number($0) }
      bytes.removeLast(count)
      guard let range = number.flatMap({ strings.range(of: $0) }) else {
        return fail("a cell refers to a text that is not there")
      }
      if range.isEmpty { return }
      cells.append(
        SheetCell(
          column: column,
          kind: .text,
          isShared: true,
          start: range.lowerBound,
          count: range.count
        )
      )
    case .inline, .formulaText:
      CellEscape.undo(&bytes, from: valueStart)
      add(.text)
    case .boolean:
      let isTrue = bytes[valueStart] == UInt8(ascii: "1")
      replaceValue(isTrue ? "true" : "false")
      add(.boolean)
    case .error: add(.error)
    case .date: add(.day)
    case .number: addNumber()
    }
  }

  private func add(_ kind: SheetCell.Kind) {
    let count = bytes.count - valueStart
    if count == 0 { return }
    cells.append(
      SheetCell(column: column, kind: kind, isShared: false, start: valueStart, count: count)
    )
  }

  private func replaceValue(_ text: String) {
    bytes.removeLast(bytes.count - valueStart)
    bytes.append(contentsOf: text.utf8)
  }

  // MARK: - Numbers

  private func addNumber() {
    let meaning = style < meanings.count && style >= 0 ? meanings[style] : .number
    if meaning != .number, addDay(meaning) { return }
    let value = bytes[valueStart...]
    // Most numbers are whole or short, and stand as they were typed.
    let isPlain = value.allSatisfy { (48...57).contains($0) || $0 == 46 || $0 == 45 }
    if !isPlain || value.count > 15 {
      guard let number = Double(String(decoding: value, as: UTF8.self)), number.isFinite else {
        return fail("a number is not one")
      }
      replaceValue(Self.written(number))
    }
    add(.number)
  }

  /// A number as people see it: at most fifteen digits, of which a binary number holds no more.
  static func written(_ number: Double) -> String {
    let text = String(format: "%.15g", number)
    return text.contains("e") ? Decimal128(text)?.description ?? text : text
  }

  /// Adds the number as a day or time; `false` when there is no such day.
  private func addDay(_ meaning: NumberMeaning) -> Bool {
    let value = bytes[valueStart...]
    let whole = value.withUnsafeBufferPointer { Self.number($0) }
    let serial = whole.map(Double.init) ?? Double(String(decoding: value, as: UTF8.self))
    guard let (number, second) = serial.flatMap({ SerialDay.parts($0) }) else { return false }
    let isTime = meaning == .time && number == 0
    guard let day = isTime ? CalendarDay(dayNumber: 0) : SerialDay.day(number, from1904: from1904)
    else { return false }
    bytes.removeLast(bytes.count - valueStart)
    if !isTime { write(day) }
    if isTime {
      write(second: second)
      add(.time)
    } else if meaning == .day, second == 0 {
      add(.day)
    } else {
      bytes.append(UInt8(ascii: "T"))
      write(second: second)
      add(.dayAndTime)
    }
    return true
  }

  // Digit by digit, because a wide sheet has millions of days.

  private func write(_ day: CalendarDay) {
    let (year, month, dayOfMonth) = day.parts
    write(twoDigits: year / 100)
    write(twoDigits: year % 100)
    bytes.append(UInt8(ascii: "-"))
    write(twoDigits: month)
    bytes.append(UInt8(ascii: "-"))
    write(twoDigits: dayOfMonth)
  }

  private func write(second: Int) {
    write(twoDigits: second / 3600)
    bytes.append(UInt8(ascii: ":"))
    write(twoDigits: second / 60 % 60)
    bytes.append(UInt8(ascii: ":"))
    write(twoDigits: second % 60)
  }

  private func write(twoDigits number: Int) {
    bytes.append(UInt8(48 + number / 10 % 10))
    bytes.append(UInt8(48 + number % 10))
  }

  // MARK: - Attributes

  /// A whole number of at most ten digits.
  private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard (1...10).contains(bytes.count) else { return nil }
    var number = 0
    for byte in bytes {
      guard (48...57).contains(byte) else { return nil }
      number = number * 10 + Int(byte - 48)
    }
    return number
  }

  /// The column that a reference such as `AB12` names, from 0; -1 when it names none.
  private static func column(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var column = 0
    for byte in bytes.prefix(4) {
      let letter = byte & 0xDF
      guard (65...90).contains(letter) else { break }
      column = column * 26 + Int(letter - 64)
    }
    return column - 1
  }

  private static func type(_ bytes: UnsafeBufferPointer<UInt8>) -> CellType {
    switch (bytes.count, bytes.first) {
    case (1, UInt8(ascii: "s")): .shared
    case (1, UInt8(ascii: "b")): .boolean
    case (1, UInt8(ascii: "e")): .error
    case (1, UInt8(ascii: "d")): .date
    case (3, UInt8(ascii: "s")): .formulaText
    case (9, UInt8(ascii: "i")): .inline
    default: .number
    }
  }
}
