import AuditCore
import FEEL
import Testing

/// A fault that a marked text must have.
struct Expected {
  let mark: Character
  let code: String
  let headline: String?
  let help: String?

  init(_ mark: Character, _ code: String, _ headline: String? = nil, help: String? = nil) {
    self.mark = mark
    self.code = code
    self.headline = headline
    self.help = help
  }
}

/// Checks a text in which marks like 1️⃣ stand before each faulty part.
func expectDiagnostics(
  _ marked: String,
  _ expected: [Expected],
  expecting type: ValueType? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let marks: Set<Character> = ["1️⃣", "2️⃣", "3️⃣", "4️⃣"]
  var columns: [Character: Int] = [:]
  var text = ""
  for character in marked {
    if marks.contains(character) {
      columns[character] = text.count + 1
    } else {
      text.append(character)
    }
  }
  let (expression, found) = FEEL.check(LocatedText(text), in: Example.scope, expecting: type)
  let isFaulty = found.contains { $0.severity == .error }
  #expect((expression == nil) == isFaulty, sourceLocation: sourceLocation)
  let told = found.map { "\($0.place?.column ?? 0) \($0.code.name)" }
  let wanted = expected.map { "\(columns[$0.mark] ?? 0) \($0.code)" }
  #expect(told.sorted() == wanted.sorted(), sourceLocation: sourceLocation)
  for diagnostic in found {
    #expect(diagnostic.headline.count <= 80, sourceLocation: sourceLocation)
    let match = expected.first {
      $0.code == diagnostic.code.name && columns[$0.mark] == diagnostic.place?.column
    }
    if let headline = match?.headline {
      #expect(diagnostic.headline == headline, sourceLocation: sourceLocation)
    }
    if let help = match?.help {
      #expect(
        diagnostic.helps.contains(help),
        "\(diagnostic.helps)",
        sourceLocation: sourceLocation
      )
    }
  }
}
