/// Checks that bytes are UTF-8.
enum TextEncoding {
  /// The offset of the first byte that does not belong to UTF-8 text; `nil` when all do.
  static func firstFault(_ bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var offset = 0
    while offset < bytes.count {
      let length = length(of: bytes[offset...].prefix(4))
      if length == 0 { return offset }
      offset += length
    }
    return nil
  }

  /// How many bytes the character takes that bytes begin with; 0 when they begin with none.
  private static func length(of bytes: ArraySlice<UInt8>) -> Int {
    guard let first = bytes.first else { return 0 }
    let length: Int
    switch first {
    case 0..<0x80: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return 0
    }
    // A prefix of the right length is valid or not as a whole.
    let character = bytes.prefix(length)
    return character.count == length && String(validating: character, as: UTF8.self) != nil
      ? length : 0
  }
}
