/// A JSON value whose members keep the order in which they were written.
enum JSONValue: Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case text(String)
  case list([JSONValue])
  case object([(String, JSONValue)])

  /// A text, or null.
  static func optional(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }

  /// The value as UTF-8, indented by two blanks, with short lists on one line.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, depth: 0)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private var isPlain: Bool {
    switch self {
    case .list, .object: false
    default: true
    }
  }

  private func write(to bytes: inout [UInt8], depth: Int) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .boolean(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): bytes.append(contentsOf: String(value).utf8)
    case .text(let text): Self.write(text, to: &bytes)
    case .list(let values):
      let isShort = values.allSatisfy(\.isPlain)
      bytes.append(UInt8(ascii: "["))
      for (position, value) in values.enumerated() {
        if position > 0 { bytes.append(contentsOf: (isShort ? ", " : ",").utf8) }
        if !isShort { Self.breakLine(&bytes, depth + 1) }
        value.write(to: &bytes, depth: depth + 1)
      }
      if !isShort { Self.breakLine(&bytes, depth) }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      let isShort = members.count <= 8 && members.allSatisfy { $0.1.isPlain }
      bytes.append(UInt8(ascii: "{"))
      for (position, member) in members.enumerated() {
        if position > 0 { bytes.append(contentsOf: (isShort ? ", " : ",").utf8) }
        if !isShort { Self.breakLine(&bytes, depth + 1) }
        Self.write(member.0, to: &bytes)
        bytes.append(contentsOf: ": ".utf8)
        member.1.write(to: &bytes, depth: depth + 1)
      }
      if !isShort { Self.breakLine(&bytes, depth) }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func breakLine(_ bytes: inout [UInt8], _ depth: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
      case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0x0D: bytes.append(contentsOf: "\\r".utf8)
      case 0x00...0x1F, 0x7F:
        let digits = String(byte, radix: 16)
        bytes.append(contentsOf: "\\u\(digits.count == 1 ? "000" : "00")\(digits)".utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
