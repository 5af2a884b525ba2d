/// The texts that cells of a workbook refer to by number, end to end.
struct SharedStrings {
  fileprivate(set) var bytes: [UInt8] = []
  fileprivate var ends: [Int] = [0]

  /// How many texts there are.
  var count: Int { ends.count - 1 }

  /// Where a text lies in the bytes; `nil` for a number that no text has.
  func range(of number: Int) -> Range<Int>? {
    guard number >= 0, number < count else { return nil }
    return ends[number]..<ends[number + 1]
  }
}

/// Reads the part of shared texts.
final class SharedStringsParser: PartParser {
  private(set) var strings = SharedStrings()
  private var isInText = false
  /// How many elements deep inside a pronunciation, which is no part of the text.
  private var isInPronunciation = false
  private var textStart = 0

  override func start(_ name: UnsafePointer<UInt8>, _ attributes: PartAttributes) {
    if name.reads("t") {
      isInText = !isInPronunciation
    } else if name.reads("rPh") {
      isInPronunciation = true
    }
  }

  override func end(_ name: UnsafePointer<UInt8>) {
    if name.reads("t") {
      isInText = false
    } else if name.reads("rPh") {
      isInPronunciation = false
    } else if name.reads("si") {
      CellEscape.undo(&strings.bytes, from: textStart)
      strings.ends.append(strings.bytes.count)
      textStart = strings.bytes.count
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInText { strings.bytes.append(contentsOf: bytes) }
  }
}

extension UnsafePointer<UInt8> {
  /// Whether the bytes up to the first zero are those of a word.
  @inline(__always)
  func reads(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    let letters = word.utf8Start
    for index in 0..<count where self[index] != letters[index] { return false }
    return self[count] == 0
  }
}

/// The escape `_xHHHH_` with which workbooks write characters that XML cannot hold.
enum CellEscape {
  /// Replaces the escapes in bytes from an offset on.
  static func undo(_ bytes: inout [UInt8], from start: Int) {
    guard bytes.count - start >= 7,
      let first = bytes[start...].firstIndex(of: UInt8(ascii: "_"))
    else { return }
    var target = first
    var index = first
    while index < bytes.count {
      if let value = escaped(bytes, at: index) {
        for byte in String(value).utf8 {
          bytes[target] = byte
          target += 1
        }
        index += 7
      } else {
        bytes[target] = bytes[index]
        target += 1
        index += 1
      }
    }
    bytes.removeLast(bytes.count - target)
  }

  /// The character that an escape at an offset stands for; half of a pair stands for none.
  private static func escaped(_ bytes: [UInt8], at index: Int) -> Unicode.Scalar? {
    guard index + 6 < bytes.count, bytes[index] == UInt8(ascii: "_"),
      bytes[index + 1] == UInt8(ascii: "x"), bytes[index + 6] == UInt8(ascii: "_")
    else { return nil }
    var value: UInt32 = 0
    for byte in bytes[index + 2...index + 5] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value * 16 + UInt32(byte - 48)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value * 16 + UInt32(byte - 87)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value * 16 + UInt32(byte - 55)
      default: return nil
      }
    }
    return Unicode.Scalar(value)
  }
}
