import AuditCore

extension DiagnosticCode {
  static let formerMissing = DiagnosticCode("former-missing")
  static let formerOtherFramework = DiagnosticCode("former-other-framework")
  static let formerOtherNames = DiagnosticCode("former-other-names")
}

/// The messages about the folder of an earlier audit.
extension Diagnostic {
  static func formerMissing(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .formerMissing,
      "a file that an audit leaves behind is not there",
      at: Place(path: path),
      helps: [
        "name the folder that audit wrote with --out; the folder 'share' in it holds too little"
      ]
    )
  }

  static func formerOtherFramework(_ found: String, _ wanted: String, _ place: Place) -> Diagnostic
  {
    Diagnostic(
      .error,
      .formerOtherFramework,
      "the earlier audit was made against another framework: '\(found)'",
      at: place,
      notes: ["'\(wanted)' is expected; versions of one framework can be compared"],
      helps: ["audit the earlier cases against '\(wanted)', then compare"]
    )
  }

  static func formerOtherNames(_ old: CaseNaming, _ new: CaseNaming) -> Diagnostic {
    let (note, help): (String, String) =
      switch (old, new) {
      case (.references, .pseudonyms):
        (
          "the earlier one calls them by references, this one by pseudonyms",
          "audit the earlier cases again with the same --pseudonyms"
        )
      case (.pseudonyms, .references):
        (
          "the earlier one calls them by pseudonyms, this one by references",
          "give --pseudonyms with the key of the earlier audit"
        )
      default:
        (
          "their pseudonyms were made with different keys",
          "give --pseudonyms with the key of the earlier audit"
        )
      }
    return Diagnostic(
      .warning,
      .formerOtherNames,
      "the two audits call their cases by names that do not fit together",
      notes: [note, "ratings and shares are compared, cases are not"],
      helps: [help]
    )
  }
}
