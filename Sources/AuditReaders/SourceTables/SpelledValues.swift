import AuditCore

/// Reads the values of one column of a source into a field, in the spellings that the column has.
struct SpelledValues {
  let field: Int
  let kind: FieldPlan.Kind
  let holdsIdentifiers: Bool
  /// How many values had each of the forms of days.
  private(set) var formCounts: [Int]
  private let forms: [DayForm]
  private let yes: [[UInt8]]
  private let no: [[UInt8]]
  private let nothing: [[UInt8]]
  private var scratch: [UInt8] = []

  init(_ column: SourceColumn, field: Int, plan: RecordPlan) {
    self.field = field
    kind = plan.fields[field].kind
    holdsIdentifiers = column.holdsIdentifiers
    forms = column.dayForms
    formCounts = forms.map { _ in 0 }
    yes = column.yesWords.map(Self.small)
    no = column.noWords.map(Self.small)
    nothing = column.nothingWords.map(Self.small)
  }

  /// The patterns of the forms of days.
  var formNames: [String] { forms.map(\.pattern) }
  /// Whether a form of the column's days has a time.
  var hasTimes: Bool { forms.contains(where: \.hasTime) }
  /// Whether numbers may stand for days.
  var takesSerials: Bool { forms.contains(where: \.isSerial) }

  private static func small(_ word: String) -> [UInt8] { Array(word.lowercased().utf8) }

  /// Reads a written value into the current row; blanks around it do not count.
  ///
  /// `limit` is the end of the memory that may be read, at or past the value's end.
  mutating func put(
    _ value: UnsafeBufferPointer<UInt8>,
    into sink: RecordSink,
    limit: UnsafePointer<UInt8>
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
    case .text where Self.isMangled(trimmed): sink.note(.mangledNumber, field, start, count)
    default: sink.put(field, start, count, limit: limit)
    }
  }

  /// Reads a day by the forms that the column has.
  private mutating func putDay(_ value: UnsafeBufferPointer<UInt8>, into sink: RecordSink) {
    guard let start = value.baseAddress else { return }
    var found: (form: Int, written: DayForm.Written)?
    for (index, form) in forms.enumerated() {
      guard let written = form.read(value) else { continue }
      guard let before = found, before.written != written else {
        if found == nil { found = (index, written) }
        continue
      }
      let isBefore = Self.isDay(before.written)
      let isHere = Self.isDay(written)
      if isBefore, isHere { return sink.note(.ambiguousDate, field, start, value.count) }
      if isHere { found = (index, written) }
    }
    guard let (form, written) = found else {
      return sink.note(kind == .day ? .badDate : .badDateTime, field, start, value.count)
    }
    let faultCount = sink.faults.count
    write(written)
    let field = field
    scratch.withUnsafeBufferPointer { text in
      guard let base = text.baseAddress else { return }
      sink.put(field, base, text.count, limit: base + text.count)
    }
    if sink.faults.count == faultCount { formCounts[form] += 1 }
  }

  private mutating func write(_ written: DayForm.Written) {
    scratch.removeAll(keepingCapacity: true)
    put(written.year / 100)
    put(written.year % 100)
    scratch.append(UInt8(ascii: "-"))
    put(written.month)
    scratch.append(UInt8(ascii: "-"))
    put(written.day)
    guard kind == .dateTime else { return }
    scratch.append(UInt8(ascii: "T"))
    put(written.second / 3600)
    scratch.append(UInt8(ascii: ":"))
    put(written.second / 60 % 60)
    scratch.append(UInt8(ascii: ":"))
    put(written.second % 60)
  }

  private mutating func put(_ number: Int) {
    scratch.append(UInt8(48 + number / 10 % 10))
    scratch.append(UInt8(48 + number % 10))
  }

  private static func isDay(_ written: DayForm.Written) -> Bool {
    (1...12).contains(written.month)
      && CalendarDay(year: written.year, month: written.month, day: written.day) != nil
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
