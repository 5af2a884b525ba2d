import Testing

@testable import AuditReaders

struct CSVScannerTests {
  @Test func `the fast scanner finds what the plain one finds`() {
    var random = CaseRandom(seed: 3)
    let letters = Array("ab,,\n\"\r".utf8) + [0xC3]
    for round in 0..<400 {
      let length = Int.random(in: 0...300, using: &random)
      let quoteShare = Int.random(in: 0...3, using: &random)
      let bytes = (0..<length).map { _ in
        let letter = letters[Int.random(in: 0..<letters.count, using: &random)]
        return letter == 0x22 && quoteShare == 0 ? UInt8(ascii: "a") : letter
      }
      var plain = PlainCSVScanner()
      let expected = plain.scan(bytes)
      var fast = CSVScanner()
      var found: [Int] = []
      var start = 0
      while start < length {
        let count = Int.random(in: 1...(length - start), using: &random)
        found += Self.scan(&fast, bytes, start..<start + count)
        start += count
      }
      #expect(fast.hasStrayQuote == plain.hasStrayQuote, "round \(round)")
      #expect(fast.hasHighByte == plain.hasHighByte, "round \(round)")
      #expect(fast.isInside == plain.isInside, "round \(round)")
      #expect(found == expected, "round \(round)")
    }
  }

  @Test(arguments: [
    ("a,\"b\"\n", false), ("a,\"b\"\"c\"\n", false), ("\"\"\n", false), ("\"a\"\r\n", false),
    ("a\"b\n", true), ("\"a\"b\n", true), ("\"a\" ,\n", true), ("a,b\"\"\n", true),
  ])
  func `a quote is stray unless it opens, closes or is doubled`(text: String, isStray: Bool) {
    var scanner = CSVScanner()
    _ = Self.scan(&scanner, Array(text.utf8), 0..<text.utf8.count)
    #expect(scanner.hasStrayQuote == isStray)
  }

  private static func scan(
    _ scanner: inout CSVScanner,
    _ bytes: [UInt8],
    _ range: Range<Int>
  ) -> [Int] {
    let positions = UnsafeMutablePointer<UInt32>.allocate(capacity: range.count + 64)
    defer { positions.deallocate() }
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return [] }
      let count = scanner.scan(
        base + range.lowerBound,
        range.count,
        base: UInt32(range.lowerBound),
        into: positions
      )
      return (0..<count).map { Int(positions[$0]) }
    }
  }
}
