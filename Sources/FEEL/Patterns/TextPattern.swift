/// A regular expression, as `matches`, `replace` and `split` take it.
struct TextPattern {
  private let program: PatternProgram
  private let ignoresCase: Bool
  private let hasLines: Bool

  /// Reads a pattern with flags out of `smix`.
  init(_ pattern: String, flags: String) throws(PatternFault) {
    guard flags.allSatisfy({ "smix".contains($0) }) else { throw .badFlag }
    var signs = Array(pattern.unicodeScalars)
    if flags.contains("x") { signs = PatternParser.withoutSpace(signs) }
    var parser = PatternParser(signs, dotMatchesAll: flags.contains("s"))
    let tree = try parser.parse()
    program = try PatternProgram(tree, groupCount: parser.groupCount)
    ignoresCase = flags.contains("i")
    hasLines = flags.contains("m")
  }

  private func matcher(_ text: [Unicode.Scalar], _ budget: Int) -> PatternMatcher {
    PatternMatcher(
      program,
      in: text,
      ignoresCase: ignoresCase,
      hasLines: hasLines,
      budget: budget
    )
  }

  /// Whether the pattern is found; what it takes is taken off the budget of steps.
  func isFound(in text: String, budget: inout Int) throws(PatternFault) -> Bool {
    var matcher = matcher(Array(text.unicodeScalars), budget)
    defer { budget = matcher.budget }
    return try matcher.firstMatch(from: 0) != nil
  }

  /// The matches in a text, one behind the other.
  ///
  /// A pattern that fits the empty text divides nothing, so it has no matches of this kind.
  private func matches(
    in text: [Unicode.Scalar],
    budget: inout Int
  ) throws(PatternFault) -> [[Int]] {
    var empty = matcher([], budget)
    if try empty.firstMatch(from: 0) != nil { throw .matchesNothing }
    var matcher = matcher(text, budget)
    defer { budget = matcher.budget }
    var found: [[Int]] = []
    var start = 0
    while let match = try matcher.firstMatch(from: start) {
      found.append(match)
      start = match[1] > match[0] ? match[1] : match[1] + 1
    }
    return found
  }

  /// The text with each match replaced; `$1` stands for the first group.
  func replacing(
    in text: String,
    with replacement: String,
    budget: inout Int
  ) throws(PatternFault) -> String {
    let scalars = Array(text.unicodeScalars)
    let parts = try Self.parts(of: replacement, groupCount: program.groupCount)
    var result = String.UnicodeScalarView()
    var end = 0
    var length = 0
    for match in try matches(in: scalars, budget: &budget) {
      length += replacement.utf8.count * (1 + program.groupCount) + match[1] - match[0]
      guard length < ValueBounds.textLength else { throw .tooLargeResult }
      result.append(contentsOf: scalars[end..<match[0]])
      for part in parts {
        switch part {
        case .text(let scalar): result.append(scalar)
        case .group(let group):
          let (from, to) = (match[2 * group], match[2 * group + 1])
          if from >= 0, to >= from { result.append(contentsOf: scalars[from..<to]) }
        }
      }
      end = match[1]
    }
    result.append(contentsOf: scalars[end...])
    return String(result)
  }

  /// The parts between matches.
  func splitting(_ text: String, budget: inout Int) throws(PatternFault) -> [String] {
    let scalars = Array(text.unicodeScalars)
    var parts: [String] = []
    var end = 0
    func add(_ range: Range<Int>) {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      parts.append(String(view))
    }
    for match in try matches(in: scalars, budget: &budget) {
      add(end..<match[0])
      end = match[1]
    }
    add(end..<scalars.count)
    return parts
  }

  /// One part of a replacement.
  private enum Part {
    case text(Unicode.Scalar)
    case group(Int)
  }

  private static func parts(
    of replacement: String,
    groupCount: Int
  ) throws(PatternFault) -> [Part] {
    var parts: [Part] = []
    var rest = Array(replacement.unicodeScalars)[...]
    func digit() -> Int? { rest.first.flatMap { Int(String($0)) } }
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\\":
        guard let next = rest.popFirst(), next == "\\" || next == "$" else {
          throw .badReplacement
        }
        parts.append(.text(next))
      case "$":
        guard var group = digit() else { throw .badReplacement }
        rest.removeFirst()
        // `$12` is group 12 where there are so many, else group 1 and the digit 2.
        while let next = digit(), group * 10 + next <= groupCount {
          group = group * 10 + next
          rest.removeFirst()
        }
        if group <= groupCount { parts.append(.group(group)) }
      default: parts.append(.text(scalar))
      }
    }
    return parts
  }
}
