import AuditCore

/// Walks the bytes of a document in step with the parser's events and keeps exact places.
///
/// The parser has found each piece well-formed before the scanner reaches it, so that the scanner
/// only looks for where things are; it stays inside the file whatever the bytes are.
struct StartTagScanner {
  /// A start tag as it is written.
  struct Tag {
    let nameRange: Range<Int>
    let range: Range<Int>
    let attributes: [XMLAttribute]
    let isEmptyElement: Bool
  }

  private static let commentStart = Array("<!--".utf8)
  private static let commentEnd = Array("-->".utf8)
  private static let dataStart = Array("<![CDATA[".utf8)
  private static let dataEnd = Array("]]>".utf8)
  private static let instructionStart = Array("<?".utf8)
  private static let instructionEnd = Array("?>".utf8)

  private let file: SourceFile
  private let bytes: [UInt8]
  private var offset: Int

  /// Creates a scanner that begins at an offset of the file.
  init(file: SourceFile, from offset: Int) {
    self.file = file
    bytes = file.bytes
    self.offset = offset
  }

  private var byte: UInt8 { offset < bytes.count ? bytes[offset] : 0 }
  private var isAtEnd: Bool { offset >= bytes.count }

  /// Reads text up to the next start tag, then the tag; `nil` when there is none.
  mutating func startTag(text: inout LocatedTextBuilder) -> Tag? {
    readText(into: &text)
    guard byte == UInt8(ascii: "<") else { return nil }
    let start = offset
    offset += 1
    let nameRange = readName()
    var attributes: [XMLAttribute] = []
    while !isAtEnd {
      skipBlanks()
      if byte == UInt8(ascii: ">") {
        offset += 1
        return Tag(
          nameRange: nameRange,
          range: start..<offset,
          attributes: attributes,
          isEmptyElement: false
        )
      }
      if byte == UInt8(ascii: "/") {
        offset = min(offset + 2, bytes.count)
        return Tag(
          nameRange: nameRange,
          range: start..<offset,
          attributes: attributes,
          isEmptyElement: true
        )
      }
      guard let attribute = readAttribute() else { return nil }
      let isDeclaration =
        attribute.name == "xmlns" && !attribute.hasPrefix || isPrefixedXMLNS(attribute)
      if !isDeclaration { attributes.append(attribute) }
    }
    return nil
  }

  /// Reads text up to the next end tag, then skips the tag.
  mutating func endTag(text: inout LocatedTextBuilder) {
    readText(into: &text)
    while !isAtEnd, byte != UInt8(ascii: ">") { offset += 1 }
    offset = min(offset + 1, bytes.count)
  }

  /// Where the scanner stands.
  var position: Int { offset }

  private mutating func readText(into text: inout LocatedTextBuilder) {
    while !isAtEnd {
      switch byte {
      case UInt8(ascii: "<"):
        if skip(Self.commentStart) {
          skipPast(Self.commentEnd)
        } else if skip(Self.dataStart) {
          readCharacterData(into: &text)
        } else if skip(Self.instructionStart) {
          skipPast(Self.instructionEnd)
        } else {
          return
        }
      case UInt8(ascii: "&"): readEntity(into: &text)
      case 13: readLineBreak(into: &text)
      default:
        let start = offset
        while offset < bytes.count {
          let next = bytes[offset]
          if next == UInt8(ascii: "<") || next == UInt8(ascii: "&") || next == 13 { break }
          offset += 1
        }
        text.append(bytes[start..<offset], at: start)
      }
    }
  }

  private mutating func readCharacterData(into text: inout LocatedTextBuilder) {
    while !isAtEnd, !skip(Self.dataEnd) {
      if byte == 13 {
        readLineBreak(into: &text)
      } else {
        text.append(bytes[offset..<offset + 1], at: offset)
        offset += 1
      }
    }
  }

  /// Adds a line feed for a line break that begins with a carriage return.
  private mutating func readLineBreak(into text: inout LocatedTextBuilder) {
    let start = offset
    offset += following == 10 ? 2 : 1
    text.append(decoded: [10], at: start, end: offset)
  }

  private mutating func readAttribute() -> XMLAttribute? {
    let nameRange = readName()
    skipBlanks()
    guard !nameRange.isEmpty, byte == UInt8(ascii: "=") else { return nil }
    offset += 1
    skipBlanks()
    let quote = byte
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    offset += 1
    let start = offset
    var value = LocatedTextBuilder()
    while !isAtEnd, byte != quote {
      if byte == UInt8(ascii: "&") {
        readEntity(into: &value)
      } else if byte < 32 {
        // An attribute's line breaks and tabs are blanks; a break of two bytes is one blank.
        let first = offset
        offset += byte == 13 && following == 10 ? 2 : 1
        value.append(decoded: [32], at: first, end: offset)
      } else {
        let first = offset
        while offset < bytes.count {
          let next = bytes[offset]
          if next == quote || next == UInt8(ascii: "&") || next < 32 { break }
          offset += 1
        }
        value.append(bytes[first..<offset], at: first)
      }
    }
    offset = min(offset + 1, bytes.count)
    let (prefix, name) = Self.split(string(nameRange))
    return XMLAttribute(
      name: name,
      hasPrefix: prefix != nil,
      value: value.located(in: file, emptyAt: start),
      nameRange: nameRange
    )
  }

  private mutating func readEntity(into text: inout LocatedTextBuilder) {
    let start = offset
    while !isAtEnd, byte != UInt8(ascii: ";") { offset += 1 }
    offset = min(offset + 1, bytes.count)
    let name = string(start + 1..<max(start + 1, offset - 1))
    text.append(decoded: Self.decode(name), at: start, end: offset)
  }

  /// The bytes that an entity's name stands for: the five of XML and numbered characters.
  static func decode(_ name: String) -> [UInt8] {
    switch name {
    case "lt": return [UInt8(ascii: "<")]
    case "gt": return [UInt8(ascii: ">")]
    case "amp": return [UInt8(ascii: "&")]
    case "quot": return [UInt8(ascii: "\"")]
    case "apos": return [UInt8(ascii: "'")]
    default:
      guard name.hasPrefix("#") else { return [] }
      let digits = name.dropFirst()
      let number =
        digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      guard let number, let scalar = Unicode.Scalar(number) else { return [] }
      return Array(String(scalar).utf8)
    }
  }

  private var following: UInt8 {
    offset + 1 < bytes.count ? bytes[offset + 1] : 0
  }

  private mutating func readName() -> Range<Int> {
    let start = offset
    while offset < bytes.count {
      switch bytes[offset] {
      case 32, 9, 10, 13, UInt8(ascii: "="), UInt8(ascii: "/"), UInt8(ascii: ">"):
        return start..<offset
      default: offset += 1
      }
    }
    return start..<offset
  }

  private mutating func skipBlanks() {
    while !isAtEnd, byte == 32 || byte == 9 || byte == 10 || byte == 13 { offset += 1 }
  }

  private mutating func skip(_ mark: [UInt8]) -> Bool {
    guard byte == mark[0], bytes[offset...].starts(with: mark) else { return false }
    offset += mark.count
    return true
  }

  private mutating func skipPast(_ mark: [UInt8]) {
    while !isAtEnd, !skip(mark) { offset += 1 }
  }

  private func isPrefixedXMLNS(_ attribute: XMLAttribute) -> Bool {
    attribute.hasPrefix && string(attribute.nameRange).hasPrefix("xmlns:")
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private static func split(_ name: String) -> (prefix: String?, name: String) {
    guard let colon = name.firstIndex(of: ":") else { return (nil, name) }
    return (String(name[..<colon]), String(name[name.index(after: colon)...]))
  }
}
