/// A set of characters, as a regular expression tells it.
///
/// - Source: XML Schema part 2, appendix F; XQuery 1.0 and XPath 2.0 Functions section 7.6.1.
indirect enum CharacterClass {
  /// Characters from one to another, by number.
  case range(Unicode.Scalar, Unicode.Scalar)
  /// The characters of a Unicode category, as `L` or `Nd`.
  case category(String)
  /// A line's characters: all but the ends of lines.
  case withinLine
  /// All characters.
  case any
  /// White space.
  case space
  /// What a word is made of: all but marks of punctuation, separators and the rest.
  case word
  /// What an XML name begins with.
  case nameStart
  /// What an XML name goes on with.
  case namePart
  /// Any of several.
  case union([CharacterClass])
  /// All others.
  case not(CharacterClass)
  /// The first without the second.
  case without(CharacterClass, CharacterClass)

  static func character(_ scalar: Unicode.Scalar) -> CharacterClass { .range(scalar, scalar) }

  /// Whether a character belongs to the set.
  func contains(_ scalar: Unicode.Scalar, ignoringCase: Bool) -> Bool {
    switch self {
    case .range(let low, let high):
      if low <= scalar, scalar <= high { return true }
      guard ignoringCase else { return false }
      if low == high { return scalar.foldedCase == low.foldedCase }
      return scalar.caseVariants.contains { low <= $0 && $0 <= high }
    case .category(let name): return scalar.belongs(toCategory: name)
    case .withinLine: return scalar != "\n" && scalar != "\r"
    case .any: return true
    case .space: return scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
    case .word: return !["P", "Z", "C"].contains { scalar.belongs(toCategory: $0) }
    case .nameStart: return scalar.startsName
    case .namePart: return scalar.continuesName
    case .union(let parts):
      return parts.contains { $0.contains(scalar, ignoringCase: ignoringCase) }
    case .not(let other): return !other.contains(scalar, ignoringCase: ignoringCase)
    case .without(let first, let second):
      return first.contains(scalar, ignoringCase: ignoringCase)
        && !second.contains(scalar, ignoringCase: ignoringCase)
    }
  }

  /// The class that `\p{…}` names; `nil` when there is none.
  static func named(_ name: String) -> CharacterClass? {
    if categories.contains(name) { return .category(name) }
    guard name.hasPrefix("Is"), let block = blocks[String(name.dropFirst(2))] else { return nil }
    guard let low = Unicode.Scalar(block.lowerBound), let high = Unicode.Scalar(block.upperBound)
    else { return nil }
    return .range(low, high)
  }

  private static let categories: Set<String> = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc",
    "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C",
    "Cc", "Cf", "Co", "Cn",
  ]

  private static let blocks: [String: ClosedRange<UInt32>] = [
    "BasicLatin": 0...0x7F, "Latin-1Supplement": 0x80...0xFF, "LatinExtended-A": 0x100...0x17F,
    "LatinExtended-B": 0x180...0x24F, "IPAExtensions": 0x250...0x2AF,
    "SpacingModifierLetters": 0x2B0...0x2FF, "CombiningDiacriticalMarks": 0x300...0x36F,
    "Greek": 0x370...0x3FF, "GreekandCoptic": 0x370...0x3FF, "Cyrillic": 0x400...0x4FF,
    "Armenian": 0x530...0x58F, "Hebrew": 0x590...0x5FF, "Arabic": 0x600...0x6FF,
    "Syriac": 0x700...0x74F, "Thaana": 0x780...0x7BF, "Devanagari": 0x900...0x97F,
    "Bengali": 0x980...0x9FF, "Gurmukhi": 0xA00...0xA7F, "Gujarati": 0xA80...0xAFF,
    "Tamil": 0xB80...0xBFF, "Telugu": 0xC00...0xC7F, "Thai": 0xE00...0xE7F,
    "Tibetan": 0xF00...0xFFF, "Georgian": 0x10A0...0x10FF, "HangulJamo": 0x1100...0x11FF,
    "Ethiopic": 0x1200...0x137F, "Cherokee": 0x13A0...0x13FF, "Runic": 0x16A0...0x16FF,
    "Khmer": 0x1780...0x17FF, "Mongolian": 0x1800...0x18AF,
    "LatinExtendedAdditional": 0x1E00...0x1EFF, "GreekExtended": 0x1F00...0x1FFF,
    "GeneralPunctuation": 0x2000...0x206F, "SuperscriptsandSubscripts": 0x2070...0x209F,
    "CurrencySymbols": 0x20A0...0x20CF, "LetterlikeSymbols": 0x2100...0x214F,
    "NumberForms": 0x2150...0x218F, "Arrows": 0x2190...0x21FF,
    "MathematicalOperators": 0x2200...0x22FF, "MiscellaneousTechnical": 0x2300...0x23FF,
    "BoxDrawing": 0x2500...0x257F, "BlockElements": 0x2580...0x259F,
    "GeometricShapes": 0x25A0...0x25FF, "MiscellaneousSymbols": 0x2600...0x26FF,
    "Dingbats": 0x2700...0x27BF, "Hiragana": 0x3040...0x309F, "Katakana": 0x30A0...0x30FF,
    "CJKUnifiedIdeographs": 0x4E00...0x9FFF, "HangulSyllables": 0xAC00...0xD7A3,
    "PrivateUse": 0xE000...0xF8FF, "AlphabeticPresentationForms": 0xFB00...0xFB4F,
    "Specials": 0xFFF0...0xFFFD,
  ]
}

extension Unicode.Scalar {
  /// The other forms of a letter, small and capital, where each is one character.
  ///
  /// The sign of kelvin has a small letter k, whose capital is the letter K: all three are alike.
  var caseVariants: [Unicode.Scalar] {
    let small = smallLetter
    let capital = capitalLetter
    return [small, capital, small.capitalLetter, capital.smallLetter]
  }

  /// The form in which letters are alike that differ in nothing but being small or capital.
  var foldedCase: Unicode.Scalar { capitalLetter.smallLetter }

  private var smallLetter: Unicode.Scalar { Self.single(properties.lowercaseMapping) ?? self }

  private var capitalLetter: Unicode.Scalar { Self.single(properties.uppercaseMapping) ?? self }

  private static func single(_ text: String) -> Unicode.Scalar? {
    text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
  }

  fileprivate func belongs(toCategory name: String) -> Bool {
    let own = properties.generalCategory.letters
    return name.utf8.count == 1 ? own.utf8.first == name.utf8.first : own == name
  }

  /// - Source: XML 1.0, fifth edition, production 4.
  fileprivate var startsName: Bool {
    switch value {
    case 0x3A, 0x5F, 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF,
      0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF,
      0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      true
    default: false
    }
  }

  /// - Source: XML 1.0, fifth edition, production 4a.
  fileprivate var continuesName: Bool {
    switch value {
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: startsName
    }
  }
}

extension Unicode.GeneralCategory {
  /// The two letters of the category.
  fileprivate var letters: String {
    switch self {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }
}
