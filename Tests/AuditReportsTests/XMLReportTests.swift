import AuditCore
import AuditTestSupport
import Foundation
import Testing

@testable import AuditReports

struct XMLReportTests {
  private static let bytes = XMLReport(result: ResultFixture.result).file.bytes

  @Test func `the result as XML is written as agreed`() throws {
    try expectGolden(
      String(decoding: Self.bytes, as: UTF8.self),
      HTMLReportTests.golden("result.xml")
    )
  }

  @Test func `what no XML can hold is replaced and all else comes back`() {
    let text = "a<b>&\"'\r\n\t\u{0}\u{1F}é\u{202E}💥]]>"
    let piece = XMLPiece(
      name: "a",
      attributes: [("b", text)],
      children: [XMLPiece(name: "c", text: text)]
    )
    #expect(
      String(decoding: piece.document, as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <a b="a&lt;b&gt;&amp;&quot;'&#13;&#10;&#9;\u{FFFD}\u{FFFD}é\u{202E}💥]]&gt;">
          <c>a&lt;b&gt;&amp;&quot;'&#13;\n\t\u{FFFD}\u{FFFD}é\u{202E}💥]]&gt;</c>
        </a>

        """
    )
  }

  @Test func `each member of the JSON stands in the XML as often`() {
    let json = String(decoding: JSONReport(result: ResultFixture.result).file.bytes, as: UTF8.self)
    let xml = String(decoding: Self.bytes, as: UTF8.self)
    for (member, element) in [
      ("\"relevant\":", " relevant="), ("\"sha256\":", " sha256="), ("\"share\":", "<share "),
      ("\"insufficientKeyQuestions\":", "<concern "), ("\"towards\":", " towards="),
    ] {
      let count = json.components(separatedBy: member).count
      #expect(count > 1 && xml.components(separatedBy: element).count == count, "\(member)")
    }
  }

  @Test func `nobody who judged is named in XML, JUnit and Markdown`() {
    for bytes in [
      Self.bytes, JUnitReport(result: ResultFixture.result).bytes,
      MarkdownSummary(result: ResultFixture.result).file.bytes,
    ] {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("Assessor") && !text.contains("L. Lead"))
      #expect(!text.contains("names nobody") && !text.contains("Leaders know"))
    }
  }
}
