/// The names that the parser knows, by the words they are made of.
///
/// A name of several words is told from single words by the longest known name that fits. Names
/// stay known to the end of an expression, because a path may reach an entry from far off.
struct NameTable {
  private struct Entry {
    let words: [String]
    let name: String
    let needsCall: Bool
  }

  private var entries: [String: [Entry]] = [:]
  /// Types that are known by a name besides those of the language.
  var types: [String: ValueType] = [:]

  /// Adds a name; one that `needsCall` is known only before a bracket.
  mutating func insert(_ name: String, needsCall: Bool = false) {
    // Most names are one word, which needs no lexer to tell.
    let isWord = name.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    let words = isWord && !name.isEmpty ? [name] : Lexer.words(of: name)
    insert(words: words, name: name, needsCall: needsCall)
  }

  /// Adds a name whose words are known.
  mutating func insert(words: [String], name: String, needsCall: Bool = false) {
    guard let first = words.first else { return }
    if words.count == 1, entries[first]?.contains(where: { $0.words.count == 1 }) == true {
      return
    }
    entries[first, default: []].append(Entry(words: words, name: name, needsCall: needsCall))
  }

  /// Finds the longest known name at a position of the tokens.
  func match(_ tokens: [Token], at position: Int) -> (name: String, count: Int)? {
    guard let candidates = entries[tokens[position].text] else { return nil }
    var best: (name: String, count: Int)?
    for candidate in candidates where candidate.words.count > (best?.count ?? 0) {
      let end = position + candidate.words.count
      guard end < tokens.count else { continue }
      let fits = zip(candidate.words, tokens[position..<end]).allSatisfy { $0 == $1.text }
      if fits, !candidate.needsCall || candidate.words.count == 1 || tokens[end].is("(") {
        best = (candidate.name, candidate.words.count)
      }
    }
    return best
  }
}
