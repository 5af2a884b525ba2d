import Testing

@testable import AuditReports

struct SlugsTests {
  @Test(
    arguments: [
      ("North East", "north-east"), ("../../etc/passwd", "etc-passwd"), ("a/b\\c:d", "a-b-c-d"),
      ("Harbour & Vale", "harbour-vale"), (".hidden.", "hidden"), ("a..b", "a.b"),
      ("2.2.3.a", "2.2.3.a"), ("../../index.html", "index-html"),
    ]
  )
  func `a name becomes a safe file name`(name: String, slug: String) {
    #expect(Slugs.plain(name) == slug)
  }

  @Test func `names that differ only in case or marks get different files`() {
    var slugs = Slugs()
    let made = ["Westmere", "westmere", "West/mere", "CON", "💥", "💥"].map {
      slugs.make(for: $0, otherwise: "unit")
    }
    #expect(made == ["westmere", "westmere-2", "west-mere", "con-2", "unit", "unit-2"])
  }

  @Test func `a long name is cut`() {
    #expect(Slugs.plain(String(repeating: "long ", count: 100)).utf8.count <= 48)
  }
}
