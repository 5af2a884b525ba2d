import Foundation

/// Walks over the bytes of JSON one value at a time.
///
/// Numbers stay as they are written, so that decimals are exact; strings are checked for UTF-8,
/// escapes and surrogates.
struct JSONScanner {
  /// What is wrong with the text, and where.
  struct Fault: Error {
    var offset: Int
    var reason: String
  }

  /// The first byte of a value says what it is.
  enum Kind {
    case object
    case array
    case string
    case number
    case yes
    case no
    case null
  }

  let bytes: UnsafeBufferPointer<UInt8>
  /// Where the next byte to read stands, and where the text ends.
  private(set) var offset: Int
  let end: Int
  /// The line of `offset`, from 1.
  private(set) var line: Int
  private var scratch: [UInt8] = []

  /// The deepest nesting that is read.
  static let deepest = 64

  init(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int, to end: Int, line: Int) {
    self.bytes = bytes
    self.offset = offset
    self.end = end
    self.line = line
  }

  /// Moves past blanks and line breaks.
  mutating func skipBlanks() {
    while offset < end {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0D: offset += 1
      case 0x0A:
        offset += 1
        line += 1
      default: return
      }
    }
  }

  /// Whether nothing but blanks is left.
  mutating func isAtEnd() -> Bool {
    skipBlanks()
    return offset == end
  }

  /// Says what the next value is.
  mutating func peek() throws(Fault) -> Kind {
    skipBlanks()
    guard offset < end else { throw Fault(offset: offset, reason: "it ends too soon") }
    switch bytes[offset] {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "-"), 0x30...0x39: return .number
    case UInt8(ascii: "t"): return .yes
    case UInt8(ascii: "f"): return .no
    case UInt8(ascii: "n"): return .null
    default: throw Fault(offset: offset, reason: "a value was expected")
    }
  }

  /// Takes a mark such as a brace if it comes next.
  mutating func take(_ mark: UInt8) -> Bool {
    skipBlanks()
    guard offset < end, bytes[offset] == mark else { return false }
    offset += 1
    return true
  }

  /// Takes a mark that must come next.
  mutating func expect(_ mark: UInt8, _ reason: String) throws(Fault) {
    guard take(mark) else {
      throw Fault(offset: offset, reason: offset == end ? "it ends too soon" : reason)
    }
  }

  /// Takes `true`, `false` or `null`.
  mutating func takeWord(_ word: StaticString) throws(Fault) -> UnsafeBufferPointer<UInt8> {
    let size = word.utf8CodeUnitCount
    guard let base = bytes.baseAddress, end - offset >= size,
      memcmp(base + offset, word.utf8Start, size) == 0
    else { throw Fault(offset: offset, reason: "a value was expected") }
    defer { offset += size }
    return UnsafeBufferPointer(start: base + offset, count: size)
  }

  /// Takes a number as it is written.
  mutating func takeNumber() throws(Fault) -> UnsafeBufferPointer<UInt8> {
    let start = offset
    _ = takeByte(UInt8(ascii: "-"))
    let whole = takeDigits()
    let startsWithZero = whole > 1 && bytes[offset - whole] == 0x30
    var isSound = whole > 0 && !startsWithZero
    if takeByte(UInt8(ascii: ".")) { isSound = takeDigits() > 0 && isSound }
    if takeByte(UInt8(ascii: "e")) || takeByte(UInt8(ascii: "E")) {
      if !takeByte(UInt8(ascii: "+")) { _ = takeByte(UInt8(ascii: "-")) }
      isSound = takeDigits() > 0 && isSound
    }
    guard isSound else { throw Fault(offset: start, reason: "a number is not well formed") }
    return UnsafeBufferPointer(rebasing: bytes[start..<offset])
  }

  private mutating func takeByte(_ byte: UInt8) -> Bool {
    guard offset < end, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  private mutating func takeDigits() -> Int {
    let start = offset
    while offset < end, bytes[offset] &- 48 < 10 { offset += 1 }
    return offset - start
  }

  /// Takes a string and hands its text over; the bytes are good until the body ends.
  mutating func takeString<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) throws(Fault) -> Result {
    try expect(UInt8(ascii: "\""), "a string was expected")
    let start = offset
    var isASCII = true
    while offset < end {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") {
        let text = UnsafeBufferPointer(rebasing: bytes[start..<offset])
        try check(text, isASCII: isASCII, at: start)
        offset += 1
        return body(text)
      }
      if byte == UInt8(ascii: "\\") { return try takeEscaped(from: start, body) }
      if byte < 0x20 { throw Fault(offset: offset, reason: "a string holds a control character") }
      if byte >= 0x80 { isASCII = false }
      offset += 1
    }
    throw Fault(offset: start, reason: "it ends too soon")
  }

  private func check(
    _ text: UnsafeBufferPointer<UInt8>,
    isASCII: Bool,
    at start: Int
  ) throws(Fault) {
    if isASCII { return }
    guard let base = text.baseAddress, WrittenBytes.isUTF8(base, text.count) else {
      throw Fault(offset: start, reason: "a string is not written in UTF-8")
    }
  }

  private mutating func takeEscaped<Result>(
    from start: Int,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) throws(Fault) -> Result {
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: bytes[start..<offset])
    while offset < end {
      let byte = bytes[offset]
      offset += 1
      if byte == UInt8(ascii: "\"") {
        let isASCII = scratch.allSatisfy { $0 < 0x80 }
        if !isASCII {
          let isSound = scratch.withUnsafeBufferPointer { text in
            text.baseAddress.map { WrittenBytes.isUTF8($0, text.count) } ?? true
          }
          if !isSound {
            throw Fault(offset: start, reason: "a string is not written in UTF-8")
          }
        }
        return scratch.withUnsafeBufferPointer(body)
      }
      if byte < 0x20 {
        throw Fault(offset: offset - 1, reason: "a string holds a control character")
      }
      if byte == UInt8(ascii: "\\") { try takeEscape() } else { scratch.append(byte) }
    }
    throw Fault(offset: start, reason: "it ends too soon")
  }

  private mutating func takeEscape() throws(Fault) {
    guard offset < end else { throw Fault(offset: offset, reason: "it ends too soon") }
    let letter = bytes[offset]
    offset += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scratch.append(letter)
    case UInt8(ascii: "b"): scratch.append(0x08)
    case UInt8(ascii: "f"): scratch.append(0x0C)
    case UInt8(ascii: "n"): scratch.append(0x0A)
    case UInt8(ascii: "r"): scratch.append(0x0D)
    case UInt8(ascii: "t"): scratch.append(0x09)
    case UInt8(ascii: "u"):
      var value = try takeHex()
      if (0xD800..<0xDC00).contains(value), offset + 1 < end, bytes[offset] == UInt8(ascii: "\\"),
        bytes[offset + 1] == UInt8(ascii: "u")
      {
        offset += 2
        let low = try takeHex()
        guard (0xDC00..<0xE000).contains(low) else {
          throw Fault(offset: offset, reason: "a string holds half of a surrogate pair")
        }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else {
        throw Fault(offset: offset, reason: "a string holds half of a surrogate pair")
      }
      scratch.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default: throw Fault(offset: offset - 1, reason: "a string holds an unknown escape")
    }
  }

  private mutating func takeHex() throws(Fault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard offset < end, let digit = Character(Unicode.Scalar(bytes[offset])).hexDigitValue,
        bytes[offset] < 0x80
      else { throw Fault(offset: offset, reason: "a string holds an unknown escape") }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }

  /// Moves past a value of any kind.
  mutating func skip(depth: Int) throws(Fault) {
    guard depth < Self.deepest else {
      throw Fault(offset: offset, reason: "it is nested deeper than \(Self.deepest) levels")
    }
    switch try peek() {
    case .string: try takeString { _ in }
    case .number: _ = try takeNumber()
    case .yes: _ = try takeWord("true")
    case .no: _ = try takeWord("false")
    case .null: _ = try takeWord("null")
    case .array:
      offset += 1
      if take(UInt8(ascii: "]")) { return }
      repeat { try skip(depth: depth + 1) } while take(UInt8(ascii: ","))
      try expect(UInt8(ascii: "]"), "a comma or ] was expected")
    case .object:
      offset += 1
      if take(UInt8(ascii: "}")) { return }
      repeat {
        try takeString { _ in }
        try expect(UInt8(ascii: ":"), "a colon was expected")
        try skip(depth: depth + 1)
      } while take(UInt8(ascii: ","))
      try expect(UInt8(ascii: "}"), "a comma or } was expected")
    }
  }

  /// Begins an object or array whose first mark comes next.
  mutating func enter() { offset += 1 }
}
