import AuditCore

/// Writes values in the form that records use; each file form escapes text in its own way.
struct ValueText: Sendable {
  private let form: RecordForm
  /// The written bytes of each code of each code list, escaped.
  private var codes: [String: [[UInt8]]] = [:]

  /// Creates the writer of a form for the fields of a vocabulary.
  init(form: RecordForm, vocabulary: Vocabulary) {
    self.form = form
    register(vocabulary.root)
  }

  private mutating func register(_ type: RecordType) {
    for field in type.fields {
      if case .code(let list) = field.type, codes[list.id] == nil {
        codes[list.id] = list.codes.map { escaped($0.value) }
      }
    }
    type.lists.forEach { register($0) }
  }

  /// The bytes of the codes of a field's list; empty for a field of another type.
  func codeBytes(of field: Field) -> [[UInt8]] {
    if case .code(let list) = field.type { codes[list.id] ?? [] } else { [] }
  }

  /// Adds a value.
  func append(_ value: DraftValue, type: FieldType, codes: [[UInt8]], to text: inout ByteText) {
    switch value {
    case .text(let string): text.append(escaped(string))
    case .code(let index): text.append(codes[index])
    case .boolean(let flag): appendBoolean(flag, to: &text)
    case .integer(let number): text.append(scaled: number, places: 0)
    case .decimal(let number):
      if case .decimal(let places) = type { text.append(scaled: number, places: places) }
    case .day(let day): quoted(&text) { $0.append(day: day) }
    case .instant(let seconds):
      quoted(&text) { $0.append(Array(LocalDateTime(seconds: seconds).description.utf8)) }
    case .seconds(let seconds):
      quoted(&text) { $0.append(Array(DaysTimeDuration(seconds: seconds).description.utf8)) }
    case .months(let months):
      quoted(&text) { $0.append(Array(YearsMonthsDuration(months: months).description.utf8)) }
    }
  }

  private func appendBoolean(_ flag: Bool, to text: inout ByteText) {
    if form == .jsonLines {
      text.append(flag ? "true" : "false")
    } else {
      text.append(flag ? "yes" : "no")
    }
  }

  private func quoted(_ text: inout ByteText, _ body: (inout ByteText) -> Void) {
    if form == .jsonLines { text.append("\"") }
    body(&text)
    if form == .jsonLines { text.append("\"") }
  }

  /// A text as the form writes it, with the quotation marks that it needs.
  func escaped(_ text: String) -> [UInt8] {
    switch form {
    case .csv: Self.csv(text)
    case .xml: Self.xml(text)
    case .jsonLines: Self.json(text)
    }
  }

  private static func csv(_ text: String) -> [UInt8] {
    let special: Set<UInt8> = [
      UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
    ]
    let isPadded = text.first == " " || text.last == " "
    guard isPadded || text.utf8.contains(where: { special.contains($0) }) else {
      return Array(text.utf8)
    }
    var bytes = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    return bytes + [UInt8(ascii: "\"")]
  }

  private static func xml(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
      case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
      case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
      case 9, 10, 13: bytes += Array("&#\(byte);".utf8)
      default: bytes.append(byte)
      }
    }
    return bytes
  }

  private static func json(_ text: String) -> [UInt8] {
    var bytes = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<32:
        let digits = String(byte, radix: 16)
        let zeros = String(repeating: "0", count: 4 - digits.count)
        bytes += Array("\\u\(zeros)\(digits)".utf8)
      default: bytes.append(byte)
      }
    }
    return bytes + [UInt8(ascii: "\"")]
  }
}
