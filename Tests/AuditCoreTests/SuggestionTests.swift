import AuditCore
import Testing

struct SuggestionTests {
  @Test func `a mistyped name finds its neighbour`() {
    let known = ["rosh.level", "rsr.score", "sentence.type"]
    #expect(Suggestion.help(for: "rosh.levl", in: known) == "did you mean 'rosh.level'?")
    #expect(Suggestion.help(for: "sentnece.type", in: known) == "did you mean 'sentence.type'?")
    #expect(Suggestion.help(for: "custody", in: known) == nil)
  }
}
