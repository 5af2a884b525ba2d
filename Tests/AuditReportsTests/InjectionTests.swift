import AuditCore
import Foundation
import Testing

@testable import AuditReports

/// Whatever records, judgements and settings say, no format takes it for more than words.
struct InjectionTests {
  private static let words = [
    "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' autofocus onfocus='alert(1)",
    "</style></title><svg onload=alert(1)>", "<!--", "]]>", "&lt;b&gt;", "javascript:alert(1)",
    "C-\u{202E}0001\u{2066}", "a\u{0}b\u{7}c", "\u{1B}[31mred\u{9B}0m", "a\r\nb\u{2028}c\u{85}d",
    "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "| a | b |\n| --- |", "[a](http://x)`",
    "\\", nobody, "../../index.html", String(repeating: "x", count: 10_000),
  ]

  /// Characters that stand for nothing, which no literal may hold.
  private static let nobody = String(
    String.UnicodeScalarView([0xFFFE, 0xFDD0, 0xFEFF].compactMap { Unicode.Scalar($0) })
  )

  /// The fixture with the same words in every place that somebody else fills in.
  private static func result(_ words: String) -> AuditResult {
    var result = ResultFixture.result
    result.caseIDs = result.caseIDs.indices.map { "\(words)\($0)" }
    result.units = UnitTree(
      units: result.units.units.enumerated().map { index, unit in
        var unit = unit
        unit.name = "\(words)\(index)"
        return unit
      },
      unitOfCase: result.units.unitOfCase
    )
    for index in result.differences.indices {
      result.differences[index].judgement.by = words
      result.differences[index].judgement.why = words
    }
    result.settings = ReportSettings(
      organisation: "\(words)o",
      marking: "\(words)m",
      contact: "\(words)c"
    )
    return result
  }

  /// The tags of markup without what their attributes say.
  private static func outline(_ bytes: [UInt8]) -> [String] {
    let scan = PageScan(bytes)
    #expect(scan.faults.isEmpty)
    return scan.tags.map { "\($0.name) \($0.attributes.keys.sorted())" }
  }

  private static func markup(_ words: String) -> [[UInt8]] {
    let result = result(words)
    let report = HTMLReport(result: result)
    return [
      XMLReport(result: result).file.bytes, JUnitReport(result: result).bytes,
      report.singleFile(explanations: [ExplanationFixture.explanation(row: 5)]).bytes,
      report.pages[1].bytes, report.pages[3].bytes, report.pages[4].bytes, report.pages[5].bytes,
    ]
  }

  private static let plain = markup("C").map { outline(Array($0)) }

  /// All of them end to end, and those that end a line or a text by themselves.
  private static let together = [
    words.filter { $0.count < 1000 }.joined(separator: " "), words[9], words[11], nobody,
  ]

  @Test(arguments: together) func `no words become a tag or an attribute of any page or document`(
    words: String
  ) {
    for (bytes, expected) in zip(Self.markup(words), Self.plain) {
      #expect(Self.outline(bytes) == expected)
      #expect(!bytes.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 })
    }
  }

  @Test(arguments: words) func `JSON gives each identifier back as it was`(words: String) throws {
    let bytes = JSONReport(result: Self.result(words)).file.bytes
    let read = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let units = (read?["units"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
    #expect(units == ResultFixture.units.units.indices.map { "\(words)\($0)" })
  }

  @Test(arguments: words) func `no words break out of a cell or a line of the Markdown summary`(
    words: String
  ) {
    func outline(_ words: String) -> [String] {
      let file = MarkdownSummary(result: Self.result(words)).file
      let text = String(decoding: file.bytes, as: UTF8.self).replacing("\\\\", with: "")
      return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        let bars = line.replacing("\\|", with: "").count { $0 == "|" }
        let kinds = ["# ", "## ", "### ", "- ", "| ", "**"].filter { line.hasPrefix($0) }
        return "\(bars) \(kinds)"
      }
    }
    #expect(outline(words) == outline("C"))
    let text = String(
      decoding: MarkdownSummary(result: Self.result(words)).file.bytes,
      as: UTF8.self
    )
    #expect(!text.replacing("\\<", with: "").contains("<"))
    #expect(!text.unicodeScalars.contains { PrintableText.steers($0) })
  }

  @Test(arguments: words) func `no words begin a formula in a table`(words: String) {
    let table = OutcomesCSV(result: Self.result(words))
    var bytes = table.header
    table.append(rows: 0..<table.rowCount, to: &bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    for start in ["\n=", "\n+", "\n-", "\n@", "\n\t", ",=", ",+", ",-", ",@", "\"=", "\"+", "\"@"] {
      #expect(!text.contains(start), "\(start.debugDescription)")
    }
    #expect(!text.contains("\u{0}"))
  }

  @Test(arguments: words) func `no words steer a terminal`(words: String) {
    let text = TerminalSummary(result: Self.result(words)).text
    #expect(!text.unicodeScalars.contains { $0.value != 0x0A && PrintableText.steers($0) })
  }
}
