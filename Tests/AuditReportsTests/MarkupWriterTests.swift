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

  /// What the writer must give, character by character and without a look at bytes.
  private static func plain(_ text: String, keepsDirection: Bool) -> String {
    let marks: [Unicode.Scalar: String] = [
      "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;",
    ]
    var shown = ""
    for scalar in text.unicodeScalars {
      let turns = keepsDirection && PrintableText.turns(scalar)
      let isHidden = PrintableText.steers(scalar) && !turns
      shown += marks[scalar] ?? (isHidden ? "\u{FFFD}" : String(scalar))
    }
    return shown
  }

  @Test func `random texts are written as character by character`() {
    // The same texts at every run, from Knuth's linear congruence.
    var random = Congruence(state: 20_240_701)
    let choices: [Unicode.Scalar] = [
      "a", "Z", " ", "\t", "\n", "&", "<", ">", "\"", "'", "é", "–", "東", "😀", "\u{0}", "\u{1B}",
      "\u{7F}", "\u{85}", "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{FFFE}", "\u{1FFFF}",
    ]
    for _ in 0..<2_000 {
      let kinds = Bool.random(using: &random) ? choices.count : 10
      var text = ""
      for _ in 0..<Int.random(in: 0...24, using: &random) {
        text.unicodeScalars.append(choices[Int.random(in: 0..<kinds, using: &random)])
      }
      #expect(Self.written(.text(text)) == Self.plain(text, keepsDirection: false))
      let isolated = Self.plain(text, keepsDirection: true)
      #expect(Self.written(.isolated(text)) == "<bdi>\(isolated)</bdi>")
    }
  }
}

/// Random numbers from a seed.
private struct Congruence: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
