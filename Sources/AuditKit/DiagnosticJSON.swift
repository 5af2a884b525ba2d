package import AuditCore
import Foundation

/// Writes diagnostics for other programs: one JSON object a line, its keys in order.
package struct DiagnosticJSON {
  private let showsValues: Bool

  /// Creates a writer; values of cases are left out unless the person asked for them.
  package init(showsValues: Bool) { self.showsValues = showsValues }

  /// The object's parts; what is not known is left out.
  private struct Line: Encodable {
    var severity: String
    var code: String
    var headline: String
    var file: String?
    var sheet: String?
    var line: Int?
    var column: Int?
    var label: String?
    var notes: [String]
    var helps: [String]
    var value: String?
  }

  /// Writes one diagnostic.
  package func line(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.place
    let line = Line(
      severity: diagnostic.severity.rawValue,
      code: diagnostic.code.name,
      headline: diagnostic.headline,
      file: place?.path,
      sheet: place?.sheet,
      line: place.flatMap { $0.line > 0 ? $0.line : nil },
      column: place.flatMap { $0.column > 0 ? $0.column : nil },
      label: diagnostic.label,
      notes: diagnostic.notes,
      helps: diagnostic.helps,
      value: showsValues ? diagnostic.caseValue : nil
    )
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(line)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
