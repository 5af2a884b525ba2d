import AuditCore
import AuditKit
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReaders

/// An audit whose records, judgements and settings try to be more than words, written in full.
struct HostileAuditTests {
  private static let long = String(repeating: "x", count: 10_000)

  /// What stands where the name of a unit, a risk or a person, or the reference of a case is due.
  private static let words = [
    "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' autofocus onfocus='alert(1)",
    "</style></title></text><svg onload=alert(1)>", "]]><!--", "&lt;script&gt;",
    "javascript:alert(1)",
    "N\u{202E}hcram\u{2066}", "a\u{0}b\u{7}c", "\u{1B}[31mred", "=cmd|' /C calc'!A0", "+1", "-1",
    "@SUM(A1)", "\t=1", "| a | b |", "[a](http://x)`", "../../index.html", "a\u{2028}b\u{85}c",
    long,
  ]

  private static func quoted(_ words: String) -> String {
    "\"\(words.replacing("\"", with: "\"\""))\""
  }

  /// A case for each of the words, each in every place, and enough plain ones to have numbers shown.
  private static let rows =
    words.enumerated().map { index, words in
      let cell = quoted(words)
      return "\(quoted(words + "\(index)")),\(cell),\(cell),\(cell),\(cell),\(cell),1970-01-01,"
        + (index % 2 == 0 ? "yes" : "no")
    }
    + SmallAudit.rows([
      .init("Alderbeck", "high", visited: true, 20), .init("Alderbeck", "low", visited: false, 20),
    ])

  /// Everything that such an audit writes, by path.
  private static let files: [String: [UInt8]] = {
    (try? written()) ?? [:]
  }()

  private static func written() throws -> [String: [UInt8]] {
    let folder = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let judgements = folder.appending(path: "judgements.csv")
    let lines = words.enumerated().map { index, words in
      "\(quoted(words + "\(index)")),,2.1.1,sufficient,\(quoted(words)),2024-06-01,\(quoted(words))"
    }
    let text = (["case,unit,item,judgement,by,on,why"] + lines).joined(separator: "\n") + "\n"
    try Data(text.utf8).write(to: judgements)
    let settings = folder.appending(path: "settings.xml")
    let marked = "&lt;script>alert(1)&lt;/script>' \" } @import url(http://x); \\"
    let document = """
      <settings xmlns="urn:caseaudit:settings:1">
        <organisation>\(marked)</organisation><marking>\(marked)</marking><contact>\(marked)</contact>
      </settings>
      """
    try Data(document.utf8).write(to: settings)
    let (run, _) = try SmallAudit.run(rows, in: folder) {
      $0.judgementsPath = judgements.path
      $0.settingsPath = settings.path
      $0.writesCaseWorkbook = true
      $0.disclosurePath =
        Repository.standards.appending(path: "disclosure/fewer-than-five.xml").path
    }
    guard let run else { return [:] }
    let junit = folder.appending(path: "junit.xml")
    try TestReport.write(run.result, to: junit.path, failBelow: nil)
    var files = try SmallAudit.files(folder.appending(path: "out"))
    files["junit.xml"] = [UInt8](try Data(contentsOf: junit))
    return files
  }

  private static func files(_ endings: String...) -> [(name: String, bytes: [UInt8])] {
    files.filter { name, _ in endings.contains { name.hasSuffix($0) } }
      .map { ($0.key, $0.value) }.sorted { $0.name < $1.name }
  }

  @Test func `the audit is written in every format, under names that lead nowhere else`() {
    for ending in [
      "index.html", "report.html", "share/report.html", "result.json", "result.xml", "junit.xml",
      "summary.md", "outcomes.csv", "prompts.csv", "report.xlsx", "share/report.xlsx",
    ] {
      #expect(!Self.files(ending).isEmpty, "no \(ending)")
    }
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./")
    for name in Self.files.keys {
      #expect(name.allSatisfy(plain.contains), "\(name)")
      #expect(!name.contains("..") && name.split(separator: "/").allSatisfy { $0.count <= 120 })
    }
  }

  @Test func `no page or summary holds a tag, an attribute or a control character of the words`() {
    let pages = Self.files(".html", ".md")
    #expect(pages.count > 50)
    let telling = [
      "<script>alert", "<svg onload", " onmouseover=\"alert", " onfocus='alert", "</title></text>",
      "href=\"javascript:", "href=\"http://x", "src=\"http",
    ]
    for (name, bytes) in pages {
      // Markdown takes a '<' behind a backslash for itself.
      let text = String(decoding: bytes, as: UTF8.self).replacing("\\<", with: "")
      for words in telling where name.hasSuffix(".html") || words.hasPrefix("<") {
        #expect(!text.contains(words), "\(name) holds \(words)")
      }
      #expect(!bytes.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 }, "\(name)")
    }
  }

  @Test func `no style sheet holds words of the settings as anything but numbers`() {
    let sheets = Self.files(".css")
    #expect(!sheets.isEmpty)
    for (name, bytes) in sheets {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("@top-left") && text.contains("@top-right"), "\(name)")
      for words in ["@import", "url(", "alert("] {
        #expect(!text.contains(words), "\(name)")
      }
    }
  }

  @Test func `the result as XML keeps to its schema, and JUnit and JSON can be read`() throws {
    let result = try #require(Self.files["result.xml"])
    let document = XMLDocument(SourceFile(path: "result.xml", bytes: result), kind: .result)
    #expect(document.diagnostics.map(\.headline) == [])
    let root = try #require(document.root)
    #expect(root.name == "result")
    let junit = try #require(Self.files["junit.xml"])
    #expect(XMLDocument(withoutSchema: SourceFile(path: "junit.xml", bytes: junit)).root != nil)
    let json = try JSONSerialization.jsonObject(with: Data(try #require(Self.files["result.json"])))
    let units = ((json as? [String: Any])?["units"] as? [[String: Any]])?
      .compactMap { $0["name"] as? String }
    #expect(units?.contains(Self.words[0]) == true)
    #expect(units?.contains(Self.long) == true)
  }

  @Test func `no cell of a table begins as a formula does`() {
    let tables = Self.files(".csv").filter { !$0.name.hasPrefix("rejects/") }
    #expect(tables.count > 8)
    for (name, bytes) in tables {
      let text = "\n" + String(decoding: bytes, as: UTF8.self)
      #expect(text.firstMatch(of: /[\n,]"?[=+\-@\t\r][^,\n\r]/) == nil, "\(name)")
      #expect(!bytes.contains(0), "\(name)")
    }
  }

  @Test func `no workbook has a formula or a link of the words, and all its parts can be read`()
    throws
  {
    let books = Self.files(".xlsx")
    #expect(books.count >= 3)
    for (name, bytes) in books {
      let held = SourceFile(path: name, bytes: bytes)
      try held.bytes.withUnsafeBufferPointer { buffer in
        let archive = try ZipArchive(buffer, owner: held)
        var texts = 0
        for number in 1...40 {
          let part = "xl/worksheets/sheet\(number).xml"
          guard archive.contains(part) else { continue }
          let sheet = try archive.read(part)
          let document = XMLDocument(withoutSchema: SourceFile(path: part, bytes: sheet))
          #expect(document.root != nil, "\(name) \(part): \(document.diagnostics.map(\.headline))")
          let text = String(decoding: sheet, as: UTF8.self)
          texts += text.contains("&lt;script&gt;alert(1)") ? 1 : 0
          #expect(!text.contains("<f>"), "\(name) \(part)")
          let links = "xl/worksheets/_rels/sheet\(number).xml.rels"
          guard archive.contains(links) else { continue }
          let targets = String(decoding: try archive.read(links), as: UTF8.self)
          #expect(!targets.contains("javascript:") && !targets.contains("http://x"), "\(name)")
        }
        if archive.contains("xl/sharedStrings.xml") {
          let text = try archive.read("xl/sharedStrings.xml")
          let document = XMLDocument(withoutSchema: SourceFile(path: "strings", bytes: text))
          #expect(document.root != nil, "\(name): \(document.diagnostics.map(\.headline))")
          texts += 1
        }
        #expect(texts > 0, "\(name)")
      }
    }
  }
}
