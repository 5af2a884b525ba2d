/// Writes pieces of a page as UTF-8, escaping every text and attribute.
struct MarkupWriter {
  /// What was written so far.
  private(set) var bytes: [UInt8] = []

  /// Writes a whole page.
  static func page(_ root: MarkupNode) -> [UInt8] {
    var writer = MarkupWriter()
    writer.bytes.reserveCapacity(32_768)
    writer.bytes.append(contentsOf: "<!DOCTYPE html>".utf8)
    writer.write(root)
    writer.put(UInt8(ascii: "\n"))
    return writer.bytes
  }

  /// Writes one piece.
  mutating func write(_ node: MarkupNode) {
    switch node {
    case .text(let text): escape(text, keepsDirection: false)
    case .isolated(let text):
      put("<bdi>")
      escape(text, keepsDirection: true)
      put("</bdi>")
    case .group(let nodes): for child in nodes { write(child) }
    case .styles(let text):
      put("\n<style>\n")
      // Where a style sheet may hold this character at all, its number says the same.
      for character in text {
        if character == "<" { put("\\3C ") } else { put(String(character)) }
      }
      put("</style>")
    case .element(let name, let attributes, let children):
      put(name.isBlock ? "\n<" : "<")
      put(name.name)
      for attribute in attributes {
        put(UInt8(ascii: " "))
        put(attribute.name)
        put("=\"")
        escape(attribute.value, keepsDirection: false)
        put(UInt8(ascii: "\""))
      }
      put(UInt8(ascii: ">"))
      if name.isVoid { return }
      for child in children { write(child) }
      put("</")
      put(name.name)
      put(UInt8(ascii: ">"))
    }
  }

  private mutating func put(_ byte: UInt8) { bytes.append(byte) }

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Writes text with the five characters of markup replaced, and those that no page should hold.
  private mutating func escape(_ text: String, keepsDirection: Bool) {
    let (isPlain, isASCII) = Self.look(at: text)
    if isPlain { return put(text) }
    if isASCII { return escapeASCII(text) }
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        escape(UInt8(scalar.value))
      } else {
        let isShown =
          !PrintableText.steers(scalar) || (keepsDirection && PrintableText.turns(scalar))
        bytes.append(contentsOf: UTF8.encode(isShown ? scalar : "\u{FFFD}") ?? .init())
      }
    }
  }

  /// Writes ASCII, which rules and most values are, without a look at its scalars.
  private mutating func escapeASCII(_ text: String) {
    let span = text.utf8Span.span
    for position in span.indices { escape(span[position]) }
  }

  /// Writes one character of ASCII.
  private mutating func escape(_ byte: UInt8) {
    if Self.isPlain(byte) { return put(byte) }
    switch byte {
    case UInt8(ascii: "&"): put("&amp;")
    case UInt8(ascii: "<"): put("&lt;")
    case UInt8(ascii: ">"): put("&gt;")
    case UInt8(ascii: "\""): put("&quot;")
    case UInt8(ascii: "'"): put("&#39;")
    default: if PrintableText.steers(Unicode.Scalar(byte)) { put("\u{FFFD}") } else { put(byte) }
    }
  }

  /// Whether a text can be written as it is, and whether all of it is ASCII.
  private static func look(at text: String) -> (isPlain: Bool, isASCII: Bool) {
    let span = text.utf8Span.span
    var position = 0
    while position < span.count, isPlain(span[position]) { position += 1 }
    if position == span.count { return (true, true) }
    var all: UInt8 = 0
    while position < span.count {
      all |= span[position]
      position += 1
    }
    return (false, all < 0x80)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x21, 0x23, 0x24, 0x25, 0x28...0x3B, 0x3D, 0x3F...0x7E: true
    default: false
    }
  }
}
