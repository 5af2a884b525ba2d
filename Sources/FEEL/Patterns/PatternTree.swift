/// A regular expression as written: what it is made of.
indirect enum PatternTree {
  /// One character out of a set.
  case one(CharacterClass)
  /// One after the other.
  case sequence([PatternTree])
  /// The first that fits.
  case choice([PatternTree])
  /// Something repeated; a greedy repetition takes as much as it can.
  case repeated(PatternTree, least: Int, most: Int?, isGreedy: Bool)
  /// A group, numbered from 1, whose match is kept.
  case group(Int, PatternTree)
  /// What a group matched.
  case reference(Int)
  /// The start of the text, or of a line.
  case start
  /// The end of the text, or of a line.
  case end
}

/// Why a regular expression cannot be read; the sentence goes on from "a pattern".
struct PatternFault: Error, Equatable {
  let sentence: String

  static let badBackReference = PatternFault(
    sentence: "refers to a group that is not closed before"
  )
  static let badClass = PatternFault(sentence: "has a class of characters that cannot be read")
  static let badCount = PatternFault(sentence: "has a count that cannot be read")
  static let badEscape = PatternFault(sentence: "has a letter after '\\' that means nothing")
  static let badFlag = PatternFault(sentence: "has another flag than s, m, i and x")
  static let badReplacement = PatternFault(sentence: "has a replacement with a stray '$' or '\\'")
  static let matchesNothing = PatternFault(sentence: "fits the empty text, so it divides nothing")
  static let nothingToRepeat = PatternFault(sentence: "repeats something that is not there")
  static let tooLarge = PatternFault(sentence: "is too large")
  static let tooLargeResult = PatternFault(sentence: "makes a text that is too large")
  static let tooManySteps = PatternFault(sentence: "takes too many steps")
  static let unclosed = PatternFault(sentence: "has a bracket that is not closed")
  static let unexpectedSign = PatternFault(sentence: "has a bracket or brace out of place")
  static let unknownProperty = PatternFault(sentence: "names a property that no character has")

  /// What to write instead.
  var helps: [String] {
    switch self {
    case .badFlag: ["the flags are i (any case), s (. takes line ends), m (lines) and x (blanks)"]
    case .badEscape: ["write \\d, \\s, \\w, \\p{L} or a sign that stands for itself, as \\."]
    case .badCount: ["write {3}, {3,} or {3,5}"]
    case .unexpectedSign, .nothingToRepeat: ["write \\ before a sign that stands for itself"]
    case .unknownProperty: ["write \\p{L} for letters, \\p{Lu} for capitals, \\p{Nd} for digits"]
    default: []
    }
  }
}
