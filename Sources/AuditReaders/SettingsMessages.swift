import AuditCore

extension DiagnosticCode {
  static let logoActive = DiagnosticCode("logo-active")
  static let logoKind = DiagnosticCode("logo-kind")
  static let logoMissing = DiagnosticCode("logo-missing")
  static let logoTooLarge = DiagnosticCode("logo-too-large")
  static let lowContrast = DiagnosticCode("low-contrast")
}

/// The messages about the settings of reports.
enum SettingsMessages {
  static func logoActive(_ fault: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .logoActive,
      "the logo is a drawing that does more than be shown",
      at: place,
      notes: [fault],
      helps: ["save it as a plain SVG, or as a PNG"]
    )
  }

  static func logoKind(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .logoKind,
      "the logo is no picture in a format that every browser shows",
      at: place,
      notes: ["its first bytes are none of PNG, JPEG and SVG"],
      helps: ["save it as a PNG, JPEG or SVG without a DOCTYPE"]
    )
  }

  static func logoMissing(at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .logoMissing,
      "the logo cannot be read",
      at: place,
      notes: ["its path is taken from the folder of the settings"],
      helps: ["put the file there, or mend its path"]
    )
  }

  static func logoTooLarge(_ size: Int, largest: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .error,
      .logoTooLarge,
      "the logo has \(size / 1024) KB, more than \(largest / 1024) KB",
      at: place,
      helps: ["make it smaller: it is shown 48 pixels high"]
    )
  }

  static func lowContrast(
    _ ratio: String,
    on ground: String,
    cure: Colour,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .lowContrast,
      "the accent has a contrast of \(ratio) to 1 with \(ground)",
      at: place,
      notes: ["what is fainter than 4.5 to 1 is lost on many readers"],
      helps: ["write \(cure), which is the same colour as near as it can be"]
    )
  }
}
