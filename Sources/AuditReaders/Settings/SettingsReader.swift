public import AuditCore

/// Reads the settings of reports.
public enum SettingsReader {
  /// The greatest size of a logo, in bytes.
  static let largestLogo = 256 * 1024

  /// The grounds of pages, which an accent must stand out against.
  private static let grounds = (
    light: Colour(red: 0xFF, green: 0xFF, blue: 0xFF),
    dark: Colour(red: 0x14, green: 0x17, blue: 0x1B)
  )
  private static let leastContrast = 4.5

  /// Reads settings from XML.
  ///
  /// - Parameters:
  ///   - file: The document.
  ///   - open: Gives the bytes of a file that the document names; `nil` when it cannot be read.
  /// - Returns: The settings, which may be used only when no diagnostic is an error; `nil` when the
  ///   document is against its schema.
  public static func read(
    _ file: SourceFile,
    open: (String) -> [UInt8]?
  ) -> (settings: ReportSettings?, diagnostics: [Diagnostic]) {
    let document = XMLDocument(file, kind: .settings)
    guard let root = document.root, document.diagnostics.isEmpty else {
      return (nil, document.diagnostics)
    }
    var diagnostics: [Diagnostic] = []
    let settings = ReportSettings(
      organisation: root.words(ofChild: "organisation"),
      marking: root.words(ofChild: "marking"),
      contact: root.words(ofChild: "contact"),
      accent: root.child("accent").flatMap { accent($0, &diagnostics) },
      logo: root.child("logo").flatMap { logo($0, open, &diagnostics) }
    )
    return (settings, diagnostics)
  }

  private static func accent(
    _ element: XMLElement,
    _ diagnostics: inout [Diagnostic]
  ) -> ReportSettings.Accent? {
    guard let light = Colour(element.words("light")) else { return nil }
    let dark = Colour(element.words("dark"))
    check(light, on: grounds.light, element.place(of: "light"), &diagnostics)
    if let dark { check(dark, on: grounds.dark, element.place(of: "dark"), &diagnostics) }
    return ReportSettings.Accent(light: light, dark: dark)
  }

  private static func check(
    _ colour: Colour,
    on ground: Colour,
    _ place: Place,
    _ diagnostics: inout [Diagnostic]
  ) {
    let ratio = Contrast.ratio(colour, ground)
    if ratio >= leastContrast { return }
    let cure = Contrast.mended(colour, on: ground, least: leastContrast)
    diagnostics.append(
      SettingsMessages.lowContrast(
        Contrast.words(ratio),
        on: ground == grounds.light ? "white" : "the dark ground",
        cure: cure,
        at: place
      )
    )
  }

  private static func logo(
    _ element: XMLElement,
    _ open: (String) -> [UInt8]?,
    _ diagnostics: inout [Diagnostic]
  ) -> ReportSettings.Logo? {
    let place = element.place(of: "file")
    guard let bytes = open(element.words("file")) else {
      diagnostics.append(SettingsMessages.logoMissing(at: place))
      return nil
    }
    if bytes.count > largestLogo {
      diagnostics.append(
        SettingsMessages.logoTooLarge(bytes.count, largest: largestLogo, at: place)
      )
      return nil
    }
    guard let format = format(of: bytes) else {
      diagnostics.append(SettingsMessages.logoKind(at: place))
      return nil
    }
    if format == .svg, let fault = fault(ofDrawing: bytes) {
      diagnostics.append(SettingsMessages.logoActive(fault, at: place))
      return nil
    }
    return ReportSettings.Logo(format: format, bytes: bytes, text: element.words("text"))
  }

  /// The format that a picture's first bytes tell; what its file is called tells nothing.
  private static func format(of bytes: [UInt8]) -> ReportSettings.Logo.Format? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    return drawing(bytes).root?.name == "svg" ? .svg : nil
  }

  private static func drawing(_ bytes: [UInt8]) -> XMLDocument {
    XMLDocument(withoutSchema: SourceFile(path: "logo", bytes: bytes))
  }

  /// What a drawing does besides being shown; `nil` when it does nothing else.
  private static func fault(ofDrawing bytes: [UInt8]) -> String? {
    guard let root = drawing(bytes).root else { return nil }
    var waiting = [root]
    while let element = waiting.popLast() {
      let name = element.name.lowercased()
      if ["script", "foreignobject", "iframe", "style"].contains(name) {
        return "it holds the element '\(name)'"
      }
      for attribute in element.attributes {
        let name = attribute.name.lowercased()
        let value = attribute.value.text.lowercased()
        if name.hasPrefix("on") { return "it acts on '\(name)'" }
        if name == "href", !value.hasPrefix("#"), !value.hasPrefix("data:image/") {
          return "it links to another file"
        }
        if value.contains("url("), !value.contains("url(#") { return "it names another file" }
      }
      waiting += element.children
    }
    return nil
  }
}
