import AuditCore
import AuditEngine

extension DiagnosticCode {
  static let disclosed = DiagnosticCode("disclosed")
  static let fileAboutCases = DiagnosticCode("file-about-cases")
  static let tableMissing = DiagnosticCode("table-missing")
  static let tableUnknown = DiagnosticCode("table-unknown")
  static let tableUnreadable = DiagnosticCode("table-unreadable")
}

/// The messages about what is to be shared; none says a number of cases.
extension Diagnostic {
  static func disclosed(_ finding: DisclosureAttack.Finding, at place: Place) -> Diagnostic {
    let column = "'\(finding.column)'"
    let headline =
      switch finding.way {
      case .shown: "a small number stands in the column \(column)"
      case .sums: "what \(column) withholds follows from other numbers"
      case .percentage: "a percentage stands beside what \(column) withholds"
      }
    return Diagnostic(
      .error,
      .disclosed,
      headline,
      at: place,
      helps: ["write the tables anew with audit --suppress, and do not change them by hand"]
    )
  }

  static func fileAboutCases(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .fileAboutCases,
      "something about single cases stands in the folder",
      at: Place(path: path),
      helps: ["share the folder 'share' that audit --suppress writes, and nothing else"]
    )
  }

  static func tableMissing(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .tableMissing,
      "a table that is to be checked is not there",
      at: Place(path: path),
      helps: ["name the folder 'share' that audit --suppress wrote"]
    )
  }

  static func tableUnknown(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .tableUnknown,
      "a table stands in the folder that cannot be checked",
      at: Place(path: path),
      helps: ["share what audit --suppress or rate --suppress writes, and nothing else"]
    )
  }

  static func tableUnreadable(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .tableUnreadable,
      "a table is not as audit --suppress writes it",
      at: Place(path: path),
      helps: ["write the tables anew with audit --suppress"]
    )
  }
}
