/// Tells which characters may stand in a page or on a terminal as they are.
enum PrintableText {
  /// Whether a character controls what shows it instead of being shown.
  static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF, 0xFEFF: true
    default: scalar.value & 0xFFFE == 0xFFFE || turns(scalar)
    }
  }

  /// Whether a character changes the direction of the text after it.
  static func turns(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The text on one line, with every character that controls a terminal replaced.
  static func line(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let breaks = scalar.value == 0x09 || scalar.value == 0x0A || scalar.value == 0x2028
      shown.append(breaks ? " " : steers(scalar) ? "\u{FFFD}" : scalar)
    }
    return String(shown)
  }
}
