import Testing

@testable import AuditReports

struct ByteSearchTests {
  @Test func `a text holds each of its parts and no other`() {
    let text = "count(contacts) >= 3"
    for start in text.indices {
      for end in text[start...].indices { #expect(text.holds(String(text[start..<end]))) }
    }
    #expect(text.holds(text))
    #expect(text.holds(""))
    #expect(!text.holds("contacts >"))
    #expect(!text.holds(text + " "))
    #expect(!"".holds("a"))
    #expect("aaab".holds("aab"))
  }

  @Test func `a text ends with two others, one after the other`() {
    #expect("some c in list satisfies c.attended".ends(with: "satisfies ", "c.attended"))
    #expect(!"some c in list satisfies c.attended".ends(with: "satisfies", "c.attended"))
    #expect(!"c.attended".ends(with: "satisfies ", "c.attended"))
    #expect("satisfies ".ends(with: "satisfies ", ""))
  }

  @Test(arguments: [("", 0, false), ("abc", 3, false), ("abcd", 3, true), ("éé", 2, false)])
  func `characters are counted, not bytes`(text: String, limit: Int, isLonger: Bool) {
    #expect(text.isLonger(than: limit) == isLonger)
  }
}
