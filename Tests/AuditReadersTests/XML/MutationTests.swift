import AuditCore
import AuditReaders
import Testing

/// Spoils sound documents in many ways: a reader must always end with a value or a diagnostic.
struct MutationTests {
  /// A fixed generator, so that a failure comes back.
  private struct Random {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
  }

  private static let marks = Array("<>&\"'/=;!-[]?#x \n\r\t\u{0}é".utf8) + [0xFF, 0x80, 0xC3]

  private static func spoil(_ bytes: [UInt8], _ random: inout Random) -> [UInt8] {
    var spoilt = bytes
    for _ in 0...random.next(below: 3) where !spoilt.isEmpty {
      let offset = random.next(below: spoilt.count)
      switch random.next(below: 5) {
      case 0: spoilt.removeSubrange(offset...)
      case 1: spoilt[offset] ^= 1 << UInt8(random.next(below: 8))
      case 2: spoilt[offset] = marks[random.next(below: marks.count)]
      case 3: spoilt.insert(marks[random.next(below: marks.count)], at: offset)
      default:
        let end = min(offset + random.next(below: 60), spoilt.count)
        spoilt.removeSubrange(offset..<end)
      }
    }
    return spoilt
  }

  @Test func `a spoilt framework gives a value or a diagnostic`() {
    var random = Random(state: 2024)
    let bytes = Array(SampleDocuments.framework.utf8)
    var refused = 0
    for _ in 0..<160 {
      let file = SourceFile(path: "spoilt.xml", bytes: Self.spoil(bytes, &random))
      let (framework, diagnostics) = FrameworkReader.read(file)
      #expect(framework != nil || !diagnostics.isEmpty)
      for diagnostic in diagnostics { #expect(!DiagnosticText().full(diagnostic).isEmpty) }
      if framework == nil { refused += 1 }
    }
    #expect(refused > 60)
  }

  @Test func `a spoilt vocabulary gives a value or a diagnostic`() {
    var random = Random(state: 7)
    let bytes = Array(SampleDocuments.vocabulary.utf8)
    for _ in 0..<100 {
      let file = SourceFile(path: "spoilt.xml", bytes: Self.spoil(bytes, &random))
      let (vocabulary, diagnostics) = VocabularyReader.read(file)
      #expect(vocabulary != nil || !diagnostics.isEmpty)
    }
  }

  @Test(arguments: [SampleDocuments.delta, SampleDocuments.tailoring])
  func `a spoilt delta or tailoring gives a framework or a diagnostic`(text: String) {
    var random = Random(state: 2025)
    let base = FrameworkDocument(SampleDocuments.file(SampleDocuments.framework, path: "tiny.xml"))
    let bytes = Array(text.utf8)
    var refused = 0
    for _ in 0..<160 {
      let file = SourceFile(path: "spoilt.xml", bytes: Self.spoil(bytes, &random))
      let reading = FrameworkReader.read(
        [FrameworkDocument(file), base],
        digest: { "\($0.count)" }
      )
      #expect(reading.framework != nil || !reading.diagnostics.isEmpty)
      for diagnostic in reading.diagnostics {
        #expect(!DiagnosticText().full(diagnostic).isEmpty)
      }
      guard reading.framework != nil, !DiagnosticList(reading.diagnostics).hasErrors else {
        refused += 1
        continue
      }
      // Whatever comes out is a document that says the same.
      let resolved = FrameworkDocument(SourceFile(path: "again.xml", bytes: reading.canonical))
      let again = FrameworkReader.read([resolved], digest: { "\($0.count)" })
      #expect(again.canonical == reading.canonical)
    }
    #expect(refused > 60)
  }

  @Test func `a framework cut anywhere is refused`() {
    let bytes = Array(SampleDocuments.framework.utf8)
    for length in stride(from: 0, to: bytes.count - 2, by: 61) {
      let file = SourceFile(path: "cut.xml", bytes: Array(bytes[..<length]))
      let (framework, diagnostics) = FrameworkReader.read(file)
      #expect(framework == nil)
      #expect(diagnostics.count == 1)
    }
  }
}
