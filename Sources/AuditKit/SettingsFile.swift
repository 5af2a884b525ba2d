package import AuditCore
import AuditReaders
import Foundation

/// The settings of reports, read from where somebody wrote them.
package enum SettingsFile {
  /// Reads settings and the logo that they name.
  ///
  /// - Returns: The settings, unless they have an error; and all diagnostics.
  /// - Throws: When the document cannot be read at all.
  package static func read(
    _ path: String
  ) throws(SurroundingsFailure) -> (settings: ReportSettings?, diagnostics: DiagnosticList) {
    let reading = try read(try InputFile.read(path))
    return (reading.settings, DiagnosticList(reading.diagnostics))
  }

  /// The same, with what a result tells of the files that it rests on.
  static func read(
    _ path: String,
    _ diagnostics: inout DiagnosticList
  ) throws(SurroundingsFailure) -> (settings: ReportSettings, input: Provenance.Input) {
    let file = try InputFile.read(path)
    let reading = try read(file)
    diagnostics.add(reading.diagnostics)
    return (reading.settings ?? ReportSettings(), LoadedFramework.input("settings", file))
  }

  private static func read(
    _ file: SourceFile
  ) throws(SurroundingsFailure) -> (settings: ReportSettings?, diagnostics: [Diagnostic]) {
    let folder = URL(filePath: file.path).deletingLastPathComponent()
    let reading = SettingsReader.read(file) { name in
      let logo = URL(filePath: name, relativeTo: folder).path
      guard case .file = FileKind(at: logo) else { return nil }
      return FileManager.default.contents(atPath: logo).map { [UInt8]($0) }
    }
    let isUsable = !DiagnosticList(reading.diagnostics).hasErrors
    return (isUsable ? reading.settings : nil, reading.diagnostics)
  }
}
