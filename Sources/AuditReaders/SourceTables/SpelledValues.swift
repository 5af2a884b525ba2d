import AuditCore

/// Reads the values of one column of a source into a field, in the spellings that the column has.
struct SpelledValues {
  let field: Int
  let kind: FieldPlan.Kind
  let holdsIdentifiers: Bool
  /// How many values are codes that are not in the column's list and were passed over, and where the
  /// first of them stands: in memory, and on which line where the caller knows it.
  private(set) var unknown: (count: Int, start: UInt, line: Int) = (0, 0, 0)
  /// What was met of each of the forms of days.
  private(set) var days: [DayTally]
  private let forms: [DayForm]
  private let shapes: DayForms
  private let keepsUnknownCodes: Bool
  private let picture: [UInt8]
  private let yes: [[UInt8]]
  private let no: [[UInt8]]
  private let nothing: [[UInt8]]

  init(_ column: SourceColumn, field: Int, plan: RecordPlan) {
    self.field = field
    kind = plan.fields[field].kind
    holdsIdentifiers = column.holdsIdentifiers
    forms = column.dayForms
    shapes = DayForms(forms)
    days = forms.map { DayTally($0) }
    keepsUnknownCodes = column.keepsUnknownCodes
    picture = Array(column.picture.utf8)
    yes = column.yesWords.map(Self.small)
    no = column.noWords.map(Self.small)
    nothing = column.nothingWords.map(Self.small)
  }

  /// Adds what another part of the same column, further on, has come to.
  mutating func add(_ other: SpelledValues) {
    for form in days.indices { days[form].add(other.days[form]) }
    if unknown.count == 0 { unknown = other.unknown } else { unknown.count += other.unknown.count }
  }

  /// Whether the days seem to have day and month the other way about than one of the forms.
  var isSwapped: Bool { days.contains(where: \.isSwapped) }
  /// The patterns of the forms of days.
  var formNames: [String] { forms.map(\.pattern) }
  /// Whether a form of the column's days has a time.
  var hasTimes: Bool { forms.contains(where: \.hasTime) }
  /// Whether numbers may stand for days.
  var takesSerials: Bool { forms.contains(where: \.isSerial) }

  private static func small(_ word: String) -> [UInt8] { Array(word.lowercased().utf8) }

  /// Reads a written value into the current row; blanks around it do not count.
  ///
  /// `limit` is the end of the memory that may be read, at or past the value's end; `line` is for
  /// what is told of the column as a whole.
  mutating func put(
    _ value: UnsafeBufferPointer<UInt8>,
    into sink: RecordSink,
    limit: UnsafePointer<UInt8>,
    line: Int = 0
  ) {
    guard var start = value.baseAddress else { return }
    var count = value.count
    while count > 0, start[0] <= 0x20 {
      start += 1
      count -= 1
    }
    while count > 0, start[count - 1] <= 0x20 { count -= 1 }
    if count == 0 { return }
    let trimmed = UnsafeBufferPointer(start: start, count: count)
    if !nothing.isEmpty, Self.reads(trimmed, nothing) { return }
    switch kind {
    case .boolean where !yes.isEmpty || !no.isEmpty:
      let word: StaticString? =
        Self.reads(trimmed, yes) ? "true" : Self.reads(trimmed, no) ? "false" : nil
      guard let word else { return sink.note(.badBoolean, field, start, count) }
      sink.put(
        field,
        word.utf8Start,
        word.utf8CodeUnitCount,
        limit: word.utf8Start + word.utf8CodeUnitCount
      )
    case .day where !forms.isEmpty, .dateTime where !forms.isEmpty: putDay(trimmed, into: sink)
    case .code where keepsUnknownCodes:
      if sink.putKnownCode(field, start, count, limit: limit) { return }
      if unknown.count == 0 { unknown = (0, UInt(bitPattern: start), line) }
      unknown.count += 1
    case .text where Self.isMangled(trimmed): sink.note(.mangledNumber, field, start, count)
    case .text where !picture.isEmpty: putPictured(trimmed, into: sink, limit: limit)
    default: sink.put(field, start, count, limit: limit)
    }
  }

  /// Reads a value that is spelt as the column's picture says, in capitals.
  private func putPictured(
    _ value: UnsafeBufferPointer<UInt8>,
    into sink: RecordSink,
    limit: UnsafePointer<UInt8>
  ) {
    guard let start = value.baseAddress else { return }
    guard value.count == picture.count else {
      return sink.note(.badPicture, field, start, value.count)
    }
    var hasSmall = false
    for index in 0..<value.count {
      let byte = value[index]
      let isLetter = (byte & 0xDF) &- 65 < 26
      let fits =
        switch picture[index] {
        case UInt8(ascii: "A"): isLetter
        case UInt8(ascii: "9"): byte &- 48 < 10
        default: byte == picture[index]
        }
      guard fits else { return sink.note(.badPicture, field, start, value.count) }
      if isLetter, byte > 96 { hasSmall = true }
    }
    guard hasSmall else { return sink.put(field, start, value.count, limit: limit) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: value.count) { text in
      guard let base = text.baseAddress else { return }
      for index in 0..<value.count {
        base[index] = value[index] &- 97 < 26 ? value[index] & 0xDF : value[index]
      }
      sink.put(field, base, value.count, limit: base + value.count)
    }
  }

  /// Reads a day by the forms that the column has.
  private mutating func putDay(_ value: UnsafeBufferPointer<UInt8>, into sink: RecordSink) {
    guard let start = value.baseAddress else { return }
    let (form, written): (Int, DayForm.Written)
    switch shapes.read(value) {
    case .read(let index, let parts): (form, written) = (index, parts)
    case .ambiguous: return sink.note(.ambiguousDate, field, start, value.count)
    case .unknown:
      return sink.note(kind == .day ? .badDate : .badDateTime, field, start, value.count)
    }
    let faultCount = sink.faults.count
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.writtenCount) { text in
      guard let base = text.baseAddress else { return }
      let count = Self.write(written, withTime: kind == .dateTime, to: base)
      sink.put(field, base, count, limit: base + count)
    }
    guard sink.faults.count == faultCount else { return days[form].countUnread(written) }
    days[form].count(written, at: UInt(bitPattern: start))
  }

  /// How many bytes `2024-07-01T09:30:00` has.
  private static let writtenCount = 19

  /// Writes a day as `2024-07-01`, with its time where it is wanted, and gives the number of bytes.
  private static func write(
    _ written: DayForm.Written,
    withTime: Bool,
    to text: UnsafeMutablePointer<UInt8>
  ) -> Int {
    put(written.year / 100, to: text)
    put(written.year % 100, to: text + 2)
    text[4] = UInt8(ascii: "-")
    put(written.month, to: text + 5)
    text[7] = UInt8(ascii: "-")
    put(written.day, to: text + 8)
    guard withTime else { return 10 }
    text[10] = UInt8(ascii: "T")
    put(written.second / 3600, to: text + 11)
    text[13] = UInt8(ascii: ":")
    put(written.second / 60 % 60, to: text + 14)
    text[16] = UInt8(ascii: ":")
    put(written.second % 60, to: text + 17)
    return writtenCount
  }

  @inline(__always)
  private static func put(_ number: Int, to text: UnsafeMutablePointer<UInt8>) {
    text[0] = UInt8(48 + number / 10 % 10)
    text[1] = UInt8(48 + number % 10)
  }

  /// Whether a text is one that a spreadsheet program has made of a long number, as `1.2E+05`.
  static func isMangled(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= 5, text.count < 24, text[0] &- 48 < 10 else { return false }
    var index = 1
    if text[1] == UInt8(ascii: ".") {
      index = 2
      while index < text.count, text[index] &- 48 < 10 { index += 1 }
    }
    guard index + 2 < text.count, text[index] == UInt8(ascii: "E"),
      text[index + 1] == UInt8(ascii: "+")
    else { return false }
    return text[(index + 2)...].allSatisfy { $0 &- 48 < 10 }
  }

  private static func reads(_ text: UnsafeBufferPointer<UInt8>, _ words: [[UInt8]]) -> Bool {
    words.contains { word in
      guard word.count == text.count else { return false }
      for index in word.indices {
        let byte = text[index]
        let small = (65...90).contains(byte) ? byte | 0x20 : byte
        if word[index] != small { return false }
      }
      return true
    }
  }
}
