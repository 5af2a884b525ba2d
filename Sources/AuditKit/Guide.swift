package import AuditCore
import AuditEngine
import AuditReports

/// The writing of a framework as a document for people.
package enum Guide {
  /// Reads a framework and writes its guide into a folder.
  ///
  /// - Returns: Whether it was written, which it is not when a document has an error; and all
  ///   diagnostics.
  /// - Throws: When the surroundings fail.
  package static func write(
    _ path: String,
    vocabularyPath: String? = nil,
    settingsPath: String? = nil,
    to folder: OutputFolder
  ) throws(SurroundingsFailure) -> (isWritten: Bool, diagnostics: DiagnosticList) {
    var (loaded, diagnostics) = try LoadedFramework.load(path, vocabularyPath: vocabularyPath)
    var settings = ReportSettings()
    if let settingsPath { settings = try SettingsFile.read(settingsPath, &diagnostics).settings }
    guard let loaded, !diagnostics.hasErrors else { return (false, diagnostics) }
    let report = GuideReport(
      guide: GuideMaker.make(loaded.compiled),
      settings: settings,
      programVersion: AuditEnvironment.programVersion,
      bases: loaded.bases,
      digest: loaded.digest
    )
    for file in report.files { try folder.write(file.path, file.bytes) }
    return (true, diagnostics)
  }
}
