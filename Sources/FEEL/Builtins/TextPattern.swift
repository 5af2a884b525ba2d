import AuditCore

/// A regular expression, as `matches`, `replace` and `split` take it.
struct TextPattern {
  private let regex: Regex<AnyRegexOutput>

  /// Reads a pattern with flags out of `ismx`; `nil` when it cannot be read.
  init?(_ pattern: String, flags: String) {
    guard flags.allSatisfy({ "ismx".contains($0) }) else { return nil }
    var text = pattern
    if flags.contains("x") { text = String(text.filter { !$0.isWhitespace }) }
    guard var regex = try? Regex(text) else { return nil }
    if flags.contains("i") { regex = regex.ignoresCase() }
    if flags.contains("s") { regex = regex.dotMatchesNewlines() }
    if flags.contains("m") { regex = regex.anchorsMatchLineEndings() }
    self.regex = regex.matchingSemantics(.unicodeScalar)
  }

  /// Whether the pattern is found; `nil` when the search fails.
  func isFound(in text: String) -> Bool? {
    do {
      return try regex.firstMatch(in: text) != nil
    } catch {
      return nil
    }
  }

  /// The text with each match replaced; `$1` stands for the first group.
  func replacing(in text: String, with replacement: String) -> String? {
    var result = ""
    var end = text.startIndex
    for match in text.matches(of: regex) {
      result += text[end..<match.range.lowerBound]
      result += Self.filled(replacement, match.output)
      end = match.range.upperBound
    }
    return result + text[end...]
  }

  /// The parts between matches.
  func splitting(_ text: String) -> [String]? {
    var parts: [String] = []
    var end = text.startIndex
    for match in text.matches(of: regex) where !match.range.isEmpty {
      parts.append(String(text[end..<match.range.lowerBound]))
      end = match.range.upperBound
    }
    return parts + [String(text[end...])]
  }

  private static func filled(_ replacement: String, _ output: AnyRegexOutput) -> String {
    var result = ""
    var rest = replacement[...]
    while let character = rest.first {
      rest = rest.dropFirst()
      if character == "\\", let next = rest.first {
        result.append(next)
        rest = rest.dropFirst()
      } else if character == "$", let digit = rest.first?.wholeNumberValue {
        rest = rest.dropFirst()
        if digit < output.count { result += output[digit].substring ?? "" }
      } else {
        result.append(character)
      }
    }
    return result
  }
}
