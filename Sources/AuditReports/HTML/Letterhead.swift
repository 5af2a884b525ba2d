import AuditCore

/// What every page has at its head and foot: whom it is from, how it is marked, whom to ask.
struct Letterhead {
  let settings: ReportSettings

  // Nothing but the report's own styles and pictures is let in, were a page ever to name another.
  private static let policy =
    "default-src 'none'; style-src 'self' file:; img-src 'self' file:; "
    + "base-uri 'none'; form-action 'none'"
  private static let ownPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    + "base-uri 'none'; form-action 'none'"

  /// Where the logo lies in the report's folder; `nil` without one.
  var logoPath: String? { settings.logo.map { "logo.\($0.format.rawValue)" } }

  /// The logo as a file of the report's folder.
  var logoFile: ReportFile? {
    guard let logo = settings.logo, let path = logoPath else { return nil }
    return ReportFile(path: path, bytes: logo.bytes)
  }

  /// The logo as an address that holds its bytes, for a page that has no files beside it.
  var logoAddress: String? {
    settings.logo.map { "data:\($0.format.mediaType);base64,\(Base64.text($0.bytes))" }
  }

  /// The head of a page whose style sheet is a file.
  func head(_ name: String, styles: Attribute) -> MarkupNode {
    head(name, policy: Self.policy, link(.rel("stylesheet"), styles))
  }

  /// The head of a page that holds its style sheet.
  func head(_ name: String, styles: String) -> MarkupNode {
    head(name, policy: Self.ownPolicy, .styles(styles))
  }

  private func head(_ name: String, policy: String, _ styles: MarkupNode) -> MarkupNode {
    AuditReports.head {
      meta(.charset("utf-8"))
      meta(.httpEquiv("Content-Security-Policy"), .content(policy))
      meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
      meta(.name("color-scheme"), .content("light dark"))
      title(name)
      styles
    }
  }

  /// The top of a page.
  func top(home: Attribute, programme: String, logo: String?) -> MarkupNode {
    header(.class("top")) {
      if !settings.marking.isEmpty { p(.class("marking"), text: settings.marking) }
      div(.class("wide")) {
        if let logo, let text = settings.logo?.text {
          img(.class("logo"), .src(logo), .alt(text))
        }
        if !settings.organisation.isEmpty {
          span(.class("organisation"), text: settings.organisation)
        }
        a(.class("home"), home, text: "Case audit")
        span(.class("programme"), text: programme)
      }
    }
  }

  /// The last lines of a page.
  var foot: MarkupNode {
    markup {
      let from = [settings.organisation, settings.contact].filter { !$0.isEmpty }
      if !from.isEmpty { p(from.joined(separator: ". ")) }
      if !settings.marking.isEmpty { p(.class("marking"), text: settings.marking) }
    }
  }
}
