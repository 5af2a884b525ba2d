/// Whom reports are from and how a service wants them to look.
public struct ReportSettings: Sendable, Hashable {
  /// The organisation's name; empty for none.
  public var organisation: String
  /// The protective marking, as `OFFICIAL-SENSITIVE`; empty for none.
  public var marking: String
  /// Whom to ask; empty for none.
  public var contact: String
  /// The colour of rules and edges; `nil` for the report's own.
  public var accent: Accent?
  /// The logo; `nil` for none.
  public var logo: Logo?

  /// A colour for light pages and one for dark ones.
  public struct Accent: Sendable, Hashable {
    /// The colour on white.
    public var light: Colour
    /// The colour on the dark ground; `nil` for the report's own.
    public var dark: Colour?

    /// Creates a pair.
    public init(light: Colour, dark: Colour? = nil) {
      self.light = light
      self.dark = dark
    }
  }

  /// A picture that is shown at the head of each page.
  public struct Logo: Sendable, Hashable {
    /// The format of its bytes.
    public var format: Format
    /// The bytes of the file.
    public var bytes: [UInt8]
    /// What it shows, for those who do not see it.
    public var text: String

    /// The formats of pictures.
    public enum Format: String, Sendable, Hashable, CaseIterable {
      /// Portable Network Graphics.
      case png
      /// A photograph.
      case jpeg
      /// A drawing.
      case svg

      /// The name that browsers know it by.
      public var mediaType: String { self == .svg ? "image/svg+xml" : "image/\(rawValue)" }
    }

    /// Creates a logo.
    public init(format: Format, bytes: [UInt8], text: String) {
      self.format = format
      self.bytes = bytes
      self.text = text
    }
  }

  /// Creates settings; without any, reports name nobody.
  public init(
    organisation: String = "",
    marking: String = "",
    contact: String = "",
    accent: Accent? = nil,
    logo: Logo? = nil
  ) {
    self.organisation = organisation
    self.marking = marking
    self.contact = contact
    self.accent = accent
    self.logo = logo
  }
}

/// A colour as screens show it.
public struct Colour: Sendable, Hashable, CustomStringConvertible {
  /// How much red, 0 to 255.
  public var red: UInt8
  /// How much green, 0 to 255.
  public var green: UInt8
  /// How much blue, 0 to 255.
  public var blue: UInt8

  /// Creates a colour.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads a colour written as `#1d70b8`.
  public init?(_ text: String) {
    let digits = Array(text.utf8.dropFirst())
    guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6 else { return nil }
    var value: UInt32 = 0
    for digit in digits {
      switch digit {
      case 0x30...0x39: value = value << 4 | UInt32(digit - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(digit - 0x37)
      case 0x61...0x66: value = value << 4 | UInt32(digit - 0x57)
      default: return nil
      }
    }
    self.init(
      red: UInt8(truncatingIfNeeded: value >> 16),
      green: UInt8(truncatingIfNeeded: value >> 8),
      blue: UInt8(truncatingIfNeeded: value)
    )
  }

  /// The colour as `#1d70b8`.
  public var description: String {
    let digits = Array("0123456789abcdef")
    let pairs = [red, green, blue].flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return "#" + String(pairs)
  }
}
