public import AuditCore

/// Reads the rules of a time zone from a compiled file of the IANA database.
///
/// - Source: RFC 8536, the Time Zone Information Format, versions 2 and later.
public enum TimeZoneReader {
  /// Reads a file's bytes; `nil` when they are anything else.
  public static func read(_ bytes: [UInt8]) -> TimeZoneRules? {
    // The first block holds 32-bit times for old programs, and is skipped.
    guard let old = Header(bytes, at: 0), old.version >= UInt8(ascii: "2") else { return nil }
    let start = Header.length + old.blockLength(timeLength: 4)
    guard let header = Header(bytes, at: start) else { return nil }
    let times = start + Header.length
    let end = times + header.blockLength(timeLength: 8)
    guard end <= bytes.count, header.typeCount > 0 else { return nil }
    let indexes = times + header.timeCount * 8
    let types = indexes + header.timeCount
    var typeOffsets: [Int] = []
    for type in 0..<header.typeCount {
      typeOffsets.append(Int(Int32(truncatingIfNeeded: number(bytes, types + type * 6, 4))))
    }
    var changes: [Int64] = []
    var offsets: [Int] = []
    for index in 0..<header.timeCount {
      let type = Int(bytes[indexes + index])
      guard type < typeOffsets.count else { return nil }
      changes.append(Int64(bitPattern: number(bytes, times + index * 8, 8)))
      offsets.append(typeOffsets[type])
    }
    let footer = bytes[end...].drop { $0 == UInt8(ascii: "\n") }.prefix { $0 != UInt8(ascii: "\n") }
    return TimeZoneRules(
      firstOffset: typeOffsets[0],
      changes: changes,
      offsets: offsets,
      yearly: YearlyZoneText.read(String(decoding: footer, as: UTF8.self))
    )
  }

  /// Reads a big-endian number; the caller knows that the bytes are there.
  private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> UInt64 {
    bytes[start..<start + count].reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The counts at the start of a block.
  private struct Header {
    static let length = 44
    let version: UInt8
    let timeCount: Int
    let typeCount: Int
    private let restLength: Int
    private let leapCount: Int

    init?(_ bytes: [UInt8], at start: Int) {
      guard start + Self.length <= bytes.count, bytes[start..<start + 4].elementsEqual("TZif".utf8)
      else { return nil }
      let counts = (0..<6).map { Int(TimeZoneReader.number(bytes, start + 20 + $0 * 4, 4)) }
      guard counts.allSatisfy({ $0 < 1 << 20 }) else { return nil }
      version = bytes[start + 4]
      leapCount = counts[2]
      timeCount = counts[3]
      typeCount = counts[4]
      restLength = counts[0] + counts[1] + counts[5]
    }

    func blockLength(timeLength: Int) -> Int {
      timeCount * (timeLength + 1) + typeCount * 6 + leapCount * (timeLength + 4) + restLength
    }
  }
}
