import AuditCore
import Foundation
import Testing

@testable import AuditReaders

struct WorkbookFaultTests {
  private static let secret = "Secret-0001"
  private static let sound = WorkbookFixture.bytes(
    sheets: [
      (
        "One",
        (1...40).map { WorkbookFixture.row($0, [secret, "Item \($0)", "sufficient"]) }.joined()
      ),
      ("Two", #"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>45474</v></c></row>"#),
    ],
    sharedStrings: "<si><t>\(secret)</t></si>"
  )

  private static func codes(_ bytes: [UInt8]) -> [String] {
    WorkbookFixture.read(bytes).diagnostics.map(\.code.name)
  }

  @Test func `an encrypted workbook, or one of the old format, is told`() {
    let bytes: [UInt8] =
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 600)
    #expect(Self.codes(bytes) == ["workbook-encrypted"])
  }

  @Test(
    arguments: [
      ("EncryptedPackage", "the workbook is protected by a password"),
      ("Workbook", "the file is not a workbook of the format .xlsx"),
      ("Other", "the workbook needs a password, or is of the format before 2007"),
    ]
  ) func `a password is told from the format before 2007`(stream: String, headline: String) {
    let name: [UInt8] = stream.utf8.flatMap { [$0, 0] as [UInt8] }
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    bytes += Array(repeating: 0, count: 600)
    bytes += name
    bytes += Array(repeating: 0, count: 64)
    #expect(WorkbookFixture.read(bytes).diagnostics.map(\.headline) == [headline])
  }

  @Test(
    arguments: [
      ([("mimetype", "application/x"), ("content.xml", "<a/>")], "it is an OpenDocument file"),
      ([("word/document.xml", "<a/>")], "it is a text document"),
      ([("readme.txt", "no")], "it is an archive without a workbook"),
    ]
  ) func `a file of another kind is named`(parts: [(String, String)], note: String) {
    let found = WorkbookFixture.read(WorkbookFixture.archive(parts)).diagnostics
    #expect(found.map(\.code.name) == ["workbook-format"])
    #expect(found.first?.notes == [note])
  }

  @Test(
    arguments: [
      (#"<row r="1"><c r="A1"><v>5</v></c>"#, "its XML is not well-formed"),
      (
        #"<row r="1"><c r="A1" t="s"><v>9</v></c></row>"#,
        "a cell refers to a text that is not there"
      ),
      (#"<row r="2"/><row r="1"/>"#, "its rows are out of order"),
      (#"<row r="1048577"/>"#, "its rows are out of order"),
      (#"<row r="1"><c r="B1"/><c r="A1"/></row>"#, "its cells are out of order"),
      (#"<row r="1"><c r="XFE1"/></row>"#, "its cells are out of order"),
      (#"<row r="1"><c r="A1"><v>Secret-0001</v></c></row>"#, "a number is not one"),
    ]
  ) func `a sheet that is not sound is told with its sheet and without its values`(
    rows: String,
    note: String
  ) throws {
    let bytes = WorkbookFixture.bytes(sheets: [("One", rows)])
    let found = WorkbookFixture.read(bytes).diagnostics
    let first = try #require(found.first)
    #expect(first.code.name == "workbook-broken")
    #expect(first.place?.text == "a.xlsx, sheet 'One'")
    #expect(first.notes.first?.hasPrefix(note) == true, "\(first.notes)")
    #expect(!DiagnosticText().full(first).contains("Secret"))
  }

  @Test func `a document type in a part is refused`() {
    let bytes = WorkbookFixture.archive([
      ("_rels/.rels", #"<!DOCTYPE a [<!ENTITY x "y">]><a/>"#), ("xl/workbook.xml", "<workbook/>"),
    ])
    let found = WorkbookFixture.read(bytes).diagnostics
    #expect(found.first?.notes.first?.contains("DOCTYPE") == true)
  }

  @Test func `a part that unpacks to far more than it takes is stopped`() throws {
    let packed = try #require(
      Data(
        base64Encoded: """
          UEsDBBQAAAAIAAAAIQAt8HnKcwAAAKCGAQAHAAAAYmlnLnhtbO3BMQEAAADCoCrrn9IaHkABAAAAAAAA\
          AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
          AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAArwZQSwECFAMUAAAACAAAACEALfB5ynMAAACghgEA\
          BwAAAAAAAAAAAAAAgAEAAAAAYmlnLnhtbFBLBQYAAAAAAQABADUAAACYAAAAAAA=
          """
      )
    )
    let held = HeldTestBytes(Array(packed))
    let bytes = UnsafeBufferPointer(held.bytes)
    let wide = try ZipArchive(bytes, owner: held)
    #expect(try wide.read("big.xml").count == 100_000)
    var bounds = ZipArchive.Bounds()
    bounds.freeBytes = 1_000
    let narrow = try ZipArchive(bytes, owner: held, bounds: bounds)
    #expect(throws: ZipArchive.Fault.tooLarge) { try narrow.read("big.xml") }
    bounds = ZipArchive.Bounds()
    bounds.totalBytes = 99_999
    let small = try ZipArchive(bytes, owner: held, bounds: bounds)
    #expect(throws: ZipArchive.Fault.tooLarge) { try small.read("big.xml") }
  }

  @Test func `what all sheets share and cannot be read is told once, of the workbook`() throws {
    let bytes = WorkbookFixture.bytes(
      sheets: ["One", "Two", "Three"].map { ($0, WorkbookFixture.row(1, ["crn"])) },
      sharedStrings: "<si><t>cut off</si>"
    )
    let opened = Workbook.open(SourceFile(path: "cases.xlsx", bytes: bytes))
    let workbook = try #require(opened.workbook)
    let found = workbook.sheetNames.flatMap { workbook.readSheet($0) { _ in true } }
    #expect(found.count == 3)
    #expect(DiagnosticList(found).sorted.count == 1)
    #expect(found.first?.place?.sheet == nil)
  }

  @Test func `a workbook cut off anywhere is read or told, never more`() {
    for count in stride(from: 4, to: Self.sound.count, by: 97) {
      let found = WorkbookFixture.read(Array(Self.sound[..<count])).diagnostics
      #expect(!found.isEmpty, "cut to \(count)")
      for diagnostic in found { #expect(!DiagnosticText().full(diagnostic).contains("Secret")) }
    }
  }

  @Test func `a workbook with flipped bits is read or told, never more`() {
    var random = SystemRandomNumberGenerator()
    let seed = UInt64.random(in: 0...UInt64.max, using: &random)
    var state = seed
    for _ in 0..<400 {
      var bytes = Self.sound
      for _ in 0..<3 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let place = Int(state >> 33) % bytes.count
        bytes[place] ^= 1 << UInt8(state >> 29 & 7)
      }
      for sheet in ["One", "Two"] {
        for diagnostic in WorkbookFixture.read(bytes, sheet: sheet).diagnostics {
          let text = DiagnosticText().full(diagnostic)
          #expect(!text.contains("Secret"), "seed \(seed)")
        }
      }
    }
  }
}

/// Bytes that stay where they are.
private final class HeldTestBytes {
  let bytes: UnsafeMutableBufferPointer<UInt8>

  init(_ bytes: [UInt8]) {
    self.bytes = .allocate(capacity: bytes.count)
    _ = self.bytes.initialize(fromContentsOf: bytes)
  }

  deinit { bytes.deallocate() }
}
