/// Reads a regular expression in the dialect of XPath 2.0.
///
/// - Source: XQuery 1.0 and XPath 2.0 Functions and Operators section 7.6.1, which builds on XML
///   Schema part 2, appendix F.
struct PatternParser {
  private let signs: [Unicode.Scalar]
  private var position = 0
  private var depth = 0
  private let dotMatchesAll: Bool
  /// How many groups have been opened.
  private(set) var groupCount = 0
  private var closedGroups: Set<Int> = []

  /// How deeply groups may be nested.
  private static let depthLimit = 100

  /// Reads a pattern; the white space that the flag `x` allows is already taken out.
  init(_ pattern: [Unicode.Scalar], dotMatchesAll: Bool) {
    signs = pattern
    self.dotMatchesAll = dotMatchesAll
  }

  /// Takes out the white space of a pattern, but for that in classes.
  static func withoutSpace(_ pattern: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var kept: [Unicode.Scalar] = []
    var classDepth = 0
    var isEscaped = false
    for sign in pattern {
      let isSpace = sign == " " || sign == "\t" || sign == "\n" || sign == "\r"
      if isSpace, classDepth == 0 { continue }
      if !isEscaped, sign == "[" { classDepth += 1 }
      if !isEscaped, sign == "]", classDepth > 0 { classDepth -= 1 }
      isEscaped = sign == "\\" && !isEscaped
      kept.append(sign)
    }
    return kept
  }

  /// Reads the whole pattern.
  mutating func parse() throws(PatternFault) -> PatternTree {
    let tree = try parseChoice()
    guard position == signs.count else { throw .unexpectedSign }
    return tree
  }

  private var sign: Unicode.Scalar? { position < signs.count ? signs[position] : nil }

  private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    guard sign == wanted else { return false }
    position += 1
    return true
  }

  private mutating func parseChoice() throws(PatternFault) -> PatternTree {
    var branches = [try parseBranch()]
    while take("|") { branches.append(try parseBranch()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func parseBranch() throws(PatternFault) -> PatternTree {
    var pieces: [PatternTree] = []
    while let sign, sign != "|", sign != ")" { pieces.append(try parsePiece()) }
    return pieces.count == 1 ? pieces[0] : .sequence(pieces)
  }

  private mutating func parsePiece() throws(PatternFault) -> PatternTree {
    let atom = try parseAtom()
    var counts: (least: Int, most: Int?)?
    if take("*") {
      counts = (0, nil)
    } else if take("+") {
      counts = (1, nil)
    } else if take("?") {
      counts = (0, 1)
    } else if take("{") {
      counts = try parseCounts()
    }
    guard let counts else { return atom }
    return .repeated(atom, least: counts.least, most: counts.most, isGreedy: !take("?"))
  }

  private mutating func parseCounts() throws(PatternFault) -> (least: Int, most: Int?) {
    guard let least = parseNumber() else { throw .badCount }
    if take("}") { return (least, least) }
    guard take(",") else { throw .badCount }
    if take("}") { return (least, nil) }
    guard let most = parseNumber(), most >= least, take("}") else { throw .badCount }
    return (least, most)
  }

  private mutating func parseNumber() -> Int? {
    var number: Int?
    while let sign, ("0"..."9").contains(sign), (number ?? 0) < 100_000 {
      number = (number ?? 0) * 10 + Int(sign.value - 48)
      position += 1
    }
    return number
  }

  private mutating func parseAtom() throws(PatternFault) -> PatternTree {
    guard let sign else { throw .unclosed }
    position += 1
    switch sign {
    case "^": return .start
    case "$": return .end
    case ".": return .one(dotMatchesAll ? .any : .withinLine)
    case "(": return try parseGroup()
    case "[": return .one(try parseClass())
    case "\\": return try parseEscape()
    case "*", "+", "?": throw .nothingToRepeat
    case "]", "{", "}", ")": throw .unexpectedSign
    default: return .one(.character(sign))
    }
  }

  private mutating func parseGroup() throws(PatternFault) -> PatternTree {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw .tooLarge }
    groupCount += 1
    let number = groupCount
    let tree = try parseChoice()
    guard take(")") else { throw .unclosed }
    closedGroups.insert(number)
    return .group(number, tree)
  }

  private mutating func parseEscape() throws(PatternFault) -> PatternTree {
    guard let sign else { throw .badEscape }
    guard ("1"..."9").contains(sign) else { return .one(try parseClassEscape()) }
    var number = Int(sign.value - 48)
    position += 1
    // `\12` is group 12 where there are so many, else group 1 and the digit 2.
    while let next = self.sign, ("0"..."9").contains(next) {
      let longer = number * 10 + Int(next.value - 48)
      guard longer <= groupCount else { break }
      number = longer
      position += 1
    }
    guard closedGroups.contains(number) else { throw .badBackReference }
    return .reference(number)
  }

  /// Reads what stands after a backslash, in a class or outside.
  private mutating func parseClassEscape() throws(PatternFault) -> CharacterClass {
    guard let sign else { throw .badEscape }
    position += 1
    switch sign {
    case "n": return .character("\n")
    case "r": return .character("\r")
    case "t": return .character("\t")
    case "s": return .space
    case "S": return .not(.space)
    case "d": return .category("Nd")
    case "D": return .not(.category("Nd"))
    case "w": return .word
    case "W": return .not(.word)
    case "i": return .nameStart
    case "I": return .not(.nameStart)
    case "c": return .namePart
    case "C": return .not(.namePart)
    case "p": return try parseProperty()
    case "P": return .not(try parseProperty())
    case "\\", "|", ".", "?", "*", "+", "(", ")", "{", "}", "-", "[", "]", "^", "$":
      return .character(sign)
    default: throw .badEscape
    }
  }

  private mutating func parseProperty() throws(PatternFault) -> CharacterClass {
    guard take("{") else { throw .badEscape }
    var name = String.UnicodeScalarView()
    while let sign, sign != "}" {
      name.append(sign)
      position += 1
    }
    guard take("}") else { throw .unclosed }
    guard let found = CharacterClass.named(String(name)) else { throw .unknownProperty }
    return found
  }

  /// Reads a class behind its opening bracket.
  private mutating func parseClass() throws(PatternFault) -> CharacterClass {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw .tooLarge }
    let isNegative = take("^")
    var parts: [CharacterClass] = []
    while !take("]") {
      guard let sign else { throw .unclosed }
      if sign == "-", position + 1 < signs.count, signs[position + 1] == "[", !parts.isEmpty {
        position += 2
        let removed = try parseClass()
        guard take("]") else { throw .badClass }
        let kept: CharacterClass = isNegative ? .not(.union(parts)) : .union(parts)
        return .without(kept, removed)
      }
      parts.append(try parseRange(isFirst: parts.isEmpty))
    }
    guard !parts.isEmpty else { throw .badClass }
    return isNegative ? .not(.union(parts)) : .union(parts)
  }

  private mutating func parseRange(isFirst: Bool) throws(PatternFault) -> CharacterClass {
    if sign == "-" {
      // A hyphen stands for itself at either end of a class alone.
      position += 1
      guard isFirst || sign == "]" || sign == "-" else { throw .badClass }
      return .character("-")
    }
    let low = try parseMember()
    guard sign == "-", position + 1 < signs.count, signs[position + 1] != "]",
      signs[position + 1] != "["
    else { return low }
    position += 1
    let high = try parseMember()
    guard case .range(let first, let same) = low, first == same,
      case .range(let last, let other) = high, last == other, first <= last
    else { throw .badClass }
    return .range(first, last)
  }

  private mutating func parseMember() throws(PatternFault) -> CharacterClass {
    guard let sign else { throw .unclosed }
    position += 1
    switch sign {
    case "\\": return try parseClassEscape()
    case "[": throw .badClass
    default: return .character(sign)
    }
  }
}
