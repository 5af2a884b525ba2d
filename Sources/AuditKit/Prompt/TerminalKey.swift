/// A key that was pressed at a terminal.
package enum TerminalKey: Equatable {
  case character(Character)
  case left, right, home, end, up, down
  case backspace, delete, cutToEnd, cutToStart
  case tab, enter, interrupt, endOfInput
}

/// Makes keys of the bytes that a terminal sends.
package struct TerminalKeys {
  private var pending: [UInt8] = []

  package init() {}

  /// Takes a byte; `nil` while more must follow, or when the bytes mean no key.
  package mutating func take(_ byte: UInt8) -> TerminalKey? {
    if !pending.isEmpty { return goOn(byte) }
    switch byte {
    case 0x01: return .home
    case 0x03: return .interrupt
    case 0x04: return .endOfInput
    case 0x05: return .end
    case 0x08, 0x7F: return .backspace
    case 0x09: return .tab
    case 0x0A, 0x0D: return .enter
    case 0x0B: return .cutToEnd
    case 0x15: return .cutToStart
    case 0x1B, 0xC2...0xF4:
      pending = [byte]
      return nil
    case 0x20...0x7E: return .character(Character(Unicode.Scalar(byte)))
    default: return nil
    }
  }

  private mutating func goOn(_ byte: UInt8) -> TerminalKey? {
    pending.append(byte)
    if pending[0] == 0x1B { return escape(byte) }
    let length = pending[0] < 0xE0 ? 2 : pending[0] < 0xF0 ? 3 : 4
    guard (0x80...0xBF).contains(byte), pending.count <= length else {
      pending = []
      return nil
    }
    guard pending.count == length else { return nil }
    let text = String(decoding: pending, as: UTF8.self)
    pending = []
    return text.first.map { .character($0) }
  }

  /// Goes on with a sequence as `ESC [ A` or `ESC [ 3 ~`.
  private mutating func escape(_ byte: UInt8) -> TerminalKey? {
    let isOpening = pending.count == 2 && (byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O"))
    let isDigit = (UInt8(ascii: "0")...UInt8(ascii: ";")).contains(byte)
    if isOpening || (isDigit && pending.count > 2 && pending.count < 8) { return nil }
    let sequence = String(decoding: pending.dropFirst(2), as: UTF8.self)
    pending = []
    switch sequence {
    case "A": return .up
    case "B": return .down
    case "C": return .right
    case "D": return .left
    case "H", "1~", "7~": return .home
    case "F", "4~", "8~": return .end
    case "3~": return .delete
    default: return nil
    }
  }
}
