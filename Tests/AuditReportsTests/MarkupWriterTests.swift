import Testing

@testable import AuditReports

struct MarkupWriterTests {
  private static func written(_ node: MarkupNode) -> String {
    var writer = MarkupWriter()
    writer.write(node)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func `text and attributes cannot become markup`() {
    let node = a(.href("x\"><script>"), text: "<b>'&'</b>")
    #expect(
      Self.written(node)
        == "<a href=\"x&quot;&gt;&lt;script&gt;\">&lt;b&gt;&#39;&amp;&#39;&lt;/b&gt;</a>"
    )
  }

  @Test(arguments: ["\u{0}", "\u{1B}", "\u{7F}", "\u{9F}", "\u{FFFE}", "\r"])
  func `a character that controls is replaced`(text: String) {
    #expect(Self.written(.text("a\(text)b")) == "a\u{FFFD}b")
    #expect(Self.written(.isolated("a\(text)b")) == "<bdi>a\u{FFFD}b</bdi>")
  }

  @Test func `a mark of direction is kept only where it is isolated`() {
    #expect(Self.written(.text("a\u{202E}b")) == "a\u{FFFD}b")
    #expect(Self.written(.isolated("a\u{202E}b")) == "<bdi>a\u{202E}b</bdi>")
  }

  @Test func `letters of every script are kept`() {
    #expect(Self.written(.text("Ynys Môn, 東京, עברית")) == "Ynys Môn, 東京, עברית")
  }

  @Test func `an element without content has no end tag`() {
    #expect(Self.written(br()) == "<br>")
  }
}
