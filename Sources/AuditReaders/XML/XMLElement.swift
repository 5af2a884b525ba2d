import AuditCore

/// One element of a document, with the place of everything somebody wrote in it.
struct XMLElement: Sendable {
  /// The name without its prefix.
  let name: String
  /// The namespace; `nil` for none.
  let namespace: String?
  /// The attributes in the order they are written, without namespace declarations.
  let attributes: [XMLAttribute]
  /// The child elements in order.
  let children: [XMLElement]
  /// The element's own text: comments left out, entities and CDATA decoded, blanks kept.
  let text: LocatedText
  /// The position in the document's order, 0 for the root.
  let index: Int
  /// The byte range of the name in the start tag.
  let nameRange: Range<Int>
  /// The byte range of the whole start tag.
  let tagRange: Range<Int>

  /// The place of the element's name.
  var place: Place { text.file.place(of: nameRange) }

  /// The line of the element's start tag, from 1.
  var line: Int { place.line }

  /// The attribute with a name that has no prefix.
  func attribute(_ name: String) -> XMLAttribute? {
    attributes.first { $0.name == name && !$0.hasPrefix }
  }

  /// The children with a name, in order.
  func children(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

  /// The first child with a name.
  func child(_ name: String) -> XMLElement? { children.first { $0.name == name } }

  /// The element's and all its descendants' number.
  var elementCount: Int { children.reduce(1) { $0 + $1.elementCount } }
}

/// One attribute of an element.
struct XMLAttribute: Sendable {
  /// The name without its prefix.
  let name: String
  /// Whether the name is written with a prefix.
  let hasPrefix: Bool
  /// The value, decoded.
  let value: LocatedText
  /// The byte range of the name.
  let nameRange: Range<Int>

  /// The place of the name.
  var namePlace: Place { value.file.place(of: nameRange) }

  /// The place of the value between its quotes.
  var place: Place { value.place }
}

extension LocatedText {
  /// The text without blanks at either end, still in its place.
  var trimmed: LocatedText {
    let bytes = Array(text.utf8)
    let isBlank = { (byte: UInt8) in byte == 32 || (9...13).contains(byte) }
    guard let first = bytes.firstIndex(where: { !isBlank($0) }),
      let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return LocatedText(text: "", file: file, segments: segments) }
    return slice(first..<last + 1)
  }

  /// The text with every run of blanks made one and none at the ends.
  var words: String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether there is nothing but blanks.
  var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
}

/// Collects decoded text and where each part of it stands in the file.
struct LocatedTextBuilder {
  private var bytes: [UInt8] = []
  private var segments: [LocatedText.Segment] = []

  /// Adds bytes as they stand at an offset of the file.
  mutating func append(_ run: ArraySlice<UInt8>, at offset: Int) {
    mark(offset)
    bytes.append(contentsOf: run)
  }

  /// Adds what an entity stands for; the next byte of the file is read from `end`.
  mutating func append(decoded: [UInt8], at offset: Int, end: Int) {
    mark(offset)
    bytes += decoded
    mark(end)
  }

  /// The text so far; an empty one stands at `offset`.
  func located(in file: SourceFile, emptyAt offset: Int) -> LocatedText {
    LocatedText(
      text: String(decoding: bytes, as: UTF8.self),
      file: file,
      segments: segments.isEmpty
        ? [LocatedText.Segment(textOffset: 0, fileOffset: offset)] : segments
    )
  }

  private mutating func mark(_ offset: Int) {
    if let last = segments.last {
      if last.fileOffset - last.textOffset == offset - bytes.count { return }
      if last.textOffset == bytes.count { segments.removeLast() }
    }
    segments.append(LocatedText.Segment(textOffset: bytes.count, fileOffset: offset))
  }
}
