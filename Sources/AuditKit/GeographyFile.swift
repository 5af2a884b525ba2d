import AuditCore
import AuditReaders
import Foundation

/// A list of units, read from a document or found by its name.
enum GeographyFile {
  /// Reads a list.
  ///
  /// - Parameters:
  ///   - name: The path of a document, or the identifier of one in `standards/geography`.
  ///   - frameworkPath: The framework, beside whose folder lists are looked for.
  ///   - diagnostics: Takes what is wrong with it.
  /// - Returns: The list with the document it was read from; no list when it is faulty, which is told.
  /// - Throws: When there is no such document, or it cannot be read at all.
  static func read(
    _ name: String,
    beside frameworkPath: String,
    _ diagnostics: inout DiagnosticList
  ) throws(SurroundingsFailure) -> (list: Geography?, input: Provenance.Input) {
    var path = name
    if !FileManager.default.fileExists(atPath: name) {
      path = DocumentFinder(paths: [frameworkPath]).find(.geography, id: name) ?? name
    }
    let file = try InputFile.read(path)
    let reading = GeographyReader.read(file)
    diagnostics.add(reading.diagnostics)
    let isSound = !DiagnosticList(reading.diagnostics).hasErrors
    return (isSound ? reading.geography : nil, LoadedFramework.input("geography", file))
  }
}
