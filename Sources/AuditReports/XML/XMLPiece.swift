/// A piece of an XML document: an element whose texts cannot become markup.
struct XMLPiece: Sendable {
  /// The element's name, one of ours.
  var name: String
  /// The attributes in the order in which they are written.
  var attributes: [(String, String)] = []
  /// The elements inside.
  var children: [XMLPiece] = []
  /// The text inside, for an element without children.
  var text = ""

  /// The whole document as UTF-8, each element on a line of its own.
  var document: [UInt8] {
    var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    write(to: &bytes, depth: 0)
    return bytes
  }

  private func write(to bytes: inout [UInt8], depth: Int) {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    Self.put("<\(name)", &bytes)
    for (name, value) in attributes {
      Self.put(" \(name)=\"", &bytes)
      Self.escape(value, isAttribute: true, &bytes)
      Self.put("\"", &bytes)
    }
    if children.isEmpty, text.isEmpty { return Self.put("/>\n", &bytes) }
    Self.put(">", &bytes)
    if children.isEmpty {
      Self.escape(text, isAttribute: false, &bytes)
    } else {
      Self.put("\n", &bytes)
      for child in children { child.write(to: &bytes, depth: depth + 1) }
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    }
    Self.put("</\(name)>\n", &bytes)
  }

  private static func put(_ text: String, _ bytes: inout [UInt8]) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes text with the characters of markup replaced, and those that XML cannot hold.
  private static func escape(_ text: String, isAttribute: Bool, _ bytes: inout [UInt8]) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: put("&amp;", &bytes)
      case 0x3C: put("&lt;", &bytes)
      case 0x3E: put("&gt;", &bytes)
      case 0x22: put("&quot;", &bytes)
      // A reader makes blanks of line breaks in an attribute, and a line feed of any return.
      case 0x0D: put("&#13;", &bytes)
      case 0x09 where isAttribute: put("&#9;", &bytes)
      case 0x0A where isAttribute: put("&#10;", &bytes)
      case 0x09, 0x0A: bytes.append(UInt8(scalar.value))
      case 0x00...0x1F, 0xFFFE, 0xFFFF: put("\u{FFFD}", &bytes)
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
  }
}
