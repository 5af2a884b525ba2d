import AuditCore
import Foundation

/// How well two colours stand out against each other.
enum Contrast {
  /// The ratio from 1 to 21.
  ///
  /// - Source: Web Content Accessibility Guidelines 2.2, "contrast ratio" and "relative luminance".
  static func ratio(_ left: Colour, _ right: Colour) -> Double {
    let (a, b) = (luminance(left), luminance(right))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private static func luminance(_ colour: Colour) -> Double {
    func linear(_ part: UInt8) -> Double {
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green)
      + 0.0722 * linear(colour.blue)
  }

  /// The ratio to one decimal place, cut off, so that none seems to reach an edge it does not reach.
  static func words(_ ratio: Double) -> String {
    let tenths = Int(ratio * 10)
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// The nearest mix with black or white that has the contrast asked for.
  static func mended(_ colour: Colour, on ground: Colour, least: Double) -> Colour {
    let end: Double = luminance(ground) > 0.5 ? 0 : 255
    for step in 1...100 {
      func mixed(_ part: UInt8) -> UInt8 {
        UInt8((Double(part) + (end - Double(part)) * Double(step) / 100).rounded())
      }
      let mix = Colour(
        red: mixed(colour.red),
        green: mixed(colour.green),
        blue: mixed(colour.blue)
      )
      if ratio(mix, ground) >= least { return mix }
    }
    return colour
  }
}
