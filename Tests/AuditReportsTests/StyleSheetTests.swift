import Foundation
import Testing

@testable import AuditReports

struct StyleSheetTests {
  private static let pairs = [
    ("ink", "paper"), ("quiet", "paper"), ("link", "paper"), ("visited", "paper"),
    ("warn", "paper"), ("ink", "panel"), ("quiet", "panel"), ("link", "panel"),
    ("tone0-ink", "tone0"), ("tone1-ink", "tone1"), ("tone2-ink", "tone2"),
    ("tone3-ink", "tone3"), ("plain-ink", "plain"),
  ]

  @Test(arguments: pairs.map { [$0.0, $0.1] }, [false, true])
  func `text stands out from its ground by 4.5 to 1`(pair: [String], isDark: Bool) throws {
    let colours = Self.colours(isDark: isDark)
    let text = try #require(colours[pair[0]])
    let ground = try #require(colours[pair[1]])
    let ratio = Self.contrast(text, ground)
    #expect(ratio >= 4.5, "\(pair[0]) on \(pair[1]) has \(ratio)")
  }

  @Test func `bars stand out from the page and from what is open by what WCAG asks of graphics`()
    throws
  {
    for isDark in [false, true] {
      let colours = Self.colours(isDark: isDark)
      let bar = try #require(colours["bar"])
      #expect(Self.contrast(bar, try #require(colours["paper"])) >= 3)
      #expect(Self.contrast(bar, try #require(colours["bar-open"])) >= 3)
      #expect(Self.contrast(bar, try #require(colours["track"])) >= 3)
    }
  }

  private static func colours(isDark: Bool) -> [String: Int] {
    let parts = StyleSheet.colours.components(separatedBy: "@media")
    var found: [String: Int] = [:]
    for declaration in parts[isDark ? 1 : 0].split(whereSeparator: { ";{}".contains($0) }) {
      let sides = declaration.split(separator: ":").map {
        $0.trimmingCharacters(in: .whitespacesAndNewlines)
      }
      guard sides.count == 2, sides[0].hasPrefix("--"), sides[1].hasPrefix("#") else { continue }
      found[String(sides[0].dropFirst(2))] = Int(sides[1].dropFirst(), radix: 16)
    }
    return found
  }

  /// The contrast ratio of two colours, by WCAG 2.2's definition.
  private static func contrast(_ a: Int, _ b: Int) -> Double {
    let (high, low) = (max(luminance(a), luminance(b)), min(luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)
  }

  private static func luminance(_ colour: Int) -> Double {
    let parts: [Double] = [16, 8, 0].map { shift in
      let part = Double(colour >> shift & 0xFF) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
