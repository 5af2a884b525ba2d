import AuditCore
import AuditReaders
import Testing

struct TimeZoneReaderTests {
  /// A file with one old block, and a new one with two changes and a yearly rule.
  private func file(_ rule: String = "GMT0BST,M3.5.0/1,M10.5.0") -> [UInt8] {
    let magic = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
    let old = magic + counts(times: 0, types: 1, letters: 4) + type(0) + Array("GMT\0".utf8)
    var new = magic + counts(times: 2, types: 2, letters: 8)
    new += bytes(UInt64(bitPattern: -100), 8) + bytes(1000, 8) + [1, 0]
    new += type(-75) + type(3600) + Array("LMT\0BST\0".utf8)
    return old + new + Array("\n\(rule)\n".utf8)
  }

  private func counts(times: UInt64, types: UInt64, letters: UInt64) -> [UInt8] {
    [0, 0, 0, times, types, letters].flatMap { bytes($0, 4) }
  }

  private func type(_ offset: Int32) -> [UInt8] {
    bytes(UInt64(UInt32(bitPattern: offset)), 4) + [0, 0]
  }

  private func bytes(_ number: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> UInt64($0 * 8)) }
  }

  private func moment(_ text: String) -> Int64 { LocalDateTime(text)?.seconds ?? 0 }

  @Test func `changes and their offsets are read in order`() throws {
    let rules = try #require(TimeZoneReader.read(file()))
    #expect(rules.firstOffset == -75)
    #expect(rules.changes == [-100, 1000])
    #expect([-101, -100, 999].map { rules.offset(at: $0) } == [-75, 3600, 3600])
  }

  @Test func `after the last change the yearly rule holds`() throws {
    let rules = try #require(TimeZoneReader.read(file()))
    #expect(rules.offset(at: moment("2024-03-31T00:59:59")) == 0)
    #expect(rules.offset(at: moment("2024-03-31T01:00:00")) == 3600)
    #expect(rules.offset(at: moment("2024-10-27T00:59:59")) == 3600)
    #expect(rules.offset(at: moment("2024-10-27T01:00:00")) == 0)
  }

  @Test func `a clock time that comes twice is the first, one that is left out the one before`()
    throws
  {
    let rules = try #require(TimeZoneReader.read(file()))
    #expect(rules.offset(atClock: moment("2024-10-27T01:30:00")) == 3600)
    #expect(rules.offset(atClock: moment("2024-03-31T01:30:00")) == 0)
    #expect(rules.offset(atClock: moment("2024-07-01T12:00:00")) == 3600)
    #expect(rules.offset(atClock: moment("2024-12-01T12:00:00")) == 0)
  }

  @Test(arguments: [
    ("<+0545>-5:45", 20_700, "2024-07-01T00:00:00"),
    ("EST5EDT,M3.2.0,M11.1.0", -14_400, "2024-07-01T00:00:00"),
    ("NZST-12NZDT,M9.5.0,M4.1.0/3", 46_800, "2024-01-15T00:00:00"),
    ("AAA3BBB,J60/0,J300", -7200, "2024-07-01T00:00:00"),
    ("AAA3BBB2:30,59,299/2:00", -9000, "2024-07-01T00:00:00"),
  ])
  func `the forms of yearly rules are read`(rule: String, offset: Int, at text: String) throws {
    let rules = try #require(TimeZoneReader.read(file(rule)))
    #expect(rules.offset(at: moment(text)) == offset)
  }

  @Test func `anything else is no zone`() {
    #expect(TimeZoneReader.read([]) == nil)
    #expect(TimeZoneReader.read(Array("# a text".utf8)) == nil)
    for length in 0..<(file().count - 26) {
      #expect(TimeZoneReader.read(Array(file()[..<length])) == nil)
    }
    #expect(TimeZoneReader.read(file("nonsense"))?.yearly == nil)
  }

  @Test func `the machine's zones are found`() {
    let zones = TimeZoneFiles.read()
    #expect(zones["Europe/London"]?.offset(at: moment("2024-07-01T12:00:00")) == 3600)
    #expect(zones["Asia/Kathmandu"]?.offset(at: moment("2024-07-01T12:00:00")) == 20_700)
    #expect(zones["posix/Europe/London"] == nil)
  }
}
