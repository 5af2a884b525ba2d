import AuditTestSupport
import FEEL
import Foundation
import Testing

struct LanguageReferenceTests {
  @Test func `the reference in docs is what the catalogue says`() throws {
    let file = Repository.root.appending(path: "docs/feel-reference.md")
    try expectGolden(LanguageReference.markdown, file)
  }

  @Test func `each function stands in one family`() {
    let names = BuiltinCatalogue.families.flatMap { $0.functions.map(\.name) }
    #expect(Set(names).count == names.count)
  }
}
