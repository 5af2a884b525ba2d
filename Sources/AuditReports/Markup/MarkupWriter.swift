/// Writes pieces of a page as UTF-8, escaping every text and attribute.
struct MarkupWriter {
  /// What was written so far.
  private(set) var bytes: [UInt8] = []

  /// Writes a whole page.
  static func page(_ root: MarkupNode) -> [UInt8] {
    var writer = MarkupWriter()
    writer.bytes.reserveCapacity(16_384)
    writer.bytes.append(contentsOf: "<!DOCTYPE html>".utf8)
    writer.write(root)
    writer.bytes.append(UInt8(ascii: "\n"))
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
      if name.isBlock { put("\n") }
      put("<")
      put(name.name)
      for attribute in attributes {
        put(" ")
        put(attribute.name)
        put("=\"")
        escape(attribute.value, keepsDirection: false)
        put("\"")
      }
      put(">")
      if name.isVoid { return }
      for child in children { write(child) }
      put("</")
      put(name.name)
      put(">")
    }
  }

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Writes text with the five characters of markup replaced, and those that no page should hold.
  private mutating func escape(_ text: String, keepsDirection: Bool) {
    // Plain ASCII without markup is nearly all text, and needs no look at its scalars.
    if text.utf8.allSatisfy(Self.isPlain) { return put(text) }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": put("&amp;")
      case "<": put("&lt;")
      case ">": put("&gt;")
      case "\"": put("&quot;")
      case "'": put("&#39;")
      default:
        let isShown =
          !PrintableText.steers(scalar) || (keepsDirection && PrintableText.turns(scalar))
        bytes.append(contentsOf: (isShown ? String(scalar) : "\u{FFFD}").utf8)
      }
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x21, 0x23, 0x24, 0x25, 0x28...0x3B, 0x3D, 0x3F...0x7E: true
    default: false
    }
  }
}
